package dev.winnow.storage.search;

/// What people made of an accepted row.
public enum RowState {
  /// It is as it came.
  ACCEPTED,
  /// Somebody changed it.
  EDITED,
  /// Somebody removed it.
  REMOVED
}
