package dev.winnow.core.parse;

/// What stands behind a quote, as far as it tells whether the quote closes a string.
enum Behind {
  /// Nothing that may stand behind a string.
  TEXT,
  /// The end of the answer.
  END,
  /// A separator, a quoted key, its colon and a value.
  KEY,
  /// The same with a key without quotes, or without a letter, or with something else for a value.
  LOOSE_KEY,
  /// A separator and another element of the array.
  ELEMENT,
  /// Closers of what is open, and what goes on behind them as it must.
  CLOSERS,
  /// Closers up to the end of the outermost object, and another one that begins like it.
  SIBLING,
  /// Closers of which one is missing or wrong, and what goes on behind them as it must.
  MENDED_CLOSERS,
  /// Closers up to the end of the outermost object, and an object that does not begin like it.
  OTHER_OBJECT,
  /// Closers up to the end of the outermost value, and prose.
  PROSE,
  /// A plus and another string.
  JOINED,
  /// A plus and something else.
  PLUS,
  /// A comment, a fence, or the next object after a line end: what the text can hold as well.
  ASIDE
}
