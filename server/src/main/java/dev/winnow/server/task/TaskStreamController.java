package dev.winnow.server.task;

import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.Thing;
import dev.winnow.storage.task.StoredTask;
import dev.winnow.storage.task.TaskCursor;
import dev.winnow.storage.task.TaskHistory;
import dev.winnow.storage.task.TaskReject;
import dev.winnow.storage.task.TaskRow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tasks as they go on: server-sent events.
@RestController
@RequestMapping("/api/v1/data-synthesis/tasks")
@Tag(name = "Tasks")
class TaskStreamController {

  private static final Clock CLOCK = Clock.systemUTC();
  private static final Duration AHEAD_MAX = Duration.ofDays(1);
  private static final int ROWS_MAX = 500;

  private final TaskStores stores;
  private final TaskFeeds feeds;

  TaskStreamController(TaskStores stores, TaskFeeds feeds) {
    this.stores = stores;
    this.feeds = feeds;
  }

  @GetMapping("/{id}/stream")
  @Operation(
      operationId = "streamTask",
      summary = "Follow a task",
      description =
          """
          Server-sent events: `progress` (the task as it stands), `rows` (accepted rows), `rejects` (texts not accepted, \
          the first 2,000 characters), `log`. The id of an event says how far its reader is; with `Last-Event-ID` the \
          stream goes on behind it without a gap, also after a restart of the service. Without it, it begins now; \
          `0.0.0` begins with the first row. A reader that takes nothing for 20 seconds is sent away.\
          """)
  @ApiResponse(
      responseCode = "200",
      description = "The stream",
      content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string")))
  void stream(
      @PathVariable UUID id,
      @Parameter(description = "The id of the last event that was read", example = "120.3.17")
          @RequestHeader(name = "Last-Event-ID", required = false)
          @Nullable String lastEventId,
      HttpServletResponse response)
      throws IOException, InterruptedException {
    StoredTask task = stores.task(id);
    TaskCursor now = task.counters().cursor();
    TaskCursor from =
        lastEventId == null || lastEventId.isBlank()
            ? now
            : TaskCursor.parse(lastEventId).orElseThrow(() -> unknownEvent(lastEventId)).least(now);
    TaskFeed feed = feeds.watch(id).orElseThrow(() -> Refusal.notFound(Thing.TASK, id));
    try {
      EventStream stream = EventStream.open(response);
      TaskEvents first = new TaskEvents(from);
      first.progress(feeds.views().summary(task));
      stream.send(first.bytes());
      stream.follow(feed.batches(), from, (at, head) -> catchUp(id, at, head, stream));
    } finally {
      feeds.leave(id);
    }
  }

  /// Sends a piece of what is missing, all of it in a few calls.
  private TaskCursor catchUp(UUID id, TaskCursor at, TaskCursor head, EventStream stream)
      throws IOException {
    TaskHistory history = stores.history();
    List<TaskRow> rows = history.rows(id, at.rows(), head.rows(), ROWS_MAX);
    List<TaskReject> rejects = history.rejects(id, at.rejects(), head.rejects(), ROWS_MAX);
    TaskEvents events = new TaskEvents(at);
    events.rows(rows);
    // Numbers of texts that became rows after all are missing in between.
    events.rejects(
        rejects, rejects.size() < ROWS_MAX ? head.rejects() : rejects.getLast().number());
    events.log(history.events(id, at.events(), head.events(), ROWS_MAX));
    stream.send(events.bytes());
    TaskCursor reached = events.at();
    // Where rows are missing, their dataset is gone.
    return rows.size() < ROWS_MAX
        ? new TaskCursor(head.rows(), reached.rejects(), reached.events())
        : reached;
  }

  @GetMapping("/stream")
  @Operation(
      operationId = "streamTasks",
      summary = "Follow the list of tasks",
      description =
          """
          Server-sent events: `task` (a task as it stands now) whenever something about one has changed, at most twice a \
          second, and `deleted` with the id of one that is gone. With `Last-Event-ID` everything that has changed since \
          comes first; where that is too much, or more than a day ago, a `reset` says to read the list again. An event \
          may come twice.\
          """)
  @ApiResponse(
      responseCode = "200",
      description = "The stream",
      content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string")))
  void streamAll(
      @Parameter(description = "The id of the last event that was read")
          @RequestHeader(name = "Last-Event-ID", required = false)
          @Nullable String lastEventId,
      HttpServletResponse response)
      throws IOException, InterruptedException {
    ListFeed list = feeds.list();
    Instant last =
        lastEventId == null || lastEventId.isBlank() ? null : millis(lastEventId.strip());
    Instant now = list.join();
    try {
      EventStream stream = EventStream.open(response);
      stream.follow(
          list.batches(),
          last == null ? now : last,
          (at, head) -> {
            stream.send(list.since(at));
            return head;
          });
    } finally {
      list.leave();
    }
  }

  /// A clock that was set back may have given out ids that lie ahead, but not far.
  private static Instant millis(String id) {
    try {
      Instant time = Instant.ofEpochMilli(Long.parseLong(id));
      if (!time.isBefore(Instant.EPOCH) && !time.isAfter(Instant.now(CLOCK).plus(AHEAD_MAX))) {
        return time;
      }
    } catch (NumberFormatException e) {
      // No number is as good as one that was never given out.
    }
    throw unknownEvent(id);
  }

  private static Refusal unknownEvent(String id) {
    return Refusal.bad("BAD_LAST_EVENT_ID", TaskSaid.BAD_EVENT_ID.of(id));
  }
}
