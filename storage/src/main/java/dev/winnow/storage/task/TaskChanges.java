package dev.winnow.storage.task;

import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Usage;
import dev.winnow.core.run.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a group of entries changes about one task, worked out before anything is written.
final class TaskChanges {

  private long position;
  private long accepted;
  private final Map<Reason, Long> rejected = new EnumMap<>(Reason.class);
  private long cut;
  private long retries;
  private long throttled;
  private long failures;
  private Usage usage;
  private long latencyMillis;
  private long rejectNumber;
  private long eventNumber;

  private Instant latest = Instant.EPOCH;

  private final List<TaskRow> rows = new ArrayList<>();
  private final List<TaskReject> rejects = new ArrayList<>();
  private final List<TaskEvent> events = new ArrayList<>();

  /// Units one of whose surplus texts is a row now, each as often as that is so.
  private final List<String> reinstated = new ArrayList<>();

  /// Those of them whose text is in the database.
  private final List<String> voided = new ArrayList<>();

  /// By unit: a request that was given up may be answered within the same group.
  private final Map<String, TaskEntry> requests = new LinkedHashMap<>();

  TaskChanges(TaskCounters before) {
    this.position = before.position();
    this.accepted = before.accepted();
    this.rejected.putAll(before.rejected());
    this.cut = before.cut();
    this.retries = before.retries();
    this.throttled = before.throttled();
    this.failures = before.failures();
    this.usage = before.usage();
    this.latencyMillis = before.latencyMillis();
    this.rejectNumber = before.rejects();
    this.eventNumber = before.events();
  }

  void add(TaskEntry entry) {
    latest = entry.at();
    switch (entry) {
      case TaskEntry.Settled settled -> settled(settled);
      case TaskEntry.Reinstated row -> reinstated(row);
      case TaskEntry.Failed failed -> {
        failures++;
        requests.put(failed.unit().key().toString(), failed);
      }
      case TaskEntry.Noted noted ->
          events.add(
              new TaskEvent(
                  ++eventNumber, noted.at(), noted.kind(), Storable.text(noted.message())));
      case TaskEntry.Waited waited -> {
        retries += waited.retries();
        throttled += waited.throttled();
      }
      case TaskEntry.Ended ended -> {}
    }
  }

  private void settled(TaskEntry.Settled settled) {
    if (settled.sequence() < position) {
      return;
    }
    if (settled.sequence() > position
        || (!settled.accepted().isEmpty() && settled.firstOrdinal() != accepted + 1)) {
      throw new IllegalStateException(
          "Task %s has %d answers and %d rows; answer %d with row %d does not follow."
              .formatted(
                  settled.task(), position, accepted, settled.sequence(), settled.firstOrdinal()));
    }
    position++;
    String unit = settled.unit().key().toString();
    requests.put(unit, settled);
    for (String row : settled.accepted()) {
      rows.add(new TaskRow(++accepted, unit, row));
    }
    for (TaskEntry.Rejected reject : settled.rejected()) {
      rejected.merge(reject.reason(), 1L, Long::sum);
      rejects.add(
          new TaskReject(
              ++rejectNumber,
              unit,
              reject.reason(),
              Storable.text(reject.detail()),
              Storable.text(reject.text()),
              settled.at()));
    }
    cut += settled.reply() instanceof Reply.Truncated answer && !answer.brokenOff() ? 1 : 0;
    usage = usage.plus(settled.reply().completion().usage());
    latencyMillis += settled.reply().completion().latencyMillis();
  }

  /// Its rejection is void: that of the same group, or one in the database.
  private void reinstated(TaskEntry.Reinstated row) {
    if (row.ordinal() <= accepted) {
      return;
    }
    if (row.ordinal() != accepted + 1) {
      throw new IllegalStateException(
          "Task %s has %d rows; row %d does not follow."
              .formatted(row.task(), accepted, row.ordinal()));
    }
    String unit = row.unit().toString();
    rows.add(new TaskRow(++accepted, unit, row.row()));
    rejected.computeIfPresent(Reason.SURPLUS, (reason, texts) -> texts > 1 ? texts - 1 : null);
    reinstated.add(unit);
    for (TaskReject reject : rejects) {
      if (reject.reason() == Reason.SURPLUS && reject.unit().equals(unit)) {
        rejects.remove(reject);
        return;
      }
    }
    voided.add(unit);
  }

  TaskCounters counters() {
    return new TaskCounters(
        position,
        accepted,
        rejected,
        cut,
        retries,
        throttled,
        failures,
        usage,
        latencyMillis,
        rejectNumber,
        eventNumber);
  }

  /// When the last of the entries was made.
  Instant latest() {
    return latest;
  }

  List<TaskRow> rows() {
    return rows;
  }

  List<TaskReject> rejects() {
    return rejects;
  }

  List<String> reinstated() {
    return reinstated;
  }

  List<String> voided() {
    return voided;
  }

  List<TaskEvent> events() {
    return events;
  }

  /// The last entry of each request: [TaskEntry.Settled] or [TaskEntry.Failed].
  Collection<TaskEntry> requests() {
    return requests.values();
  }
}
