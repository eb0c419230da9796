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
    /// @param counts how much of what is read counts as progress
    InputStream open(Counts counts) throws IOException;
  }

  /// What a pass over the bytes counts for: all passes together count once.
  enum Counts {
    NOTHING(0),
    /// One of two passes.
    HALF(1),
    WHOLE(2);

    private final int halves;

    Counts(int halves) {
      this.halves = halves;
    }

    int halves() {
      return halves;
    }
  }
}
