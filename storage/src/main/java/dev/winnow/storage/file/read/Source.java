package dev.winnow.storage.file.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A file of rows as bytes, unpacked, to be opened as often as needed.
///
/// @param entry its name in an archive; null where it is in none
/// @param name whose ending hints at its format
/// @param plain where it lies as it is; null where it has to be unpacked
/// @param bytes of it, as far as is known; -1 otherwise
record Source(
    @Nullable String entry, String name, @Nullable Path plain, long bytes, Opener opener) {

  /// Opens the bytes.
  @FunctionalInterface
  interface Opener {

    /// Opens them from the first one on.
    ///
    /// @param counts whether what is read counts as progress
    InputStream open(boolean counts) throws IOException;
  }
}
