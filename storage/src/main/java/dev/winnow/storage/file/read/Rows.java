package dev.winnow.storage.file.read;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The rows of one file of one format.
interface Rows extends Closeable {

  /// The next row or problem; null at the end.
  ///
  /// @throws IOException when nothing behind it can be read; [#line] says where
  @Nullable Item next() throws IOException;

  /// The line that is being read.
  long line();
}
