package dev.winnow.server.dataset;

import dev.winnow.core.layout.Layout;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.DatasetRequests.StartImport;
import dev.winnow.core.task.OutputMode;
import dev.winnow.core.template.TemplateType;
import dev.winnow.server.start.Settings;
import dev.winnow.server.web.FileName;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.Thing;
import dev.winnow.storage.dataset.Datasets;
import dev.winnow.storage.dataset.ImportRows;
import dev.winnow.storage.dataset.StoredDataset;
import dev.winnow.storage.dataset.StoredImport;
import dev.winnow.storage.dataset.StoredImport.State;
import dev.winnow.storage.file.read.ReadOptions;
import dev.winnow.storage.file.read.RowReader;
import dev.winnow.storage.imports.CheckFile;
import dev.winnow.storage.imports.ImportFile;
import dev.winnow.storage.imports.ImportReport;
import dev.winnow.storage.imports.ReportJson;
import dev.winnow.storage.imports.SweepImports;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads what uploaded files have in them, and stores their rows when somebody says so.
///
/// What a service that was killed left behind is put right when the next one starts: files of which
/// nothing is known go, what was being stored waits again.
final class RunImports {

  private static final Logger LOG = LoggerFactory.getLogger(RunImports.class);

  /// How long a file waits for somebody who says what is to become of it.
  private static final Duration KEPT = Duration.ofDays(1);

  private static final int AT_ONCE = 2;

  private final DatasetStores stores;
  private final ImportFile into;
  private final TransactionTemplate transaction;
  private final UploadFolder files;
  private final Executor threads;
  private final Semaphore turns = new Semaphore(AT_ONCE);
  private final Map<UUID, Job> jobs = new ConcurrentHashMap<>();
  private final SweepImports left;

  /// An import that begins has its job before anybody looks for those that were cut off.
  private final Lock beginning = new ReentrantLock();

  private volatile boolean stopping;

  RunImports(
      DatasetStores stores,
      TransactionTemplate transaction,
      JdbcTemplate jdbc,
      Settings settings,
      Executor threads) {
    this.stores = stores;
    this.into =
        new ImportFile(transaction, new ImportRows(jdbc), stores.versions(), stores.imports());
    this.transaction = transaction;
    this.files = new UploadFolder(settings.uploads());
    this.threads = threads;
    this.left = new SweepImports(stores.imports(), transaction, files::has);
  }

  /// A file that is being read.
  private static final class Job {
    private volatile @Nullable RowReader reader;
    private volatile boolean cancelled;

    double progress() {
      RowReader open = reader;
      return open == null || open.bytes() == 0 ? 0 : (double) open.bytesRead() / open.bytes();
    }
  }

  /// How much of a file has been read, from 0 to 1.
  double progress(StoredImport upload) {
    return switch (upload.state()) {
      case CHECKING, IMPORTING -> {
        Job job = jobs.get(upload.id());
        yield job == null ? 0 : job.progress();
      }
      case READY, DONE, FAILED -> 1;
    };
  }

  /// Takes a file, and begins to read it.
  ///
  /// @param encoding the name of its charset; empty: to be found out
  /// @throws Refusal when it is too large, or there is no room for it
  StoredImport take(String fileName, String encoding, InputStream content) throws IOException {
    UUID id = UUID.randomUUID();
    long bytes = files.take(id, content);
    try {
      StoredImport taken = stores.imports().add(id, fileName, bytes, encoding);
      check(taken);
      return taken;
    } catch (RuntimeException e) {
      files.remove(id);
      throw e;
    }
  }

  private RowReader open(StoredImport upload, Job job) {
    Charset charset = upload.encoding().isEmpty() ? null : Charset.forName(upload.encoding());
    RowReader reader =
        RowReader.open(
            files.file(upload.id()), upload.fileName(), ReadOptions.DEFAULT.withCharset(charset));
    job.reader = reader;
    return reader;
  }

  private void check(StoredImport upload) {
    run(
        upload.id(),
        job -> {
          try (RowReader reader = open(upload, job)) {
            ImportReport report = CheckFile.of(reader, () -> job.cancelled || stopping);
            if (!job.cancelled && !stopping) {
              stores.imports().checked(upload.id(), ReportJson.write(report), report.rows());
            }
          }
        });
  }

