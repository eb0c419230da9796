package dev.winnow.server.task;

import dev.winnow.storage.task.TaskCursor;
import dev.winnow.storage.task.TaskEvent;
import dev.winnow.storage.task.TaskReject;
import dev.winnow.storage.task.TaskRow;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What came of a task, as server-sent events. Each carries, as its id, how far a reader is who has
/// it.
final class TaskEvents {

  /// Of a text that was not accepted, so many characters are shown; all of it is in the list.
  private static final int TEXT_SHOWN_MAX = 2_000;

  private final StringBuilder text = new StringBuilder();
  private TaskCursor at;

  TaskEvents(TaskCursor from) {
    this.at = from;
  }

  /// The accepted rows that follow.
  void rows(List<TaskRow> rows) {
    if (!rows.isEmpty()) {
      at = new TaskCursor(rows.getLast().ordinal(), at.rejects(), at.events());
      event("rows", rows.stream().map(TaskHistoryController.RowView::of).toList());
    }
  }

  /// The texts not accepted that follow.
  void rejects(List<TaskReject> rejects, long upTo) {
    if (upTo > at.rejects()) {
      at = new TaskCursor(at.rows(), upTo, at.events());
    }
    if (!rejects.isEmpty()) {
      event("rejects", rejects.stream().map(TaskEvents::shown).toList());
    }
  }

  private static TaskReject shown(TaskReject reject) {
    String text = reject.text();
    if (text.length() <= TEXT_SHOWN_MAX) {
      return reject;
    }
    boolean half = Character.isHighSurrogate(text.charAt(TEXT_SHOWN_MAX - 1));
    return new TaskReject(
        reject.number(),
        reject.unit(),
        reject.index(),
        reject.reason(),
        reject.by(),
        reject.detail(),
        text.substring(0, TEXT_SHOWN_MAX - (half ? 1 : 0)) + "…",
        reject.votes(),
        reject.at());
  }

  /// The entries of the log that follow.
  void log(List<TaskEvent> events) {
    if (!events.isEmpty()) {
      at = new TaskCursor(at.rows(), at.rejects(), events.getLast().number());
      event("log", events);
    }
  }

  /// Where the task stands.
  void progress(Object view) {
    event("progress", view);
  }

  private void event(String name, Object data) {
    text.append(EventStream.event(name, at, data));
  }

  TaskCursor at() {
    return at;
  }

  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
