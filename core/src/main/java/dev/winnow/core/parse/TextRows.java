package dev.winnow.core.parse;

import dev.winnow.core.say.Said;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The texts of the one list in an answer, where each of them stands for a row.
///
/// They are rows only where the list is the answer: it starts a line, or follows a colon or a mark,
/// no other list has texts, and no object was found.
final class TextRows {

  /// One of them, and where it stands.
  ///
  /// @param problem why it cannot stand in a row; null where it can
  record Text(int start, int end, String text, @Nullable Said problem) {}

  private final Source source;
  private final List<Text> texts = new ArrayList<>();
  private boolean listIsAnswer;
  private boolean inList;
  private boolean inDoubt;
  private @Nullable Damage cut;

  TextRows(Source source) {
    this.source = source;
  }

  /// An outermost array opens at a place.
  ///
  /// @param mark the place after the last mark that is neither text nor JSON
  void open(int bracket, int mark) {
    inDoubt |= !texts.isEmpty();
    inList = true;
    int before = source.beforeOnLine(bracket, mark);
    listIsAnswer =
        before == Source.END
            || switch (source.at(before)) {
              case ':', '：', '>', '=', '`', '~' -> true;
              default -> false;
            };
  }

  /// The outermost array was closed before a place.
  void close(int after) {
    int next = source.blanks(after);
    int c = source.at(next);
    boolean ends =
        c == Source.END
            || c == '`'
            || c == '<'
            || c == ';'
            || c == ']'
            || source.lineEndsBetween(after, next);
    inDoubt |= inList && !texts.isEmpty() && !ends;
    inList = false;
  }

  /// A text is an element of an array.
  ///
  /// @param arrays how many arrays are open
  void text(Text text, int arrays) {
    inDoubt |= !listIsAnswer || arrays > 1;
    texts.add(text);
  }

  /// Something that is no text stands in an array.
  void stray() {
    inDoubt |= !texts.isEmpty() && cut == null;
  }

  /// A text starts that is not closed.
  void unended(int start, ReadString.End end) {
    if (end == ReadString.End.CUT && listIsAnswer) {
      cut = new Damage(start, source.length(), AnswerSaid.CUT_IN_STRING.of());
    } else {
      inDoubt = true;
    }
  }

  void forget() {
    texts.clear();
    inList = false;
    inDoubt = false;
    cut = null;
  }

  /// Makes rows of the texts.
  void pick(PickRows rows, Findings found) {
    if (inDoubt) {
      return;
    }
    for (Text each : texts) {
      if (Placeholder.isDots(each.text())) {
        found.piece(new Damage(each.start(), each.end(), AnswerSaid.DOTS.of()));
      } else if (each.problem() != null) {
        found.piece(new Damage(each.start(), each.end(), each.problem()));
      } else {
        found.row(rows.rowOf(each.text()));
      }
    }
    if (cut != null && !texts.isEmpty()) {
      found.piece(cut);
    }
  }
}
