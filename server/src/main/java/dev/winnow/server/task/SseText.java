package dev.winnow.server.task;

import dev.winnow.storage.task.TaskCursor;
import dev.winnow.storage.task.TaskEvent;
import dev.winnow.storage.task.TaskReject;
import dev.winnow.storage.task.TaskRow;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes what came of a task as server-sent events. Each carries, as its id, how far a reader is
/// who has it.
final class SseText {

  /// Of a text that was not accepted, so many characters are shown; all of it is in the list.
  private static final int TEXT_SHOWN_MAX = 2_000;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final StringBuilder text = new StringBuilder();
  private TaskCursor at;

  SseText(TaskCursor from) {
    this.at = from;
  }

  /// The accepted rows that follow.
  void rows(List<TaskRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    at = new TaskCursor(rows.getLast().ordinal(), at.rejects(), at.events());
    StringBuilder data = new StringBuilder("[");
    for (TaskRow row : rows) {
      data.append(data.length() == 1 ? "" : ",")
          .append("{\"ordinal\":")
          .append(row.ordinal())
          .append(",\"unit\":\"")
          .append(row.unit())
          .append("\",\"data\":")
          .append(row.data())
          .append('}');
    }
    event("rows", data.append(']').toString());
  }

  /// The texts not accepted that follow.
  void rejects(List<TaskReject> rejects, long upTo) {
    if (upTo > at.rejects()) {
      at = new TaskCursor(at.rows(), upTo, at.events());
    }
    if (rejects.isEmpty()) {
      return;
    }
    var data = JsonNodeFactory.instance.arrayNode();
    for (TaskReject reject : rejects) {
      ObjectNode node = JSON.valueToTree(reject);
      data.add(node.put("text", shown(reject.text())));
    }
    event("rejects", JSON.writeValueAsString(data));
  }

  /// The entries of the log that follow.
  void log(List<TaskEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    at = new TaskCursor(at.rows(), at.rejects(), events.getLast().number());
    var data = JsonNodeFactory.instance.arrayNode();
    for (TaskEvent event : events) {
      data.add(JSON.valueToTree(event));
    }
    event("log", JSON.writeValueAsString(data));
  }

  /// Where the task stands.
  void progress(Object view) {
    event("progress", JSON.writeValueAsString(view));
  }

  // HTML Living Standard §9.2.6: JSON on one line, so that one data field holds it.
  private void event(String name, String json) {
    text.append("event: ")
        .append(name.toLowerCase(Locale.ROOT))
        .append("\nid: ")
        .append(at)
        .append("\ndata: ")
        .append(json)
        .append("\n\n");
  }

  private static String shown(String text) {
    if (text.length() <= TEXT_SHOWN_MAX) {
      return text;
    }
    int end =
        Character.isHighSurrogate(text.charAt(TEXT_SHOWN_MAX - 1))
            ? TEXT_SHOWN_MAX - 1
            : TEXT_SHOWN_MAX;
    return text.substring(0, end) + "…";
  }

  TaskCursor at() {
    return at;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
