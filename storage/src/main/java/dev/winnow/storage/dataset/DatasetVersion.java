package dev.winnow.storage.dataset;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a dataset had at a time, under a number. It never changes.
///
/// @param number from 1
/// @param note for people; may be empty
/// @param task whose end made it; null where something else did
/// @param restored the version that it is like; null where it is like none
/// @param rows how many there are
/// @param bytes of them as JSON
/// @param set which they are
public record DatasetVersion(
    int number,
    Kind kind,
    String note,
    @Nullable UUID task,
    @Nullable Integer restored,
    long rows,
    long bytes,
    RowSet set,
    Instant at) {

  /// What made a version.
  public enum Kind {
    /// The end of a task.
    TASK,
    /// An uploaded file.
    IMPORT,
    /// Somebody who changed or removed rows.
    EDIT,
    /// Somebody who went back to an earlier one.
    RESTORE,
    /// Somebody who gave what was there a number.
    NAMED
  }
}
