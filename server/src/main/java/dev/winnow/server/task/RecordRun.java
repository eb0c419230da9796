package dev.winnow.server.task;

import dev.winnow.core.llm.Reply;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.CallFailure;
import dev.winnow.core.run.Progress;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.RunEvent;
import dev.winnow.engine.Time;
import dev.winnow.engine.record.GroupWriter;
import dev.winnow.engine.run.RunListener;
import dev.winnow.storage.task.TaskCounters;
import dev.winnow.storage.task.TaskEntry;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Turns what happens in a run into entries for the database.
///
/// Answers that are there already come by again when a run is taken up; they are passed over.
final class RecordRun implements RunListener {

  private final UUID task;
  private final GroupWriter<TaskEntry> writer;
  private final Time time;
  private final LiveRun live;
  private final LimitNotes notes;
  private final ToIntFunction<UnitKey> pins;
  private final Progress progress = new Progress();

  /// Answers settled in this run so far, those that were read again included.
  private long settled;

  /// Answers whose rows are in the database, and those rows.
  private final long position;

  private final long rowsBefore;

  /// How many good rows each of those answers brought.
  private final List<Integer> goodBefore;

  /// Rows of answers in the database that were surplus there, until all of those are read again.
  private final List<TaskEntry> reinstated = new ArrayList<>();

  private final List<String> accepted = new ArrayList<>();
  private final List<TaskEntry.Rejected> rejected = new ArrayList<>();
  private RunEvent.@Nullable Answered answer;
  private long firstOrdinal;
  private long goodAtAnswer;
  private long retries;
  private long throttled;

  /// @param before what is in the database
  /// @param goodBefore how many good rows each answer there brought
  /// @param pins the number of the pinned model that a request was sent with
  RecordRun(
      UUID task,
      TaskCounters before,
      List<Integer> goodBefore,
      GroupWriter<TaskEntry> writer,
      LiveRun live,
      ToIntFunction<UnitKey> pins,
      Time time) {
    this.task = task;
    this.position = before.position();
    this.rowsBefore = before.accepted();
    this.goodBefore = goodBefore;
    this.writer = writer;
    this.live = live;
    this.pins = pins;
    this.time = time;
    this.notes = new LimitNotes(time);
  }

  /// An answer in the database brings other rows, as it is read now, than those that stand there:
  /// what came behind it would not fit.
  static final class ReadOtherwise extends IOException {

    private static final long serialVersionUID = 1;

    private ReadOtherwise(Unit unit, int before, int now) {
      super(
          "This version of Winnow reads the recorded answers of the task differently: request %s brought %d good rows, and would bring %d now. Nothing was sent."
              .formatted(unit.key(), before, now));
    }
  }

  @Override
  public void on(RunEvent event) throws IOException {
    progress.apply(event);
    live.on(event);
    switch (event) {
      case RunEvent.Started started -> {}
      case RunEvent.Sent sent -> {}
      case RunEvent.Answered it -> {
        answer = it;
        firstOrdinal = progress.accepted() + 1;
        goodAtAnswer = good();
      }
      case RunEvent.Accepted row -> accepted(row);
      case RunEvent.Reinstated it -> {}
      case RunEvent.Rejected row ->
          rejected.add(new TaskEntry.Rejected(row.reason(), row.detail(), row.text()));
      case RunEvent.Settled it -> settled();
      case RunEvent.Retrying it -> {
        retries += it.loading() ? 0 : 1;
        CallFailure why = CallFailure.of(it.why());
        note(
            "RETRYING",
            "Request %s will be sent again in %s (try %d): %s"
                .formatted(it.unit().key(), seconds(it.pause()), it.tries(), words(why)),
            cause(why));
      }
      case RunEvent.Throttled it -> {
        throttled++;
        note(
            "THROTTLED",
            "The model asked for less; nothing is sent for %s: %s"
                .formatted(seconds(it.pause()), words(CallFailure.of(it.why()))),
            "throttled");
      }
      case RunEvent.Failed it -> failed(it.unit(), CallFailure.of(it.why()));
      case RunEvent.FailedBefore it -> {}
      case RunEvent.Withdrawn withdrawn -> {}
      case RunEvent.Stopping stopping ->
          note(
              "STOPPING",
              "No further requests are sent: %s. Requests in flight: %d."
                  .formatted(clause(stopping.why()), stopping.inFlight()),
              "");
      case RunEvent.Changed changed ->
          note(
              "CHANGED",
              "Target %,d rows, at most %,d calls in flight."
                  .formatted(changed.target(), changed.concurrency()),
              "");
      case RunEvent.Ended ended -> {
        waited();
        if (progress.coerced() > 0) {
          note(
              "COERCED",
              "%,d of %,d accepted rows had values converted to match the output schema."
                  .formatted(progress.coerced(), progress.accepted()),
              "");
        }
      }
    }
  }

