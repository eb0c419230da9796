package dev.winnow.server.task;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.TaskStatus;
import dev.winnow.core.task.Task.Format;
import dev.winnow.core.task.TaskResult;
import dev.winnow.server.web.Downloads;
import dev.winnow.server.web.FileName;
import dev.winnow.storage.file.LeftFiles;
import dev.winnow.storage.file.RowFile;
import dev.winnow.storage.file.WriteFailed;
import dev.winnow.storage.task.StoredTask;
import dev.winnow.storage.task.TaskCount;
import dev.winnow.storage.task.TaskReject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The files of finished tasks: each holds the rows of one task, in the order they were accepted.
final class OutputFiles {

  private static final Logger LOG = LoggerFactory.getLogger(OutputFiles.class);

  private static final List<String> REJECT_FIELDS =
      List.of("number", "unit", "index", "reason", "by", "detail", "text", "at", "votes");

  private static final int REJECTS_READ_AT_ONCE = 200;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final TaskStores stores;
  private final Path folder;
  private final Downloads downloads;

  /// @param folder with a folder for each task in it
  OutputFiles(TaskStores stores, Path folder, Downloads downloads) {
    this.stores = stores;
    this.folder = folder;
    this.downloads = downloads;
    removeLeft();
  }

  /// What the end of a service cut off.
  private void removeLeft() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(folder, Files::isDirectory)) {
      for (Path task : tasks) {
        LeftFiles.remove(task);
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.warn("What is left in {} is not removed: {}", folder, e.getMessage());
    }
  }

  /// Writes the file of a task that has ended, over an older one.
  void writeIfEnded(UUID id) {
    StoredTask task = stores.tasks().find(id).orElse(null);
    if (task == null || !task.status().hasEnded() || task.status() == TaskStatus.FAILED) {
      return;
    }
    if (task.datasetId() != null) {
      stores.versions().atEndOf(id, task.datasetId(), "");
    }
    String name = FileName.of(task.name()) + "." + task.format().extension();
    try (RowFile file = RowFile.open(folder(id).resolve(name), task.format(), fields(task))) {
      write(task, file);
      file.finish();
      stores.tasks().outputFile(id, name);
    } catch (WriteFailed e) {
      // The rows are in the database: the file is made anew when somebody wants it.
      LOG.warn("The file of task {} cannot be written: {}", id, e.getMessage());
    }
  }

  /// Sends the file of a task in a format: the finished one, or one made from the rows there are
  /// now.
  void send(HttpServletResponse response, StoredTask task, Format format) throws IOException {
    String name = FileName.of(task.name());
    if (task.status().hasEnded() && format == task.format() && task.outputFile() != null) {
      Path finished = folder(task.id()).resolve(task.outputFile());
      if (Files.isRegularFile(finished)) {
        Downloads.send(response, finished, name, format);
        return;
      }
    }
    downloads.send(response, name, format, fields(task), file -> write(task, file));
  }

  /// Sends the texts of a task that were not accepted.
  ///
  /// @param reason null is any
  void sendRejects(
      HttpServletResponse response, StoredTask task, @Nullable Reason reason, Format format)
      throws IOException {
    downloads.send(
        response,
        FileName.of(task.name()) + "-rejects",
        format,
        REJECT_FIELDS,
        file -> writeRejects(task, reason, file));
  }

  private void writeRejects(StoredTask task, @Nullable Reason reason, RowFile file) {
    long upTo = task.counters().of(TaskCount.REJECTS);
    long after = 0;
    while (after < upTo) {
      List<TaskReject> piece =
          stores.history().rejects(task.id(), after, upTo, REJECTS_READ_AT_ONCE);
      piece.stream()
          .filter(reject -> reason == null || reject.reason() == reason)
          .forEach(reject -> file.write(row(reject)));
      after = piece.isEmpty() ? upTo : piece.getLast().number();
    }
  }

  private static ObjectNode row(TaskReject reject) {
    ObjectNode row = JSON.valueToTree(reject);
    return row.put("detail", reject.detail().message());
  }

  private void write(StoredTask task, RowFile file) {
    stores.rows().streamOfTask(task.id(), row -> file.write(ExactJson.object(row.data())));
  }

  /// The fields of its rows. Rows can be taken away of a task that this Winnow would not run.
  private List<String> fields(StoredTask task) {
    PinnedTask pinned = stores.pinned().of(task);
    return switch (pinned.result()) {
      case TaskResult.Ready ready -> ready.task().schema().fields();
      case TaskResult.Rejected rejected ->
          List.copyOf(pinned.document().at("/template/schema/properties").propertyNames());
    };
  }

  /// Removes the files of a task.
  void delete(UUID id) {
    try {
      FileSystemUtils.deleteRecursively(folder(id));
    } catch (IOException e) {
      // Somebody has one open: nothing depends on it, and the next start tries again.
      LOG.debug("Files of task {} stay: {}", id, e.getMessage());
    }
  }

  private Path folder(UUID task) {
    return folder.resolve(task.toString());
  }
}
