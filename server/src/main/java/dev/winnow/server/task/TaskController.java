package dev.winnow.server.task;

import dev.winnow.core.run.TaskKind;
import dev.winnow.core.run.TaskStatus;
import dev.winnow.core.share.Proportions;
import dev.winnow.core.task.TaskChange;
import dev.winnow.server.web.AskedBy;
import dev.winnow.server.web.ETags;
import dev.winnow.server.web.FieldErrors;
import dev.winnow.server.web.Paging;
import dev.winnow.server.web.Sorting;
import dev.winnow.server.web.openapi.DescribedRequests;
import dev.winnow.storage.page.Page;
import dev.winnow.storage.task.StoredTask;
import dev.winnow.storage.task.TaskCells;
import dev.winnow.storage.task.TaskModel;
import dev.winnow.storage.task.Tasks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// Tasks: made, listed, shown, changed, controlled.
@RestController
@RequestMapping(TaskController.PATH)
@Tag(name = "Tasks", description = "Synthesis tasks")
class TaskController {

  static final String PATH = "/api/v1/data-synthesis/tasks";

  private static final Sorting SORTING =
      Sorting.standard("createdAt,desc")
          .by("createdAt", "created_at")
          .by("updatedAt", "updated_at")
          .by("startedAt", "started_at is null, started_at")
          .by("endedAt", "ended_at is null, ended_at")
          .by("name", "lower(name)")
          .by("status", "status")
          .by("progress", "accepted::float / target")
          .by("generated", "accepted")
          .by("target", "target")
          .by("template", "lower(template_name)")
          .by("model", "lower(model_name)");

  private final TaskStores stores;
  private final ControlTasks control;
  private final RefillTask refill;
  private final ViewTasks views;

  TaskController(TaskStores stores, ControlTasks control, RefillTask refill, TaskFeeds feeds) {
    this.stores = stores;
    this.control = control;
    this.refill = refill;
    this.views = feeds.views();
  }

  @GetMapping
  @Operation(
      operationId = "listTasks",
      summary = "List tasks",
      description = "A page of tasks, the newest first unless another order is asked for.")
  Page<TaskView> list(
      Paging paging,
      @Parameter(
              description =
                  "Text in the name, the description, or the template's, model's or dataset's name")
          @Nullable String q,
      @Parameter(description = "Any of these") @RequestParam(required = false)
          @Nullable Set<@Nullable TaskStatus> status,
      @Parameter(description = "Of this kind") @Nullable TaskKind kind,
      @Parameter(description = "Of this template") @Nullable UUID templateId,
      @Parameter(description = "Of this model") @Nullable UUID modelId,
      @Parameter(description = "Into this dataset") @Nullable UUID datasetId,
      @Parameter(
              description =
                  "A field and asc or desc: createdAt, updatedAt, startedAt, endedAt, name, status, progress, generated, target, template, model",
              example = "createdAt,desc")
          @Nullable String sort) {
    Tasks.Search search =
        new Tasks.Search(
            q == null || q.isBlank() ? null : q,
            some(status),
            kind,
            templateId,
            modelId,
            datasetId,
            SORTING.order(sort));
    return views.summaries(stores.tasks().list(search, paging.request()));
  }

  /// `status=` names nothing.
  private static Set<TaskStatus> some(@Nullable Set<@Nullable TaskStatus> statuses) {
    Set<TaskStatus> some = EnumSet.noneOf(TaskStatus.class);
    if (statuses != null) {
      statuses.stream().flatMap(Stream::ofNullable).forEach(some::add);
    }
    return some;
  }

  @PostMapping
  @Operation(
      operationId = "createTask",
      summary = "Create a task",
      description =
          "Pins the template's revision, the model's settings and the parameters, and starts the task unless start is false. Warnings in the answer say what is worth a look.")
  ResponseEntity<TaskView> create(
      @RequestBody @Schema(ref = DescribedRequests.NEW_TASK) ObjectNode body,
      @Parameter(hidden = true) @RequestHeader(name = AskedBy.HEADER, required = false)
          @Nullable String by) {
    StoredTask task = control.create(body, by(by));
    return ETags.created(PATH, task.id(), task.version(), details(task));
  }

  @GetMapping("/{id}")
  @Operation(
      operationId = "getTask",
      summary = "Show a task",
      description =
          "With its pinned configuration, its errors by kind, the models it was run with, and a draft of a task like it.")
  ResponseEntity<TaskView> get(@PathVariable UUID id) {
    StoredTask task = stores.task(id);
    return ETags.shown(task.version(), details(task));
  }

