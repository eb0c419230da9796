package dev.winnow.server.dataset;

import dev.winnow.storage.dataset.DatasetVersion;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A version of a dataset.
@Schema(name = "DatasetVersion", description = "What a dataset had at a time. It never changes.")
record VersionView(
    @Schema(example = "1") int number,
    DatasetVersion.Kind kind,
    String note,
    @Schema(example = "100") long rows,
    @Schema(description = "Of its rows as JSON") long bytes,
    Instant at,
    @Schema(description = "The task whose end made it; without a name when it was deleted")
        RowController.@Nullable TaskView task,
    @Schema(description = "The version that it went back to") @Nullable Integer restored) {

  /// @param taskName null where it is not known
  static VersionView of(DatasetVersion version, @Nullable String taskName) {
    UUID task = version.task();
    return new VersionView(
        version.number(),
        version.kind(),
        version.note(),
        version.rows(),
        version.bytes(),
        version.at(),
        task == null ? null : new RowController.TaskView(task, taskName),
        version.restored());
  }
}
