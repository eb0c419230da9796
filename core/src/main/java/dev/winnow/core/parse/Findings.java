package dev.winnow.core.parse;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// What has been found in an answer so far.
final class Findings {

  /// So many pieces are kept apart; what comes after joins the last one.
  static final int PIECES_MAX = 1000;

  private final List<ObjectNode> rows = new ArrayList<>();
  private final List<Damage> pieces = new ArrayList<>();
  private Damages strangers = new Damages();

  void row(ObjectNode row) {
    rows.add(row);
  }

  void piece(Damage piece) {
    if (pieces.size() < PIECES_MAX) {
      pieces.add(piece);
    } else {
      stretchLastPiece(piece.end());
    }
  }

  /// A row that has none of the fields rows have: it is one only if no other has any either.
  void stranger(ObjectNode row, Damage asPiece) {
    strangers.put(row, asPiece);
  }

  /// Takes the strangers out where there are others.
  void dropStrangers() {
    if (strangers.isEmpty() || rows.stream().allMatch(row -> strangers.of(row) != null)) {
      return;
    }
    for (ObjectNode row : rows) {
      Damage asPiece = strangers.of(row);
      if (asPiece != null) {
        piece(asPiece);
      }
    }
    rows.removeIf(row -> strangers.of(row) != null);
  }

  /// The last piece reached on to a place: what follows a broken object up to there belongs to it.
  void stretchLastPiece(int end) {
    Damage last = pieces.removeLast();
    pieces.add(new Damage(last.start(), Math.max(last.end(), end), last.reason()));
  }

  /// Forgets everything: it was no part of the answer.
  void forget() {
    rows.clear();
    pieces.clear();
    strangers = new Damages();
  }

  int count() {
    return rows.size() + pieces.size();
  }

  List<ObjectNode> rows() {
    return rows;
  }

  List<Damage> pieces() {
    return pieces;
  }
}
