package dev.winnow.cli;

import dev.winnow.core.run.RunEvent;
import dev.winnow.core.task.Task;
import dev.winnow.engine.run.RunListener;
import dev.winnow.storage.file.RowFile;
import dev.winnow.storage.file.WriteFailed;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes accepted rows to the dataset and all others, with their reasons, to a file beside it.
/// Neither is seen under its name before it is complete.
final class KeepRows implements RunListener, Closeable {

  private final RowFile rows;
  private final RunPaths paths;
  private @Nullable RowFile rejected;

  KeepRows(Task task, RunPaths paths) {
    this.paths = paths;
    // What a killed run left of its rejected rows would stay if this one rejects none.
    RowFile.open(paths.rejected(), Task.Format.JSONL, List.of()).abandon();
    this.rows = RowFile.open(paths.rows(), task.output().format(), task.schema().fields());
  }

  @Override
  public void on(RunEvent event) throws IOException {
    try {
      if (event instanceof RunEvent.Accepted row) {
        rows.write(row.row());
      } else if (event instanceof RunEvent.Rejected row) {
        rejected().write(json(row));
      }
    } catch (WriteFailed e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private RowFile rejected() {
    if (rejected == null) {
      rejected = RowFile.open(paths.rejected(), Task.Format.JSONL, List.of());
    }
    return rejected;
  }

  private static ObjectNode json(RunEvent.Rejected row) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("reason", row.reason().label())
        .put("detail", row.detail())
        .put("unit", row.unit().toString())
        .put("text", row.text());
  }

  /// Whether any row was not accepted.
  boolean hasRejected() {
    return rejected != null;
  }

  /// Gives the files their names.
  void finish() throws IOException {
    rows.finish();
    if (rejected != null) {
      rejected.finish();
    } else {
      Files.deleteIfExists(paths.rejected());
    }
  }

  /// Removes what was not finished.
  @Override
  public void close() {
    rows.abandon();
    if (rejected != null) {
      rejected.abandon();
    }
  }
}
