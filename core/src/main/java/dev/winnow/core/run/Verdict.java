package dev.winnow.core.run;

import dev.winnow.core.dataset.Fingerprint;
import dev.winnow.core.gate.Vote;
import dev.winnow.core.say.Said;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is decided about one row of an answer, or about a text meant as one. Recorded like the
/// answer: whoever reads it again takes it as it is.
public sealed interface Verdict {

  /// Which row of its answer, from 0.
  int index();

  /// The cell that the row counts for, from 0.
  int cell();

  /// Who decided.
  By by();

  /// The row as JSON, or the raw text; null where it is not needed.
  @Nullable String text();

  /// Who decides about rows, in the order in which they are asked.
  enum By {
    /// Whatever reads rows out of texts.
    READ,
    /// The output schema.
    SCHEMA,
    /// A rule of the task.
    RULE,
    /// The comparison with the rows that are there.
    DUPLICATE,
    /// The comparison of what rows mean, by an embedding model.
    EMBEDDING,
    /// A model that classifies rows.
    JUDGE,
    /// A judging model, by its scores.
    SCORES,
    /// A person.
    REVIEWER,
    /// How many rows are wanted.
    QUOTA
  }

  /// The row is part of the dataset.
  ///
  /// @param ordinal its place among the task's accepted rows, from 1
  /// @param fingerprint null where none was recorded: by rules of today it is another
  /// @param text the row as JSON; null where it is in the dataset already and is not needed here
  /// @param coerced places of values that stood in the answer in another form, as JSON Pointers
  /// @param votes what a judging model said of it; empty where none was asked
  record Accepted(
      int index,
      int cell,
      By by,
      long ordinal,
      @Nullable Fingerprint fingerprint,
      @Nullable String text,
      List<String> coerced,
      List<Vote> votes)
      implements Verdict {

    public Accepted {
      coerced = List.copyOf(coerced);
      votes = List.copyOf(votes);
    }

    /// One that no model has judged.
    public Accepted(
        int index,
        int cell,
        By by,
        long ordinal,
        @Nullable Fingerprint fingerprint,
        @Nullable String text,
        List<String> coerced) {
      this(index, cell, by, ordinal, fingerprint, text, coerced, List.of());
    }
  }

  /// The row is not part of the dataset.
  ///
  /// @param detail what is wrong, in a sentence
  /// @param text the row as JSON, or the raw text
  /// @param votes what a judging model said of it; empty where none was asked
  record Rejected(int index, int cell, Reason reason, Said detail, String text, List<Vote> votes)
      implements Verdict {

    public Rejected {
      votes = List.copyOf(votes);
    }

    /// One that no model has judged.
    public Rejected(int index, int cell, Reason reason, Said detail, String text) {
      this(index, cell, reason, detail, text, List.of());
    }

    @Override
    public By by() {
      return reason.by();
    }
  }

  /// The row is good so far, has its place in the dataset, and waits for somebody's word.
  ///
  /// @param by whose
  /// @param text the row as JSON
  /// @param coerced places of values that stood in the answer in another form, as JSON Pointers
  /// @param votes what a judging model has said of it so far
  record Waiting(
      int index,
      int cell,
      By by,
      @Nullable Fingerprint fingerprint,
      String text,
      List<String> coerced,
      List<Vote> votes)
      implements Verdict {

    public Waiting {
      coerced = List.copyOf(coerced);
      votes = List.copyOf(votes);
    }

    /// One that no model has judged.
    public Waiting(
        int index,
        int cell,
        By by,
        @Nullable Fingerprint fingerprint,
        String text,
        List<String> coerced) {
      this(index, cell, by, fingerprint, text, coerced, List.of());
    }
  }

  /// Whether a row takes a place of its cell: it is accepted, or may still be.
  default boolean takesPlace() {
    return switch (this) {
      case Accepted accepted -> true;
      case Waiting waiting -> true;
      case Rejected rejected -> false;
    };
  }
}
