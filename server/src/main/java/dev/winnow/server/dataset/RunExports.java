package dev.winnow.server.dataset;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.ExportWish;
import dev.winnow.server.start.Settings;
import dev.winnow.server.web.FieldErrors;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.Thing;
import dev.winnow.storage.dataset.RowSet;
import dev.winnow.storage.dataset.StoredDataset;
import dev.winnow.storage.dataset.StoredExport;
import dev.winnow.storage.export.ExportCancelled;
import dev.winnow.storage.export.ExportOutcome;
import dev.winnow.storage.export.ExportPlan;
import dev.winnow.storage.export.ExportRefused;
import dev.winnow.storage.export.ExportRow;
import dev.winnow.storage.export.FirstRows;
import dev.winnow.storage.export.MadeBy;
import dev.winnow.storage.export.PreviewExport;
import dev.winnow.storage.export.ReadForExport;
import dev.winnow.storage.export.WantedRows;
import dev.winnow.storage.export.WriteExport;
import dev.winnow.storage.file.UnreadableRows;
import dev.winnow.storage.file.WriteFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Makes files of datasets: each in a folder of its own, where it appears whole or not at all.
final class RunExports {

  private static final Logger LOG = LoggerFactory.getLogger(RunExports.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int AT_ONCE = 2;

  private final DatasetStores stores;
  private final Path folder;
  private final Executor threads;
  private final Semaphore turns = new Semaphore(AT_ONCE);
  private final Map<UUID, Job> jobs = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  RunExports(DatasetStores stores, Settings settings, Executor threads) {
    this.stores = stores;
    this.folder = settings.exports();
    this.threads = threads;
  }

  /// An export that is being written.
  private static final class Job {
    private volatile double progress;
    private volatile boolean cancelled;
  }

  /// An export, checked against the rows.
  ///
  /// @param source the rows
  /// @param first the first of them
  private record Planned(
      ExportPlan.Planned planned,
      ReadForExport source,
      List<ExportRow> first,
      DatasetStores.Seen seen) {

    MadeBy madeBy() {
      return source.madeBy(planned.plan().wish());
    }

    /// For one that waits its turn: rows are not held meanwhile.
    Planned withoutRows() {
      return new Planned(planned, source, List.of(), seen);
    }
  }

  private Planned plan(UUID id, ExportWish wish) {
    StoredDataset dataset = stores.dataset(id);
    DatasetStores.Seen seen = reviewed(stores.seen(id, wish.version()), wish);
    ReadForExport source = source(seen.set(), wish);
    List<ExportRow> first = first(source);
    return new Planned(planned(wish, dataset, source, first), source, first, seen);
  }

  /// Which rows stay the same, whatever reviewers decide while it is written.
  private DatasetStores.Seen reviewed(DatasetStores.Seen seen, ExportWish wish) {
    return switch (wish.rows()) {
      case ALL -> seen;
      case REVIEWED -> {
        RowSet accepted = stores.reviewed().accepted(seen.set());
        yield new DatasetStores.Seen(accepted, accepted.ordinals().count(), seen.bytes());
      }
    };
  }

  private static ExportPlan.Planned planned(
      ExportWish wish, StoredDataset dataset, ReadForExport source, List<ExportRow> first) {
    return ExportPlan.of(
        wish, dataset.name(), dataset.type(), FirstRows.fields(first), source.dimensions(wish));
  }

  /// @throws Refusal when a condition cannot be read
  private ReadForExport source(RowSet set, ExportWish wish) {
    WantedRows wanted = WantedRows.of(wish);
    FieldErrors.refuse(wanted.problems());
    return ReadForExport.of(stores.forExport(), set, wanted.filter(), wish);
  }

  private static List<ExportRow> first(ReadForExport source) {
    try {
      return FirstRows.of(source.asTheyAre(), ExportPlan.LOOKED_AT_ROWS);
    } catch (UnreadableRows e) {
      throw new IllegalStateException("The rows are in the database.", e);
    }
  }

  /// What an export will look like.
  ///
  /// @throws Refusal when it cannot be made
  PreviewExport preview(UUID dataset, ExportWish wish) {
    Planned made = ready(dataset, wish);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return PreviewExport.of(made.planned().plan(), made.madeBy(), made.first(), folder);
  }

  private Planned ready(UUID dataset, ExportWish wish) {
    Planned made = plan(dataset, wish);
    if (!made.planned().isReady()) {
      FieldErrors.refuse(made.planned().problems());
    }
    return made;
  }

  /// Begins to write one.
  ///
  /// @throws Refusal when it cannot be made
  StoredExport start(UUID dataset, ExportWish wish) {
    Planned made = ready(dataset, wish).withoutRows();
    UUID id = UUID.randomUUID();
    StoredExport export =
        stores.exports().add(id, made.seen().set(), wish.version(), wish.json().toString());
    Job job = new Job();
    jobs.put(id, job);
    threads.execute(() -> run(id, () -> made, job));
    return export;
  }

  private void run(UUID id, Supplier<Planned> made, Job job) {
    turns.acquireUninterruptibly();
    try {
      if (!stopping && !job.cancelled) {
        Planned planned = made.get();
        planned.source().complete();
        write(id, planned, job);
      }
    } catch (ExportCancelled e) {
      // Whoever cancelled it has removed it; a service that stops starts over.
      LOG.debug("The export {} was cancelled", id);
    } catch (WriteFailed e) {
      fail(id, e.said());
    } catch (ExportRefused e) {
      fail(id, e.said());
    } catch (UnreadableRows | RuntimeException e) {
      // The edge of a thread.
      LOG.error("The export {} failed", id, e);
      fail(id, DatasetSaid.EXPORT_FAILED.of(String.valueOf(e.getMessage())));
    } finally {
      turns.release();
      jobs.remove(id, job);
      if (job.cancelled) {
        remove(place(id));
      }
    }
  }

  private void write(UUID id, Planned made, Job job) throws UnreadableRows {
    ExportPlan plan = made.planned().plan();
    long all = Math.max(1, made.seen().rows() * plan.passes());
    WriteExport write =
        new WriteExport(
            plan,
            made.madeBy(),
            read -> {
              job.progress = Math.min(1, (double) read / all);
              return !job.cancelled && !stopping;
            });
    Path target = place(id).resolve(plan.fileName());
    ExportOutcome outcome = write.to(target, made.source());
    try {
      stores
          .exports()
          .done(id, plan.fileName(), Files.size(target), outcome.rows(), json(outcome.skipped()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String json(ExportOutcome.Skipped skipped) {
    ArrayNode reasons = JsonNodeFactory.instance.arrayNode();
    for (ExportOutcome.Reason reason : skipped.reasons()) {
      reasons.addObject().put("rows", reason.rows()).set("said", JSON.valueToTree(reason.said()));
    }
    return reasons.toString();
  }

  private void fail(UUID id, Said why) {
    try {
      stores.exports().failed(id, why);
    } catch (RuntimeException e) {
      LOG.error("That the export {} failed cannot be recorded", id, e);
    }
  }

  private Path place(UUID id) {
    return folder.resolve(id.toString());
  }

  /// How far one is, from 0 to 1.
  double progress(StoredExport export) {
    Job job = jobs.get(export.id());
    return job == null ? 0 : job.progress;
  }

  /// An export.
  ///
  /// @throws Refusal when there is none
  StoredExport find(UUID id) {
    return stores.exports().find(id).orElseThrow(() -> Refusal.notFound(Thing.EXPORT, id));
  }

  /// The file of one that is done; empty where it is gone.
  Optional<Path> file(StoredExport export) {
    Path file = place(export.id()).resolve(export.fileName());
    return Optional.of(file).filter(Files::isRegularFile);
  }

  /// Ends those of a dataset that is gone, and removes their files.
  void deleted(List<StoredExport> exports) {
    for (StoredExport export : exports) {
      Job job = jobs.get(export.id());
      if (job != null) {
        job.cancelled = true;
      }
      remove(place(export.id()));
    }
  }

  /// Removes one with its file.
  void delete(StoredExport export) {
    Job job = jobs.get(export.id());
    if (job != null) {
      job.cancelled = true;
    }
    stores.exports().delete(export.id());
    remove(place(export.id()));
  }

  private static void remove(Path place) {
    try {
      FileSystemUtils.deleteRecursively(place);
    } catch (IOException e) {
      LOG.debug("Files in {} stay: {}", place, e.getMessage());
    }
  }

  /// Starts over what an earlier service did not finish, and removes what belongs to nothing.
  void resume() {
    stopping = false;
    List<StoredExport> unfinished = stores.exports().running();
    for (StoredExport export : unfinished) {
      remove(place(export.id()));
      again(export);
    }
    removeLeft();
  }

  private void again(StoredExport export) {
    Job job = new Job();
    jobs.put(export.id(), job);
    threads.execute(() -> run(export.id(), () -> planned(export), job));
  }

  private Planned planned(StoredExport export) {
    ExportWish wish = ExportWish.read(ExactJson.object(export.wish())).wish();
    StoredDataset dataset = stores.dataset(export.dataset());
    ReadForExport source = source(export.set(), wish);
    ExportPlan.Planned planned = planned(wish, dataset, source, first(source));
    DatasetStores.Seen seen =
        new DatasetStores.Seen(export.set(), export.set().ordinals().count(), 0);
    return new Planned(planned, source, List.of(), seen);
  }

  private void removeLeft() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> places = Files.list(folder)) {
      Set<Path> left =
          places
              .filter(place -> !isKnown(String.valueOf(place.getFileName())))
              .collect(Collectors.toSet());
      left.forEach(RunExports::remove);
    } catch (IOException e) {
      LOG.warn("What is left in {} is not removed: {}", folder, e.getMessage());
    }
  }

  private boolean isKnown(String name) {
    try {
      return stores.exports().find(UUID.fromString(name)).isPresent();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /// Ends what is being written: the next start begins it anew.
  void stop() {
    stopping = true;
    turns.acquireUninterruptibly(AT_ONCE);
    turns.release(AT_ONCE);
  }
}
