package dev.winnow.server.dataset;

import dev.winnow.core.run.TaskStatus;
import dev.winnow.core.template.TemplateType;
import dev.winnow.storage.dataset.DatasetTasks;
import dev.winnow.storage.dataset.StoredDataset;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A dataset as it is shown, without its rows.
@Schema(name = "Dataset", description = "Where the rows of tasks and of uploaded files go.")
record DatasetView(
    UUID id,
    @Schema(example = "medical-qa") String name,
    String description,
    @Schema(description = "What kind of data it holds") TemplateType type,
    @Schema(example = "[\"medical\"]") List<String> tags,
    @Schema(description = "Whether it is kept out of the list") boolean archived,
    @Schema(description = "How many rows it has", example = "100") long rows,
    @Schema(description = "Of its rows as JSON", example = "104857") long bytes,
    @Schema(description = "Its newest version; 0 while there is none", example = "1") int version,
    @Schema(description = "Whether a task or an import is still to write to it") boolean writing,
    @Schema(
            description =
                "The newest of the tasks that put their rows there, at most five; those that were deleted are not"
                    + " known any more, their rows are")
        List<MadeBy> tasks,
    @Schema(description = "How many tasks there are", example = "1") long taskCount,
    Instant createdAt,
    Instant updatedAt) {

  /// A task that put rows there.
  @Schema(name = "DatasetTask")
  record MadeBy(UUID id, String name, TaskStatus status) {

    static MadeBy of(DatasetTasks.Task task) {
      return new MadeBy(task.id(), task.name(), task.status());
    }
  }

  static DatasetView of(StoredDataset dataset, DatasetTasks tasks, boolean writing) {
    return new DatasetView(
        dataset.id(),
        dataset.name(),
        dataset.description(),
        dataset.type(),
        dataset.tags(),
        dataset.archivedAt() != null,
        dataset.rows(),
        dataset.bytes(),
        dataset.version(),
        writing,
        tasks.newest().stream().map(MadeBy::of).toList(),
        tasks.count(),
        dataset.createdAt(),
        dataset.updatedAt());
  }
}