  /// Something done with an uploaded file.
  private interface Work {
    void with(Job job);
  }

  private void run(UUID id, Work work) {
    Job job = new Job();
    jobs.put(id, job);
    threads.execute(() -> {
      turns.acquireUninterruptibly();
      try {
        if (!stopping && !job.cancelled) {
          work.with(job);
        }
      } catch (RuntimeException | OutOfMemoryError e) {
        // The edge of a thread.
        LOG.error("The import {} failed", id, e);
        fail(id, e);
      } finally {
        turns.release();
        jobs.remove(id, job);
        forgetCancelled(id, job);
      }
    });
  }

  /// What was to be stored waits again, what could not be read has failed.
  private void fail(UUID id, Throwable why) {
    try {
      Said said = DatasetSaid.IMPORT_FAILED.of(reason(why));
      if (stores.imports().find(id).filter(it -> it.state() == State.IMPORTING).isPresent()) {
        waitsAgain(id, said);
      } else {
        stores.imports().failed(id, said);
      }
    } catch (RuntimeException e) {
      LOG.error("That the import {} failed cannot be recorded", id, e);
    }
  }

  private static String reason(Throwable why) {
    Throwable cause = NestedExceptionUtils.getMostSpecificCause(why);
    return cause instanceof OutOfMemoryError
        ? "its rows take more memory than there is"
        : String.valueOf(cause.getMessage());
  }

  private void waitsAgain(UUID id, Said why) {
    transaction.executeWithoutResult(status -> stores.imports().waitsAgain(id, why));
  }

  /// Whoever cancelled it does not want it any more, unless its rows were stored just before.
  private void forgetCancelled(UUID id, Job job) {
    if (!job.cancelled) {
      return;
    }
    try {
      waitsAgain(id, Said.NOTHING);
      forget(id);
    } catch (RuntimeException e) {
      LOG.warn("The cancelled import {} stays until the next start: {}", id, e.getMessage());
    }
  }

  /// Begins to store the rows of a file.
  ///
  /// @throws Refusal when it does not wait for that, has problems that nobody agreed to leave out,
  ///   or there is no such dataset
  StoredImport start(StoredImport upload, StartImport wish) {
    if (upload.state() != State.READY) {
      throw Refusal.conflict("WRONG_STATUS", DatasetSaid.NOT_READY.of(upload.state().name()));
    }
    ImportReport report = report(upload);
    if (report.rows() == 0) {
      throw Refusal.conflict("NO_ROWS", DatasetSaid.NO_ROWS.of(upload.fileName()));
    }
    if (report.problemCount() > 0 && !wish.goodRowsOnly()) {
      throw Refusal.conflict(
          "PROBLEMS", DatasetSaid.PROBLEMS.of(report.problemCount(), report.rows()));
    }
    beginning.lock();
    try {
      ImportFile.Into where =
          Objects.requireNonNull(transaction.execute(status -> reserve(upload, report, wish)));
      run(upload.id(), job -> store(upload, where, job));
    } finally {
      beginning.unlock();
    }
    return stores.imports().find(upload.id()).orElse(upload);
  }

  /// Keeps places free and says that they are its own in one step: whoever looks in between would
  /// take them for rows.
  private ImportFile.Into reserve(StoredImport upload, ImportReport report, StartImport wish) {
    boolean exists = wish.datasetId() != null || isNamed(wish.name());
    StoredDataset dataset = dataset(upload, wish);
    boolean replaces = wish.mode() == OutputMode.NEW_VERSION;
    if (replaces && !stores.datasets().writing(List.of(dataset.id())).isEmpty()) {
      throw Refusal.conflict("WRITING", DatasetSaid.WRITTEN_TO.of(dataset.name()));
    }
    long from =
        stores
            .versions()
            .reserve(dataset.id(), report.rows())
            .orElseThrow(() -> Refusal.notFound(Thing.DATASET, dataset.id()));
    boolean started =
        stores.imports().start(upload.id(), dataset.id(), from, report.rows(), !exists, replaces);
    if (!started) {
      throw Refusal.conflict("WRONG_STATUS", DatasetSaid.NOT_READY.of(State.IMPORTING.name()));
    }
    Layout layout = wish.readLayout() ? report.layout() : null;
    String note = wish.note().isEmpty() ? upload.fileName() : wish.note();
    return new ImportFile.Into(
        upload.id(), dataset.id(), from, report.rows(), wish.mode(), layout, note);
  }

