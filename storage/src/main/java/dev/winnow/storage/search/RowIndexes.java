package dev.winnow.storage.search;

import dev.winnow.storage.dataset.RowSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/// The indexes of datasets, a folder each. One is brought up to date when somebody searches; what
/// takes longer than they wait goes on behind them.
///
/// For any number of threads.
public final class RowIndexes implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RowIndexes.class);

  /// More of them are closed, the one that was used the longest ago first.
  private static final int OPEN_MAX = 8;

  /// How long somebody waits for an index that is behind.
  private static final Duration WAIT = Duration.ofSeconds(5);

  private static final int PIECES_KEPT_AT_ONCE = 250;

  private final Path folder;
  private final ReadForIndex source;
  private final Executor threads;

  private final Map<UUID, RowIndex> open = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<UUID, CountDownLatch> busy = new HashMap<>();
  private boolean closed;

  /// @param folder of all indexes
  /// @param threads bring indexes up to date
  public RowIndexes(Path folder, JdbcTemplate jdbc, CategoryNames categories, Executor threads) {
    this.folder = folder;
    this.source = new ReadForIndex(jdbc, categories);
    this.threads = threads;
  }

  /// Whether a cursor was written for an order.
  public static boolean isCursor(String cursor, RowOrder order) {
    return SearchCursor.read(cursor, order.field() != null).isPresent();
  }

  /// Finds rows.
  ///
  /// @param cursor where the page before ended; null is from the first
  /// @param size of the page, at least 1
  /// @throws UncheckedIOException when the index cannot be read
  public FoundRows find(
      RowSet rows, RowFilter filter, RowOrder order, @Nullable String cursor, int size) {
    follow(rows.dataset());
    Optional<FieldDoc> after =
        Optional.ofNullable(cursor).flatMap(it -> SearchCursor.read(it, order.field() != null));
    while (true) {
      try {
        return index(rows.dataset()).find(rows, filter, order, after.orElse(null), size);
      } catch (AlreadyClosedException e) {
        // Others were needed more: it is opened again, unless all are closed for good.
        if (isClosed()) {
          throw e;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Waits until the index of a dataset has all of its rows.
  ///
  /// @throws UncheckedIOException when it cannot be brought up to date
  public void complete(UUID dataset) {
    try {
      // Once for what is being taken in, once for what came meanwhile.
      started(dataset).await();
      started(dataset).await();
      if (!index(dataset).isComplete()) {
        throw new IOException("The index of dataset " + dataset + " is behind.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Brings an index up to date, and waits for that a while.
  private void follow(UUID dataset) {
    CountDownLatch done = started(dataset);
    try {
      done.await(WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private CountDownLatch started(UUID dataset) {
    synchronized (open) {
      CountDownLatch running = busy.get(dataset);
      if (running != null || closed) {
        return running == null ? new CountDownLatch(0) : running;
      }
      CountDownLatch done = new CountDownLatch(1);
      busy.put(dataset, done);
      threads.execute(() -> takeIn(dataset, done));
      return done;
    }
  }

  private void takeIn(UUID dataset, CountDownLatch done) {
    try {
      RowIndex index = index(dataset);
      if (!index.isComplete()) {
        boolean more = true;
        for (int piece = 1; more && !isClosed(); piece++) {
          more = index.takeIn();
          if (piece % PIECES_KEPT_AT_ONCE == 0) {
            index.keep();
          }
        }
        index.keep();
      }
    } catch (IOException | RuntimeException e) {
      // The edge of a thread: the next search opens it anew and tries again.
      LOG.warn("The index of dataset {} is behind", dataset, e);
      drop(dataset);
    } finally {
      synchronized (open) {
        busy.remove(dataset);
        closeOthers();
      }
      done.countDown();
    }
  }

  private void drop(UUID dataset) {
    synchronized (open) {
      RowIndex index = open.remove(dataset);
      if (index != null) {
        close(index);
      }
    }
  }

  private boolean isClosed() {
    synchronized (open) {
      return closed;
    }
  }

  private RowIndex index(UUID dataset) throws IOException {
    synchronized (open) {
      RowIndex known = open.get(dataset);
      if (known != null) {
        return known;
      }
      RowIndex opened = opened(dataset);
      open.put(dataset, opened);
      return opened;
    }
  }

  /// An index that cannot be read is made anew.
  ///
  /// @throws LockObtainFailedException when another process has it
  private RowIndex opened(UUID dataset) throws IOException {
    Path place = folder.resolve(dataset.toString());
    Files.createDirectories(place);
    try {
      return RowIndex.open(dataset, place, source);
    } catch (LockObtainFailedException e) {
      // Another process works with it: it is not broken.
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("The index of dataset {} is made anew", dataset, e);
      FileSystemUtils.deleteRecursively(place);
      Files.createDirectories(place);
      return RowIndex.open(dataset, place, source);
    }
  }

  private void closeOthers() {
    var each = open.entrySet().iterator();
    while (open.size() > OPEN_MAX && each.hasNext()) {
      Map.Entry<UUID, RowIndex> oldest = each.next();
      if (!busy.containsKey(oldest.getKey())) {
        each.remove();
        close(oldest.getValue());
      }
    }
  }

  private static void close(RowIndex index) {
    try {
      index.close();
    } catch (IOException e) {
      LOG.debug("An index is not closed: {}", e.getMessage());
    }
  }

  /// Removes the indexes of datasets that are gone.
  ///
  /// @param isThere whether there is a dataset of an id
  public void sweep(Predicate<UUID> isThere) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> places = Files.list(folder)) {
      for (Path place : places.toList()) {
        UUID dataset = id(String.valueOf(place.getFileName()));
        if (dataset != null && !isThere.test(dataset)) {
          delete(dataset);
        }
      }
    } catch (IOException e) {
      LOG.debug("What is left in {} is not removed: {}", folder, e.getMessage());
    }
  }

  private static @Nullable UUID id(String name) {
    try {
      return UUID.fromString(name);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /// Removes the index of a dataset that is gone.
  public void delete(UUID dataset) {
    try {
      drop(dataset);
      FileSystemUtils.deleteRecursively(folder.resolve(dataset.toString()));
    } catch (IOException e) {
      LOG.debug("The index of dataset {} stays: {}", dataset, e.getMessage());
    }
  }

  @Override
  public void close() {
    synchronized (open) {
      closed = true;
    }
    awaitAll();
    synchronized (open) {
      open.values().forEach(RowIndexes::close);
      open.clear();
    }
  }

  private void awaitAll() {
    while (true) {
      CountDownLatch next;
      synchronized (open) {
        next = busy.values().stream().findFirst().orElse(null);
      }
      if (next == null) {
        return;
      }
      try {
        next.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
