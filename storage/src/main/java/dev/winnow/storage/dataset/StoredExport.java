package dev.winnow.storage.dataset;

import dev.winnow.core.say.Said;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file that is made of a dataset, and what was asked for.
///
/// @param version null: what the dataset had when it was asked for
/// @param set which rows
/// @param wish what was asked for, as JSON
/// @param fileName empty until it is done
/// @param bytes of the file
/// @param rows in it
/// @param skipped rows that are not, by reason, as JSON
/// @param message why it failed; empty where it did not
public record StoredExport(
    UUID id,
    UUID dataset,
    @Nullable Integer version,
    RowSet set,
    String wish,
    State state,
    String fileName,
    long bytes,
    long rows,
    String skipped,
    Said message,
    Instant at) {

  /// How far it is.
  public enum State {
    /// It is being written.
    RUNNING,
    /// It can be downloaded.
    DONE,
    /// There is no file.
    FAILED
  }
}
