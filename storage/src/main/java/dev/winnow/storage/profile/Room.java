package dev.winnow.storage.profile;

/// The places of count tables that all columns share, so that many columns take no more memory than
/// some. For one thread.
final class Room {

  private int left;

  Room(int places) {
    this.left = places;
  }

  /// Takes places; false where there are too few left.
  boolean take(int places) {
    if (places > left) {
      return false;
    }
    left -= places;
    return true;
  }
}
