package dev.winnow.server.task;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.winnow.core.document.ExactJson;
import dev.winnow.core.llm.Message;
import dev.winnow.core.plan.RenderUnit;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.TaskKind;
import dev.winnow.core.share.Proportions;
import dev.winnow.core.task.Task;
import dev.winnow.server.web.Paging;
import dev.winnow.server.web.ReadWord;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.Thing;
import dev.winnow.storage.page.Page;
import dev.winnow.storage.task.RequestState;
import dev.winnow.storage.task.StoredTask;
import dev.winnow.storage.task.TaskEvent;
import dev.winnow.storage.task.TaskHistory;
import dev.winnow.storage.task.TaskReject;
import dev.winnow.storage.task.TaskRequest;
import dev.winnow.storage.task.TaskRow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What became of a task's requests.
@RestController
@RequestMapping("/api/v1/data-synthesis/tasks/{id}")
@Tag(name = "Tasks")
class TaskHistoryController {

  private final TaskStores stores;
  private final TaskRuns runs;

  TaskHistoryController(TaskStores stores, TaskRuns runs) {
    this.stores = stores;
    this.runs = runs;
  }

  /// An accepted row.
  @Schema(name = "TaskRow")
  record RowView(
      @Schema(description = "Place among the task's accepted rows, from 1") long ordinal,
      @Schema(description = "The request that brought it", example = "generate-0-12") String unit,
      @Schema(description = "The row", type = "object") @JsonRawValue String data,
      @Schema(description = "Its category of each dimension; null where there are none")
          @Nullable Map<String, String> categories) {

    static RowView of(TaskRow row) {
      return new RowView(row.ordinal(), row.unit(), row.data(), null);
    }

    private RowView in(@Nullable Map<String, String> others) {
      return new RowView(ordinal, unit, data, others);
    }
  }

  /// A request in flight.
  @Schema(name = "RequestInFlight")
  record InFlightView(List<LiveRun.InFlight> inFlight) {}

  /// A request with its prompt.
  @Schema(name = "TaskRequestDetails")
  record RequestView(
      TaskRequest request,
      @Schema(description = "What the model was sent") List<Message> messages,
      @Schema(description = "The model it was sent to, with the settings of then")
          @Nullable TaskModelView model,
      @Schema(description = "Its texts that were not accepted") List<TaskReject> rejects,
      @Schema(description = "When its raw answer was dropped; null: it was not")
          @Nullable Instant answerDroppedAt) {}

  @GetMapping("/rows")
  @Operation(
      operationId = "listTaskRows",
      summary = "List accepted rows",
      description = "The newest first unless order is asc.")
  Page<RowView> rows(
      @PathVariable UUID id,
      Paging paging,
      @Parameter(description = "desc or asc") @Nullable String order) {
    StoredTask task = stores.task(id);
    Page<TaskRow> rows = stores.history().rows(id, newestFirst(order), paging.request());
    Proportions proportions = stores.pinned().of(task).proportions();
    if (proportions.isNone()) {
      return rows.map(RowView::of);
    }
    Set<String> units = rows.content().stream().map(TaskRow::unit).collect(Collectors.toSet());
    Map<Long, Integer> cells = stores.history().cells(id, units);
    return rows.map(row -> {
      Integer cell = cells.get(row.ordinal());
      return RowView.of(row).in(cell == null ? null : proportions.names(cell));
    });
  }

  @GetMapping("/rejects")
  @Operation(
      operationId = "listTaskRejects",
      summary = "List texts that were not accepted",
      description = "Each with its reason. The newest first unless order is asc.")
  Page<TaskReject> rejects(
      @PathVariable UUID id,
      Paging paging,
      @Parameter(description = "Of this reason") @Nullable Reason reason,
      @Parameter(description = "desc or asc") @Nullable String order) {
    return history(id).rejects(id, reason, newestFirst(order), paging.request());
  }

  @GetMapping("/requests")
  @Operation(
      operationId = "listTaskRequests",
      summary = "List requests",
      description =
          "Answered and given up, each with its raw answer and the number of the settings it was sent with (pin). The latest first. One that was given up and sent again with another model or other settings is listed with each.")
  Page<TaskRequest> requests(
      @PathVariable UUID id,
      Paging paging,
      @Parameter(description = "In this state") @Nullable RequestState state,
      @Parameter(description = "desc or asc") @Nullable String order) {
    return history(id).requests(id, state, newestFirst(order), paging.request());
  }

  @GetMapping("/requests/in-flight")
  @Operation(
      operationId = "listTaskRequestsInFlight",
      summary = "List requests in flight",
      description = "Sent and not answered, or waiting for their turn; the longest first.")
  InFlightView inFlight(@PathVariable UUID id) {
    UUID known = stores.task(id).id();
    return new InFlightView(runs.live(known).map(LiveRun::inFlight).orElse(List.of()));
  }

  @GetMapping("/requests/{unit}")
  @Operation(
      operationId = "getTaskRequest",
      summary = "Show a request",
      description = "With its prompt, its raw answer and its texts that were not accepted.")
  RequestView request(
      @PathVariable UUID id,
      @PathVariable String unit,
      @Parameter(
              description =
                  "As it was sent with the settings of this number; without it, as it was sent last")
          @Nullable Integer pin) {
    StoredTask task = stores.task(id);
    UnitKey key = UnitKey.parse(unit).orElseThrow(() -> Refusal.notFound(Thing.REQUEST, unit));
    TaskRequest request =
        (pin == null
                ? stores.history().request(id, key.toString())
                : stores.history().request(id, key.toString(), pin))
            .orElseThrow(() -> Refusal.notFound(Thing.REQUEST, unit));
    RenderUnit render =
        new RenderUnit(
            asSent(task, request.pin()),
            task.runId(),
            Objects.requireNonNullElse(task.startedAt(), task.createdAt()));
    return new RequestView(
        request,
        render.request(new Unit(key, request.rows())).messages(),
        stores.models().find(id, request.pin()).map(TaskModelView::of).orElse(null),
        request.sentAgain() ? List.of() : stores.history().rejectsOf(id, key.toString()),
        stores.tasks().answersDroppedAt(id).orElse(null));
  }

  /// The task with what its categories had otherwise when a request was sent.
  private Task asSent(StoredTask task, int pin) {
    PinnedTask now = stores.pinned().of(task);
    if (task.kind() == TaskKind.SINGLE || pin == task.pin()) {
      return now.task();
    }
    return stores
        .models()
        .divided(task.id(), pin)
        .flatMap(divided -> now.divided(ExactJson.object(divided)))
        .orElseGet(now::task);
  }

  @GetMapping("/log")
  @Operation(
      operationId = "listTaskLog",
      summary = "List the log",
      description = "What happened besides answers. The newest first unless order is asc.")
  Page<TaskEvent> log(
      @PathVariable UUID id,
      Paging paging,
      @Parameter(description = "desc or asc") @Nullable String order) {
    return history(id).events(id, newestFirst(order), paging.request());
  }

  private TaskHistory history(UUID id) {
    stores.task(id);
    return stores.history();
  }

  private static boolean newestFirst(@Nullable String order) {
    return ReadWord.of("order", order, Order.DESC) == Order.DESC;
  }

  private enum Order {
    DESC,
    ASC
  }
}
