package dev.winnow.server.task;

import dev.winnow.core.run.Reason;
import dev.winnow.core.run.ShortCells;
import dev.winnow.core.run.TaskStatus;
import dev.winnow.core.share.Proportions;
import dev.winnow.storage.task.TaskCell;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A combination of categories of a task as it is shown.
@Schema(name = "TaskCell", description = "A combination of categories, and what came of it.")
record CellView(
    @Schema(description = "Its number, which is in the keys of its requests", example = "12")
        int cell,
    @Schema(
            description = "Its category of each dimension",
            example = "{\"difficulty\": \"hard\", \"topic\": \"oncology\"}")
        Map<String, String> categories,
    @Schema(description = "Rows that were there before the task", example = "0") long existing,
    @Schema(description = "Rows to end with, beside those", example = "40") long planned,
    @Schema(description = "Rows accepted so far", example = "31") long accepted,
    @Schema(description = "Texts not accepted, by reason; surplus is none of them")
        Map<Reason, Long> rejected,
    @Schema(
            description =
                "Requests for rows answered; those that classify rows are not among them, as they are in no budget",
            example = "9")
        long requests,
    @Schema(
            description =
                "WAITING: nothing is sent now. RUNNING. COMPLETE: has all its rows. SHORT: the task ended before it had. EXCLUDED: gets no rows")
        State state,
    @Schema(description = "Why most texts were not accepted: up to three reasons, the most first")
        List<ShortCells.Rejected> reasons) {

  /// Where it stands.
  enum State {
    WAITING,
    RUNNING,
    COMPLETE,
    SHORT,
    EXCLUDED
  }

  static CellView of(TaskCell cell, Proportions proportions, TaskStatus status) {
    Map<Reason, Long> rejected = new EnumMap<>(Reason.class);
    rejected.putAll(cell.rejected());
    rejected.remove(Reason.SURPLUS);
    long existing = proportions.there().getOrDefault(cell.cell(), 0L);
    return new CellView(
        cell.cell(),
        proportions.names(cell.cell()),
        existing,
        cell.target(),
        cell.accepted(),
        rejected,
        cell.units(),
        state(cell, existing, status),
        ShortCells.top(rejected));
  }

  private static State state(TaskCell cell, long existing, TaskStatus status) {
    if (cell.target() == 0) {
      return existing > 0 ? State.COMPLETE : State.EXCLUDED;
    }
    if (cell.accepted() >= cell.target()) {
      return State.COMPLETE;
    }
    return switch (status) {
      case PENDING, PAUSED -> State.WAITING;
      case RUNNING -> State.RUNNING;
      case COMPLETED, PARTIAL, FAILED, CANCELLED -> State.SHORT;
    };
  }
}
