package dev.winnow.cli;

import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.task.Task;
import dev.winnow.engine.run.RunListener;
import dev.winnow.storage.file.RowFile;
import dev.winnow.storage.file.WriteFailed;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes accepted rows to the dataset and all others, with their reasons, to a file beside it.
/// Neither is seen under its name before it is complete.
final class KeepRows implements RunListener, Closeable {

  private final RowFile rows;
  private final RunPaths paths;
  private final boolean isDrawn;
  private @Nullable RowFile rejected;

  /// Rows beyond the target, which a higher one may still want.
  private final Map<Place, Verdict.Rejected> surplus = new LinkedHashMap<>();

  private record Place(UnitKey unit, int index) {}

  KeepRows(Task task, RunPaths paths) {
    this.paths = paths;
    this.isDrawn = task.recipe().proportions().isSampled();
    // What a killed run left of its rejected rows would stay if this one rejects none.
    RowFile.open(paths.rejected(), Task.Format.JSONL, List.of()).abandon();
    this.rows = RowFile.open(paths.rows(), task.output().format(), task.schema().fields());
  }

  @Override
  public void on(RunEvent event) throws IOException {
    try {
      if (event instanceof RunEvent.Decided decided) {
        for (Verdict verdict : decided.verdicts()) {
          keep(decided.unit().key(), verdict);
        }
      } else if (event instanceof RunEvent.Revised revised) {
        surplus.remove(new Place(revised.unit(), revised.verdict().index()));
        keep(revised.unit(), revised.verdict());
      }
    } catch (WriteFailed e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void keep(UnitKey unit, Verdict verdict) {
    switch (verdict) {
      case Verdict.Accepted row -> rows.write(Objects.requireNonNull(row.text()));
      case Verdict.Waiting row -> {}
      case Verdict.Rejected row when row.reason() == Reason.SURPLUS -> {
        // What was drawn and is not needed is in its source as before.
        if (!isDrawn) {
          surplus.put(new Place(unit, row.index()), row);
        }
      }
      case Verdict.Rejected row -> rejected().write(json(unit, row));
    }
  }

  private RowFile rejected() {
    if (rejected == null) {
      rejected = RowFile.open(paths.rejected(), Task.Format.JSONL, List.of());
    }
    return rejected;
  }

  private static ObjectNode json(UnitKey unit, Verdict.Rejected row) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("reason", row.reason().label())
        .put("detail", row.detail().message())
        .put("unit", unit.toString())
        .put("text", row.text());
  }

  /// Whether any row was not accepted.
  boolean hasRejected() {
    return rejected != null || !surplus.isEmpty();
  }

  /// Gives the files their names.
  void finish() throws IOException {
    rows.finish();
    surplus.forEach((place, row) -> rejected().write(json(place.unit(), row)));
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
