package dev.winnow.storage.task;

import dev.winnow.core.dataset.Fingerprint;
import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Usage;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.CallFailure;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.TaskKind;
import dev.winnow.core.run.TaskStatus;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.OutputMode;
import dev.winnow.core.task.Task.Format;
import dev.winnow.core.template.TemplateType;
import dev.winnow.storage.TestDatabase;
import dev.winnow.storage.dataset.Datasets;
import dev.winnow.storage.dataset.RowSet;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Tasks in the database and what happens to them, for tests.
final class TaskFixture {

  static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  final TestDatabase database = TestDatabase.connect();
  final Tasks tasks = new Tasks(database.client(), Clock.systemUTC());
  final TaskCells cells = new TaskCells(database.client());
  final Datasets datasets = new Datasets(database.client(), Clock.systemUTC());
  final TaskHistory history = new TaskHistory(database.client());
  final TaskFacts facts = new TaskFacts(database.client());
  final RecordTasks record = recorder(database);

  static RecordTasks recorder(TestDatabase database) {
    return new RecordTasks(database.jdbc(), database.transaction());
  }

  UUID dataset() {
    UUID id = UUID.randomUUID();
    datasets.add(id, Datasets.Label.of(id.toString(), TemplateType.CUSTOM));
    return id;
  }

  /// A task that runs, into a dataset of its own.
  UUID running() {
    return add(dataset(), "task", TaskStatus.RUNNING);
  }

  UUID add(@Nullable UUID dataset, String name, TaskStatus status) {
    UUID id = UUID.randomUUID();
    add(task(id, dataset, name, status, NOON));
    return id;
  }

  void add(StoredTask task) {
    tasks.add(task, "{\"name\": \"task\"}", null, CellTargets.one(task.target()), TaskModel.By.API);
  }

  static StoredTask task(
      UUID id, @Nullable UUID dataset, String name, TaskStatus status, Instant created) {
    return new StoredTask(
        id,
        name,
        "",
        TaskKind.SINGLE,
        null,
        1,
        "template",
        null,
        "model",
        dataset,
        "dataset",
        dataset == null ? null : RowSet.first(dataset, 0),
        OutputMode.APPEND,
        Format.JSONL,
        status,
        Said.all(),
        Said.all(),
        1,
        1_000_000,
        8,
        id.toString(),
        TaskCounters.NONE,
        0,
        null,
        created,
        null,
        null,
        created,
        null,
        1);
  }

  StoredTask find(UUID task) {
    return tasks.find(task).orElseThrow();
  }

  static Unit unit(long number) {
    return new Unit(new UnitKey(UnitKey.Purpose.GENERATE, 0, number), 5);
  }

  static Reply.Answered text(String text) {
    return new Reply.Text(new Completion(text, "stop", new Usage(10, 20, 3, 4), "gpt", 7));
  }

  /// An answer with so many accepted rows, and these rejects behind them.
  static TaskEntry.Settled settled(
      UUID task, long sequence, long firstOrdinal, int rows, Verdict.Rejected... rejected) {
    return settled(task, sequence, unit(sequence), text("raw"), firstOrdinal, rows, rejected);
  }

  static TaskEntry.Settled settled(
      UUID task,
      long sequence,
      Unit unit,
      Reply.Answered reply,
      long firstOrdinal,
      int rows,
      Verdict.Rejected... rejected) {
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      verdicts.add(accepted(i, firstOrdinal + i));
    }
    for (Verdict.Rejected each : rejected) {
      verdicts.add(
          new Verdict.Rejected(verdicts.size(), 0, each.reason(), each.detail(), each.text()));
    }
    return new TaskEntry.Settled(task, NOON, sequence, unit, reply, verdicts, 1);
  }

  static Verdict.Accepted accepted(int index, long ordinal) {
    ObjectNode row = JsonNodeFactory.instance.objectNode().put("q", ordinal);
    Fingerprint fingerprint = Fingerprint.of(row, List.of(), false);
    return new Verdict.Accepted(
        index, 0, Verdict.By.QUOTA, ordinal, fingerprint, row.toString(), List.of());
  }

  /// Its place is given by [#settled].
  static Verdict.Rejected rejected(Reason reason, String text) {
    return new Verdict.Rejected(0, 0, reason, Said.text("because"), text);
  }

  static TaskEntry.Revised reinstated(UUID task, long unitNumber, int index, long ordinal) {
    return new TaskEntry.Revised(
        task, NOON, unit(unitNumber).key(), Reason.SURPLUS, accepted(index, ordinal));
  }

  static TaskEntry.Failed failed(UUID task, long number, String message) {
    return new TaskEntry.Failed(
        task, NOON, unit(number), new CallFailure("server", 500, Said.text(message)), 1);
  }

  static TaskEntry.Noted noted(UUID task, String message) {
    return new TaskEntry.Noted(task, NOON, "NOTE", Said.text(message));
  }

  /// The accepted rows of a task, all of them, as they are in its dataset.
  List<TaskRow> rows(UUID task) {
    List<TaskRow> rows = new ArrayList<>();
    List<TaskRow> piece = history.rows(task, 0, Long.MAX_VALUE, 500);
    while (!piece.isEmpty()) {
      rows.addAll(piece);
      piece = history.rows(task, rows.getLast().ordinal(), Long.MAX_VALUE, 500);
    }
    return rows;
  }

  List<TaskReject> rejects(UUID task) {
    return history.rejects(task, 0, Long.MAX_VALUE, 10_000);
  }
}
