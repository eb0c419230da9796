package dev.winnow.core.parse;

import tools.jackson.databind.node.ObjectNode;

/// What is known of a row whose brackets or members cannot be read, so that no object in it is
/// taken for a row.
final class TornRow {

  /// Longer than any key that counts.
  private static final int KEY_LENGTH_MAX = 100;

  private final Source source;
  private final PickRows rows;

  /// Where it starts; -1 where there is none.
  private int start = -1;

  /// Whether it has a field of a row: then it is one, and does not only wrap some.
  private boolean isRow;

  /// The last key that stood in it.
  private String key = "";

  /// The place of the colon behind it.
  private int keyColon = -1;

  /// So many arrays are open at least while in one of its arrays; 0 where in none.
  private int arraysWithin;

  TornRow(Source source, PickRows rows) {
    this.source = source;
    this.rows = rows;
  }

  /// A brace opens something that cannot be read.
  void begins(int place) {
    start = start < 0 ? place : start;
  }

  /// A colon stands outside of objects: if a key does before it, the brace of its object is missing
  /// or misshapen. A key without quotes must be the name of a field.
  void colon(int place, boolean inArray) {
    int close = before(place);
    boolean quoted = Quote.opens(source.at(close));
    int end = quoted ? close : close + 1;
    int open = end - 1;
    while (open >= 0 && end - open < KEY_LENGTH_MAX && !startsKey(source.at(open), quoted)) {
      open--;
    }
    String name = source.text().substring(open + 1, end);
    if (!quoted && !(inArray && rows.isField(name))) {
      return;
    }
    key = name;
    keyColon = place;
    isRow |= rows.isField(key);
    begins(Math.max(0, open));
  }

  private static boolean startsKey(int c, boolean quoted) {
    return quoted ? c == '\n' || Quote.opens(c) : !Source.isWord(c);
  }

  /// An array opens.
  ///
  /// @param arrays how many are open with it
  void array(int bracket, int arrays) {
    if (arraysWithin == 0 && followsKey(bracket) && !rows.mayWrap(key, isRow)) {
      arraysWithin = arrays;
    }
  }

  /// It was left within an array of its own.
  ///
  /// @param arrays how many are open around it
  void within(int arrays) {
    if (arraysWithin == 0 && isRow) {
      arraysWithin = arrays + 1;
    }
  }

  /// An array was closed.
  ///
  /// @param arrays how many are open still
  void closed(int arrays) {
    if (arrays < arraysWithin) {
      arraysWithin = 0;
    }
  }

  /// Whether an object is a part of it.
  ///
  /// @param arrays how many are open around the object
  boolean holds(int brace, ObjectNode object, int arrays) {
    return (arraysWithin > 0 && arrays >= arraysWithin)
        || (followsKey(brace) && (isRow || !rows.hasField(object)));
  }

  /// The piece of the answer that it is, with an object in it.
  Damage piece(int brace, int end) {
    int from = start >= 0 && start < brace ? start : brace;
    start = end;
    return new Damage(from, end, AnswerSaid.INNER_OBJECT.of());
  }

  /// An object was read that is no part of it.
  void after(int brace, ObjectNode object, boolean broken) {
    start = broken ? brace : -1;
    isRow = broken && rows.hasField(object);
  }

  void forget() {
    start = -1;
    isRow = false;
    arraysWithin = 0;
  }

  /// Whether a quote and a colon stand before a bracket, or before others that are with it.
  private boolean followsKey(int bracket) {
    int colon = before(bracket);
    while (colon > 0 && (source.at(colon) == '{' || source.at(colon) == '(')) {
      colon = before(colon);
    }
    return source.structural(colon) == ':'
        && (colon == keyColon || Quote.opens(source.at(before(colon))));
  }

  private int before(int place) {
    return source.blanksBefore(place, 0);
  }
}
