package dev.winnow.storage.review;

import java.util.UUID;

/// A row that people decide about.
public sealed interface ReviewItem {

  /// A row of the dataset.
  record Row(long ordinal) implements ReviewItem {}

  /// A row that a task made and the dataset does not have.
  ///
  /// @param unit the request that brought it
  /// @param index which row of its answer, from 0
  record Left(UUID task, String unit, int index) implements ReviewItem {}
}
