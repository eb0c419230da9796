package dev.winnow.storage.file.read;

import java.nio.charset.Charset;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How a file of rows is read.
///
/// @param charset of its text; null: UTF-8, or what a byte order mark says
/// @param scratch the folder for what has to be unpacked first (Parquet in an archive); null:
///   beside the file. What is put there is named `.winnow-*` and goes when the reader is closed, or
///   with the next reader after a process that was killed
/// @param learned what an earlier reader of the same file found out; null: found out anew
public record ReadOptions(
    @Nullable Charset charset,
    ReadBounds bounds,
    @Nullable Path scratch,
    @Nullable Learned learned) {

  public static final ReadOptions DEFAULT = new ReadOptions(null, ReadBounds.DEFAULT, null, null);

  public ReadOptions withCharset(@Nullable Charset charset) {
    return new ReadOptions(charset, bounds, scratch, learned);
  }

  public ReadOptions withBounds(ReadBounds bounds) {
    return new ReadOptions(charset, bounds, scratch, learned);
  }

  public ReadOptions withScratch(@Nullable Path scratch) {
    return new ReadOptions(charset, bounds, scratch, learned);
  }

  public ReadOptions withLearned(@Nullable Learned learned) {
    return new ReadOptions(charset, bounds, scratch, learned);
  }
}
