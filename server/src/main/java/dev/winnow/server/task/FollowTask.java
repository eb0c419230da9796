package dev.winnow.server.task;

import dev.winnow.storage.task.TaskCursor;
import dev.winnow.storage.task.TaskEvent;
import dev.winnow.storage.task.TaskHistory;
import dev.winnow.storage.task.TaskReject;
import dev.winnow.storage.task.TaskRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One reader that follows a task: first what it has missed, from the database, then what comes.
///
/// @param now where the task stood when the reader came
record FollowTask(UUID id, TaskFeed feed, TaskHistory history, TaskView now, EventStream stream) {

  private static final Logger LOG = LoggerFactory.getLogger(FollowTask.class);
  private static final int ROWS_MAX = 500;

  /// Follows until the reader leaves, is too slow, or the service stops.
  void follow(TaskCursor from) throws IOException, InterruptedException {
    SseText first = new SseText(from);
    first.progress(now);
    stream.send(first.toString().getBytes(StandardCharsets.UTF_8));
    TaskCursor at = from;
    long next = -1;
    while (true) {
      switch (feed.next(at, next, EventStream.HEARTBEAT)) {
        case TaskFeed.Step.Batch(FeedBatch batch) -> {
          stream.send(batch.bytes());
          at = batch.to();
          next = batch.number() + 1;
        }
        case TaskFeed.Step.Behind(TaskCursor head) -> {
          if (next >= 0) {
            LOG.info("A reader of task {} was too slow and is sent away", id);
            return;
          }
          at = catchUp(at, head);
        }
        case TaskFeed.Step.Nothing nothing -> stream.heartbeat();
        case TaskFeed.Step.Ended ended -> {
          return;
        }
      }
    }
  }

  /// Reads a piece of what is missing, and all of it in a few calls.
  private TaskCursor catchUp(TaskCursor at, TaskCursor head) throws IOException {
    List<TaskRow> rows = history.rows(id, at.rows(), head.rows(), ROWS_MAX);
    List<TaskReject> rejects = history.rejects(id, at.rejects(), head.rejects(), ROWS_MAX);
    List<TaskEvent> events = history.events(id, at.events(), head.events(), ROWS_MAX);
    SseText text = new SseText(at);
    text.rows(rows);
    // Numbers of texts that became rows after all are missing in between.
    text.rejects(rejects, rejects.size() < ROWS_MAX ? head.rejects() : rejects.getLast().number());
    text.log(events);
    stream.send(text.toString().getBytes(StandardCharsets.UTF_8));
    TaskCursor reached = text.at();
    // Where rows are missing, their dataset is gone.
    return rows.size() < ROWS_MAX
        ? new TaskCursor(head.rows(), reached.rejects(), reached.events())
        : reached;
  }
}
