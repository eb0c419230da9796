package dev.winnow.server.task;

import dev.winnow.core.run.Reason;
import dev.winnow.core.run.TaskStatus;
import dev.winnow.core.task.Task.Format;
import dev.winnow.core.task.TaskResult;
import dev.winnow.server.web.FileName;
import dev.winnow.storage.file.RowFile;
import dev.winnow.storage.file.WriteFailed;
import dev.winnow.storage.task.StoredTask;
import dev.winnow.storage.task.TaskReject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The files of finished tasks: each holds the rows of one task, in the order they were accepted.
final class OutputFiles {

  private static final Logger LOG = LoggerFactory.getLogger(OutputFiles.class);

  /// The folder, in a task's, of files that are made for one download only.
  private static final String PASSING = "as-of";

  private static final List<String> REJECT_FIELDS =
      List.of("number", "unit", "index", "reason", "by", "detail", "text", "at");

  private static final int REJECTS_READ_AT_ONCE = 200;

  private final TaskStores stores;
  private final Path folder;

  /// @param folder with a folder for each task in it
  OutputFiles(TaskStores stores, Path folder) {
    this.stores = stores;
    this.folder = folder;
  }

  /// Writes the file of a task that has ended, over an older one.
  void writeIfEnded(UUID id) {
    StoredTask task = stores.tasks().find(id).orElse(null);
    if (task == null || !task.status().hasEnded() || task.status() == TaskStatus.FAILED) {
      return;
    }
    String name = FileName.of(task.name()) + "." + task.format().extension();
    try {
      write(task, task.format(), folder.resolve(id.toString()).resolve(name));
      stores.tasks().outputFile(id, name);
    } catch (WriteFailed e) {
      // The rows are in the database: the file is made anew when somebody wants it.
      LOG.warn("The file of task {} cannot be written: {}", id, e.getMessage());
    }
  }

  /// The file of a task in a format: the finished one, or one made from the rows there are now.
  ///
  /// @return where it is
  Path make(StoredTask task, Format format) {
    if (task.status().hasEnded() && format == task.format() && task.outputFile() != null) {
      Path finished = folder.resolve(task.id().toString()).resolve(task.outputFile());
      if (Files.isRegularFile(finished)) {
        return finished;
      }
    }
    Path path = passing(task, format);
    write(task, format, path);
    return path;
  }

  /// A file of the texts of a task that were not accepted, for one download.
  ///
  /// @param reason null is any
  Path makeRejects(StoredTask task, @Nullable Reason reason, Format format) {
    Path path = passing(task, format);
    try (RowFile file = RowFile.open(path, format, REJECT_FIELDS)) {
      long upTo = task.counters().rejects();
      long after = 0;
      while (after < upTo) {
        List<TaskReject> piece =
            stores.history().rejects(task.id(), after, upTo, REJECTS_READ_AT_ONCE);
        piece.stream()
            .filter(reject -> reason == null || reject.reason() == reason)
            .forEach(reject -> file.write(row(reject)));
        after = piece.isEmpty() ? upTo : piece.getLast().number();
      }
      file.finish();
    }
    return path;
  }

  private static ObjectNode row(TaskReject reject) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("number", reject.number())
        .put("unit", reject.unit())
        .put("index", reject.index())
        .put("reason", reject.reason().name())
        .put("by", reject.by().name())
        .put("detail", reject.detail().message())
        .put("text", reject.text())
        .put("at", reject.at().toString());
  }

  private Path passing(StoredTask task, Format format) {
    return folder
        .resolve(task.id().toString())
        .resolve(PASSING)
        .resolve(UUID.randomUUID() + "." + format.extension());
  }

  /// Whether a file was made for one download only.
  static boolean isPassing(Path path) {
    Path parent = path.getParent();
    return parent != null && parent.endsWith(PASSING);
  }

  private void write(StoredTask task, Format format, Path path) {
    List<String> fields = fields(task, stores.tasks().config(task.id()).orElseThrow());
    try (RowFile file = RowFile.open(path, format, fields)) {
      stores.rows().streamOfTask(task.id(), row -> file.write(PinnedTask.document(row.data())));
      file.finish();
    }
  }

  /// The fields of its rows. Rows can be taken away of a task that this Winnow would not run.
  private static List<String> fields(StoredTask task, String config) {
    return switch (PinnedTask.now(task, config)) {
      case TaskResult.Ready ready -> ready.task().schema().fields();
      case TaskResult.Rejected rejected ->
          PinnedTask.document(config).at("/template/schema/properties").propertyNames().stream()
              .toList();
    };
  }

  /// Removes the files of a task.
  void delete(UUID id) {
    delete(folder.resolve(id.toString()));
  }

  /// Removes what there still is of these tasks.
  void delete(Set<UUID> ids) {
    Set<String> names = ids.stream().map(UUID::toString).collect(Collectors.toSet());
    folders().stream()
        .filter(own -> names.contains(own.getFileName().toString()))
        .forEach(OutputFiles::delete);
  }

  /// Removes what is left of downloads that the end of a service cut off: before there are new
  /// ones.
  void deletePassing() {
    folders().forEach(own -> delete(own.resolve(PASSING)));
  }

  private List<Path> folders() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(folder)) {
      return folders.toList();
    } catch (IOException e) {
      LOG.warn("The files of tasks cannot be listed: {}", e.getMessage());
      return List.of();
    }
  }

  private static void delete(Path own) {
    if (!Files.exists(own)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(own)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      // Somebody has one open: nothing depends on it, and the next start tries again.
      LOG.debug("Files in {} stay: {}", own, e.getMessage());
    }
  }
}
