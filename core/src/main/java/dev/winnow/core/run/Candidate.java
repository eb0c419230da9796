package dev.winnow.core.run;

import dev.winnow.core.dataset.Fingerprint;
import dev.winnow.core.gate.CompareRows;
import dev.winnow.core.say.Said;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// What stood in an answer, looked at by itself: before it is known what else the dataset holds.
public sealed interface Candidate {

  /// A row that is valid by itself. Databases and text files can hold all of its texts.
  ///
  /// @param cell which it counts for; that of its request, unless it says another and that is kept
  /// @param coerced places of values that stood there in another form, as JSON Pointers
  /// @param sketch what it is compared by with rows that are nearly alike
  record Sound(
      ObjectNode row,
      Fingerprint fingerprint,
      int cell,
      List<String> coerced,
      CompareRows.Sketch sketch)
      implements Candidate {

    public Sound {
      coerced = List.copyOf(coerced);
    }

    /// A row of a task without categories, as the model wrote it.
    public Sound(ObjectNode row, Fingerprint fingerprint) {
      this(row, fingerprint, 0, List.of(), CompareRows.Sketch.EMPTY);
    }
  }

  /// A row, or a piece of text meant as one, that is not.
  ///
  /// @param text the row as JSON, or the raw text; U+FFFD stands for NUL and for halves of
  ///   characters
  /// @param detail what is wrong, in a sentence
  record Unsound(Reason reason, String text, Said detail) implements Candidate {}
}