  private boolean isNamed(@Nullable String name) {
    return name != null && stores.datasets().named(name).isPresent();
  }

  private StoredDataset dataset(StoredImport upload, StartImport wish) {
    UUID id = wish.datasetId();
    if (id != null) {
      return stores
          .datasets()
          .find(id)
          .orElseThrow(() -> Refusal.noSuch("datasetId", Thing.DATASET));
    }
    Datasets datasets = stores.datasets();
    String name = wish.name();
    if (name == null) {
      String plain = upload.fileName().replaceFirst("(\\.[A-Za-z0-9]{1,8}){1,2}$", "");
      return datasets.addNumbered(
          UUID.randomUUID(), FileName.of(plain, "dataset"), TemplateType.CUSTOM);
    }
    return datasets.namedOrNew(name, TemplateType.CUSTOM);
  }

  private void store(StoredImport upload, ImportFile.Into where, Job job) {
    try (RowReader reader = open(upload, job)) {
      boolean stored = into.store(reader, where, () -> job.cancelled || stopping).isPresent();
      if (stored) {
        files.remove(upload.id());
      }
    }
  }

  /// What a file has in it.
  ImportReport report(StoredImport upload) {
    return ReportJson.read(upload.report());
  }

  /// Ends what is done with a file, and forgets it. Rows that it brought stay.
  void delete(StoredImport upload) {
    Job job = jobs.get(upload.id());
    if (job != null) {
      job.cancelled = true;
      return;
    }
    if (upload.state() == State.DONE) {
      throw Refusal.conflict("WRONG_STATUS", DatasetSaid.IMPORTED.of(upload.fileName()));
    }
    forget(upload.id());
  }

  private void forget(UUID id) {
    boolean done = stores.imports().find(id).filter(it -> it.state() == State.DONE).isPresent();
    if (!done && stores.imports().delete(id)) {
      files.remove(id);
    }
  }

  /// Puts right what an earlier service left, and goes on with what it had begun to read.
  void resume() {
    stopping = false;
    sweep();
    files.removeOthers(known());
    for (StoredImport upload : stores.imports().in(State.CHECKING)) {
      if (files.has(upload.id())) {
        check(upload);
      } else {
        stores.imports().failed(upload.id(), DatasetSaid.FILE_GONE.of());
      }
    }
    clean();
  }

  /// Puts right what commands left that were killed.
  void sweep() {
    beginning.lock();
    try {
      left.sweep(jobs::containsKey);
    } finally {
      beginning.unlock();
    }
  }

  private Set<UUID> known() {
    return Stream.of(State.CHECKING, State.READY)
        .flatMap(state -> stores.imports().in(state).stream())
        .map(StoredImport::id)
        .collect(Collectors.toSet());
  }

  /// Forgets files that nobody came back for.
  void clean() {
    stores
        .imports()
        .leftSince(Clock.systemUTC().instant().minus(KEPT))
        .forEach(upload -> forget(upload.id()));
  }

  /// Ends what is being done: nothing of it is stored, and it waits for the next start.
  void stop() {
    stopping = true;
    int free = 0;
    while (free < AT_ONCE) {
      turns.acquireUninterruptibly();
      free++;
    }
    turns.release(AT_ONCE);
  }

  /// An import.
  ///
  /// @throws Refusal when there is none
  StoredImport find(UUID id) {
    return stores.imports().find(id).orElseThrow(() -> Refusal.notFound(Thing.IMPORT, id));
  }

  /// A charset by its name.
  ///
  /// @throws Refusal when there is none
  static String charset(@Nullable String name) {
    if (name == null || name.isBlank()) {
      return "";
    }
    return Optional.of(name.strip())
        .filter(RunImports::isCharset)
        .map(it -> Charset.forName(it).name())
        .orElseThrow(() -> Refusal.invalid("encoding", DatasetSaid.ENCODING.of(name)));
  }

  private static boolean isCharset(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
