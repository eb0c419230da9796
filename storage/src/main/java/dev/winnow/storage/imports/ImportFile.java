package dev.winnow.storage.imports;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.layout.Layout;
import dev.winnow.core.layout.ReadLayout;
import dev.winnow.core.task.OutputMode;
import dev.winnow.storage.dataset.DatasetVersion;
import dev.winnow.storage.dataset.ImportRows;
import dev.winnow.storage.dataset.Imports;
import dev.winnow.storage.dataset.Versions;
import dev.winnow.storage.file.read.Item;
import dev.winnow.storage.file.read.RowReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/// Stores the rows of a file in one transaction: all of them, or none. They are read by one thread
/// and written by another.
///
/// @param imports what is known of the file is changed with it
public record ImportFile(
    TransactionTemplate transaction, ImportRows rows, Versions versions, Imports imports) {

  private static final int ROWS_WRITTEN_AT_ONCE = 1_000;

  /// A batch is no larger than this, however large its rows are.
  private static final long BATCH_CHARS_MAX = 4L << 20;

  private static final int BATCHES_READ_AHEAD = 4;

  /// What is to become of the rows.
  ///
  /// @param upload the import
  /// @param from the first of the ordinals that are kept free for them
  /// @param count how many rows the file has
  /// @param layout the training layout that they are read out of; null: they are taken as they are
  /// @param note of the version
  public record Into(
      UUID upload,
      UUID dataset,
      long from,
      long count,
      OutputMode mode,
      @Nullable Layout layout,
      String note) {}

  /// Rows, the end of the file, or what went wrong with the reading.
  private record Batch(
      List<ImportRows.Row> rows, long bytes, boolean last, @Nullable Throwable failure) {}

  /// Stores them.
  ///
  /// @param stopped whether it is to end without storing anything
  /// @return the version that they made; empty where it was stopped
  /// @throws IllegalStateException when the file has other rows than it had
  public Optional<DatasetVersion> store(RowReader reader, Into into, BooleanSupplier stopped) {
    BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(BATCHES_READ_AHEAD);
    Thread reading =
        Thread.ofVirtual().name("import-read").start(() -> read(reader, into.layout(), batches));
    try {
      return Optional.ofNullable(
          transaction.execute(status -> {
            long bytes = write(batches, into, stopped);
            if (bytes < 0) {
              status.setRollbackOnly();
              return null;
            }
            DatasetVersion version =
                versions.imported(
                    into.dataset(), into.from(), into.count(), bytes, into.mode(), into.note());
            imports.done(into.upload(), into.count(), version.number());
            return version;
          }));
    } finally {
      reading.interrupt();
      join(reading);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void read(
      RowReader reader, @Nullable Layout layout, BlockingQueue<Batch> batches) {
    try {
      try {
        readAll(reader, layout, batches);
      } catch (RuntimeException | Error e) {
        batches.put(new Batch(List.of(), 0, true, e));
      }
    } catch (InterruptedException e) {
      // Nobody takes them any more.
      Thread.currentThread().interrupt();
    }
  }

  private static void readAll(
      RowReader reader, @Nullable Layout layout, BlockingQueue<Batch> batches)
      throws InterruptedException {
    List<ImportRows.Row> rows = new ArrayList<>();
    long chars = 0;
    long bytes = 0;
    Item item = reader.next();
    while (item != null) {
      if (item instanceof Item.Row row) {
        String data =
            ExactJson.write(layout == null ? row.data() : ReadLayout.plain(layout, row.data()));
        rows.add(new ImportRows.Row(row.line(), data));
        chars += data.length();
        bytes += data.getBytes(StandardCharsets.UTF_8).length;
      }
      if (rows.size() == ROWS_WRITTEN_AT_ONCE || chars >= BATCH_CHARS_MAX) {
        batches.put(new Batch(rows, bytes, false, null));
        rows = new ArrayList<>();
        chars = 0;
        bytes = 0;
      }
      item = reader.next();
    }
    batches.put(new Batch(rows, bytes, true, null));
  }

  /// @return the bytes of all rows; less than 0 where it was stopped
  private long write(BlockingQueue<Batch> batches, Into into, BooleanSupplier stopped) {
    long bytes = 0;
    long written = 0;
    try {
      Batch batch;
      do {
        batch = batches.take();
        if (stopped.getAsBoolean()) {
          return -1;
        }
        if (batch.failure() != null) {
          throw new IllegalStateException(batch.failure());
        }
        rows.add(into.dataset(), into.upload(), into.from() + written, batch.rows());
        written += batch.rows().size();
        bytes += batch.bytes();
      } while (!batch.last());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
    if (written != into.count()) {
      throw new IllegalStateException(
          "The file has %d rows and had %d.".formatted(written, into.count()));
    }
    return bytes;
  }
}
