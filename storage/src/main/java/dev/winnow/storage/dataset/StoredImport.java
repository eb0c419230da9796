package dev.winnow.storage.dataset;

import dev.winnow.core.say.Said;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An uploaded file and what becomes of it.
///
/// @param bytes of the file
/// @param encoding its charset as the user named it; empty where it is to be found out
/// @param report what it has in it, as JSON; `{}` until that is known
/// @param rows that were imported, or could be
/// @param message why it failed; empty where it did not
/// @param dataset where its rows go; null until somebody has said it
/// @param version that it made; null until it has
public record StoredImport(
    UUID id,
    String fileName,
    long bytes,
    String encoding,
    State state,
    String report,
    long rows,
    Said message,
    @Nullable UUID dataset,
    @Nullable Integer version,
    Instant at) {

  /// How far it is.
  public enum State {
    /// It is read, and nothing stored.
    CHECKING,
    /// It waits for somebody to say what is to become of it.
    READY,
    /// Its rows are being stored.
    IMPORTING,
    /// Its rows are in the dataset.
    DONE,
    /// Nothing of it is stored.
    FAILED
  }
}
