package dev.winnow.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A pattern with slots, cut into pieces once: `{slot}` takes a phrase, `{Slot}` the same with a
/// capital.
record Phrase(List<Piece> pieces) {

  /// Literal text, or a slot to be filled.
  sealed interface Piece {
    record Literal(String text) implements Piece {}

    record Slot(String name, boolean capital) implements Piece {}
  }

  Phrase {
    pieces = List.copyOf(pieces);
  }

  static Phrase compile(String pattern) {
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    while (from < pattern.length()) {
      int open = pattern.indexOf('{', from);
      int close = open < 0 ? -1 : pattern.indexOf('}', open);
      if (close < 0) {
        pieces.add(new Piece.Literal(pattern.substring(from)));
        break;
      }
      if (open > from) {
        pieces.add(new Piece.Literal(pattern.substring(from, open)));
      }
      String slot = pattern.substring(open + 1, close);
      pieces.add(
          new Piece.Slot(
              slot.toLowerCase(Locale.ROOT), Character.isUpperCase(slot.codePointAt(0))));
      from = close + 1;
    }
    return new Phrase(pieces);
  }

  /// Writes the phrase with the slots filled by a scene.
  void write(StringBuilder out, Scene scene) {
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Literal literal -> out.append(literal.text());
        case Piece.Slot slot -> {
          int start = out.length();
          out.append(scene.slot(slot.name()));
          if (slot.capital() && out.length() > start) {
            out.setCharAt(start, Character.toUpperCase(out.charAt(start)));
          }
        }
      }
    }
  }
}