  /// A row of an answer that was settled before is surplus which a higher target has room for, now
  /// or when the answers are read again.
  private void accepted(RunEvent.Accepted row) throws IOException {
    String text = row.row().toString();
    if (answer != null && settled >= position) {
      accepted.add(text);
    } else if (row.ordinal() > rowsBefore) {
      TaskEntry it = new TaskEntry.Reinstated(task, time.now(), row.unit(), row.ordinal(), text);
      if (settled < position) {
        reinstated.add(it);
      } else {
        put(it);
      }
    }
  }

  /// Looks whether an answer in the database brings as many rows as when it was settled first, and
  /// writes what was surplus behind the last of them. Before anything is sent: rows would be
  /// doubled or lost.
  private void compare(Unit unit, int good) throws IOException {
    int before = goodBefore.get((int) settled);
    if (good != before) {
      throw new ReadOtherwise(unit, before, good);
    }
    if (settled == position - 1) {
      for (TaskEntry row : reinstated) {
        put(row);
      }
      reinstated.clear();
    }
  }

  /// Rows accepted and rows that were surplus: a higher target makes the ones of the others.
  private long good() {
    return progress.accepted() + progress.rejected(Reason.SURPLUS);
  }

  @Override
  public void tick() {
    live.tick(progress);
  }

  Progress progress() {
    return progress;
  }

  private void settled() throws IOException {
    RunEvent.Answered it = answer;
    if (it == null) {
      throw new IllegalStateException("A request is settled before it is answered.");
    }
    if (settled >= position) {
      Reply.Answered reply = it.reply();
      put(
          new TaskEntry.Settled(
              task,
              time.now(),
              settled,
              it.unit(),
              reply,
              firstOrdinal,
              accepted,
              rejected,
              pins.applyAsInt(it.unit().key())));
      waited();
    }
    if (settled < position) {
      compare(it.unit(), (int) (good() - goodAtAnswer));
    }
    settled++;
    answer = null;
    accepted.clear();
    rejected.clear();
    live.tick(progress);
  }

  private void failed(Unit unit, CallFailure why) throws IOException {
    put(new TaskEntry.Failed(task, time.now(), unit, why, pins.applyAsInt(unit.key())));
    note("GIVEN_UP", "Request %s was given up: %s".formatted(unit.key(), words(why)), cause(why));
  }

  private void waited() throws IOException {
    if (retries > 0 || throttled > 0) {
      put(new TaskEntry.Waited(task, time.now(), retries, throttled));
      retries = 0;
      throttled = 0;
    }
  }

  /// Adds to the log.
  void note(String kind, String message, String cause) throws IOException {
    String limited = notes.limit(kind, message, cause);
    if (limited != null) {
      put(new TaskEntry.Noted(task, time.now(), kind, limited));
    }
  }

  private void put(TaskEntry entry) throws IOException {
    try {
      writer.put(entry);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("The service is stopping.").initCause(e);
    }
  }

  /// What counts as the same thing: providers put numbers of their own into their sentences.
  private static String cause(CallFailure why) {
    return why.kind() + " " + why.status();
  }

  private static String words(CallFailure why) {
    return why.status() == 0
        ? why.kind() + ", " + why.message()
        : why.kind() + " (" + why.status() + "), " + why.message();
  }

  /// Without the full stop of a sentence.
  private static String clause(String said) {
    return said.endsWith(".") ? said.substring(0, said.length() - 1) : said;
  }

  private static String seconds(java.time.Duration pause) {
    return "%.1f s".formatted(pause.toMillis() / 1000.0);
  }
}