  private TaskView details(StoredTask task) {
    UUID id = task.id();
    PinnedTask pinned = stores.pinned().of(task);
    ObjectNode document = pinned.document();
    ObjectNode own = PinModel.own(stores.models().own(id), document);
    Proportions proportions = pinned.proportions();
    boolean divided = !proportions.isNone();
    TaskCells.@Nullable Count count = divided ? stores.cells().count(id) : null;
    TaskView.Details details =
        new TaskView.Details(
            stores.history().failures(id),
            stores.history().notes(id),
            pinned.asFile(task),
            pinned.asRequest(task, own, stores),
            pinned.warnings(),
            Optional.ofNullable(task.modelId())
                .flatMap(stores.pins()::model)
                .filter(model -> PinModel.isOther(document, own, model))
                .isPresent(),
            stores.models().all(id).stream().map(TaskModelView::of).toList(),
            divided ? DimensionView.all(stores.cells(), id, proportions) : null,
            count == null ? null : (Integer) count.planned(),
            count == null ? null : (Integer) count.complete());
    return views.details(task, details);
  }

  @PatchMapping("/{id}")
  @Operation(
      operationId = "changeTask",
      summary = "Change a task",
      description =
          "Name, description, a higher target, another concurrency, other shares of its categories; a running task follows at once, a complete one goes on for a higher target. What else is said of categories is changed while it does not run. One that does not run can be given another model, or the present settings of its own; what it had before is kept in models.")
  ResponseEntity<TaskView> change(
      @PathVariable UUID id,
      @RequestBody @Schema(ref = DescribedRequests.TASK_CHANGE) ObjectNode body,
      @Parameter(hidden = true) @RequestHeader(name = AskedBy.HEADER, required = false)
          @Nullable String by,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    StoredTask task = control.change(id, change(TaskChange.read(body)), by(by), ifMatch);
    return ETags.shown(task.version(), details(task));
  }

  @DeleteMapping("/{id}")
  @Operation(
      operationId = "deleteTask",
      summary = "Delete a task",
      description =
          "With its requests, rejected texts and log. Its rows stay in their dataset. A running task is refused.")
  ResponseEntity<Void> delete(
      @PathVariable UUID id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch)
      throws InterruptedException {
    control.delete(id, ifMatch);
    return ResponseEntity.noContent().build();
  }

  @PostMapping("/{id}/pause")
  @Operation(
      operationId = "pauseTask",
      summary = "Pause a task",
      description = "Nothing more is sent; answers in flight still come in.")
  ResponseEntity<TaskView> pause(@PathVariable UUID id) {
    return answer(control.pause(id));
  }

  @PostMapping("/{id}/resume")
  @Operation(
      operationId = "resumeTask",
      summary = "Start or resume a task",
      description = "A task that has not run, or is paused, runs.")
  ResponseEntity<TaskView> resume(@PathVariable UUID id) {
    return answer(control.resume(id));
  }

  @PostMapping("/{id}/cancel")
  @Operation(
      operationId = "cancelTask",
      summary = "Cancel a task",
      description = "For good. Nothing more is sent; what was answered is kept.")
  ResponseEntity<TaskView> cancel(@PathVariable UUID id) {
    return answer(control.cancel(id));
  }

  @PostMapping("/{id}/retry")
  @Operation(
      operationId = "retryTask",
      summary = "Retry what failed",
      description =
          "A task that ended short, failed or is paused sends what was given up again, and further requests for what is missing, with a fresh budget.")
  ResponseEntity<TaskView> retry(@PathVariable UUID id) {
    return answer(control.retry(id));
  }

  @PostMapping("/{id}/refill")
  @Operation(
      operationId = "refillTask",
      summary = "Refill rejected rows",
      description =
          "Raises the target by the rows that reviewers rejected since the last time, category by category, and lets the task go on.")
  ResponseEntity<TaskView> refill(@PathVariable UUID id) {
    return answer(refill.refill(id));
  }

  @PostMapping("/{id}/clone")
  @Operation(
      operationId = "cloneTask",
      summary = "Clone a task",
      description =
          "A new task with everything this one has pinned and a dataset of its own. It does not start by itself.")
  ResponseEntity<TaskView> clone(
      @PathVariable UUID id,
      @RequestBody(required = false) @Schema(ref = DescribedRequests.COPY_NAME)
          @Nullable ObjectNode body,
      @Parameter(hidden = true) @RequestHeader(name = AskedBy.HEADER, required = false)
          @Nullable String by) {
    String name = body == null ? null : change(TaskChange.readName(body)).name();
    StoredTask task = control.clone(id, name, by(by));
    return ETags.created(PATH, task.id(), task.version(), views.summary(task));
  }

  private static TaskModel.By by(@Nullable String header) {
    return switch (AskedBy.of(header)) {
      case API -> TaskModel.By.API;
      case PAGE -> TaskModel.By.PAGE;
    };
  }

  private ResponseEntity<TaskView> answer(StoredTask task) {
    return ETags.shown(task.version(), views.summary(task));
  }

  private static TaskChange change(TaskChange.Read read) {
    FieldErrors.refuse(read.problems());
    return read.change();
  }
}
