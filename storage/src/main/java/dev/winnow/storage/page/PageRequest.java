package dev.winnow.storage.page;

/// Which page of a list.
///
/// @param page its number, from 0
/// @param size how many fit on one, 1 to [#SIZE_MAX]
public record PageRequest(int page, int size) {

  /// The largest page.
  public static final int SIZE_MAX = 1_000;

  public PageRequest {
    if (page < 0 || size < 1 || size > SIZE_MAX) {
      throw new IllegalArgumentException("A page is from 0, its size from 1 to " + SIZE_MAX + ".");
    }
  }

  /// How many come before it.
  public long offset() {
    return (long) page * size;
  }
}
