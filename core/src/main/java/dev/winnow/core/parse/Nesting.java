package dev.winnow.core.parse;

import org.jspecify.annotations.Nullable;

/// The objects and arrays that are open at a place within one outermost value: what a closer there
/// can close.
final class Nesting {

  private final boolean[] isArray = new boolean[ReadObject.NESTING_MAX + 1];
  private int depth;
  private boolean inArray;
  private @Nullable String firstKey;

  /// Nothing is open.
  ///
  /// @param inArray whether the outermost value is an element of an array
  Nesting(boolean inArray) {
    this.inArray = inArray;
  }

  /// Begins with another outermost value.
  void reset(boolean elementOfArray) {
    depth = 0;
    inArray = elementOfArray;
    firstKey = null;
  }

  void open(boolean array) {
    isArray[depth++] = array;
  }

  void close() {
    depth--;
  }

  /// How many are open.
  int depth() {
    return depth;
  }

  /// Whether there is one at a level, from 0, and it is an array.
  boolean array(int level) {
    return level >= 0 && level < depth && isArray[level];
  }

  /// Whether there is one at a level, from 0, and it is an object.
  boolean object(int level) {
    return level >= 0 && level < depth && !isArray[level];
  }

  /// Whether the outermost value is an element of an array.
  boolean inArray() {
    return inArray;
  }

  /// Notes a key; the first one tells a sibling of the outermost object from other objects.
  void key(String key) {
    if (depth == 1 && firstKey == null) {
      firstKey = key;
    }
  }

  /// The first key of the outermost object; null where it has none yet.
  @Nullable String firstKey() {
    return firstKey;
  }
}
