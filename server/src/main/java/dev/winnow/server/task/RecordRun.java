package dev.winnow.server.task;

import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.CallFailure;
import dev.winnow.core.run.Progress;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.run.RunSaid;
import dev.winnow.core.say.Said;
import dev.winnow.engine.Time;
import dev.winnow.engine.record.GroupWriter;
import dev.winnow.engine.run.RunListener;
import dev.winnow.storage.task.TaskEntry;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Turns what happens in a run into entries for the database.
final class RecordRun implements RunListener {

  private final UUID task;
  private final GroupWriter<TaskEntry> writer;
  private final Time time;
  private final LiveRun live;
  private final LimitNotes notes;
  private final ToIntFunction<UnitKey> pins;
  private final Progress progress = new Progress();

  /// Answers settled so far, those of earlier runs included.
  private long settled;

  private RunEvent.@Nullable Answered answer;
  private long retries;
  private long throttled;

  /// @param pins the number of the pinned model that a request was sent with
  RecordRun(
      UUID task,
      GroupWriter<TaskEntry> writer,
      LiveRun live,
      ToIntFunction<UnitKey> pins,
      Time time) {
    this.task = task;
    this.writer = writer;
    this.live = live;
    this.pins = pins;
    this.time = time;
    this.notes = new LimitNotes(time);
  }

  @Override
  public void on(RunEvent event) throws IOException {
    progress.apply(event);
    live.on(event);
    switch (event) {
      case RunEvent.Started started -> {}
      case RunEvent.Sent sent -> {}
      case RunEvent.SettledBefore it -> settled++;
      case RunEvent.Answered it -> answer = it;
      case RunEvent.Decided it -> decided(it);
      case RunEvent.Revised it ->
          put(new TaskEntry.Revised(task, time.now(), it.unit(), it.was(), it.verdict()));
      case RunEvent.Retrying it -> {
        retries += it.loading() ? 0 : 1;
        note("RETRYING", it.said(), cause(CallFailure.of(it.why())));
      }
      case RunEvent.Throttled it -> {
        throttled++;
        note("THROTTLED", it.said(), "throttled");
      }
      case RunEvent.Noted it ->
          put(new TaskEntry.ModelNoted(task, time.now(), it.model(), it.said()));
      case RunEvent.Failed it -> failed(it);
      case RunEvent.FailedBefore it -> {}
      case RunEvent.Withdrawn withdrawn -> {}
      case RunEvent.Stopping stopping ->
          note("STOPPING", RunSaid.STOPPING.of(stopping.why(), stopping.inFlight()), "");
      case RunEvent.Changed changed ->
          note("CHANGED", RunSaid.CHANGED.of(changed.target(), changed.concurrency()), "");
      case RunEvent.Ended ended -> {
        waited();
        if (progress.coerced() > 0) {
          note("COERCED", RunSaid.COERCED.of(progress.coerced(), progress.accepted()), "");
        }
      }
    }
  }

  @Override
  public void tick() {
    live.tick(progress);
  }

  Progress progress() {
    return progress;
  }

  private void decided(RunEvent.Decided it) throws IOException {
    RunEvent.Answered of = answer;
    if (of == null) {
      throw new IllegalStateException("A request is settled before it is answered.");
    }
    int pin = pins.applyAsInt(it.unit().key());
    put(
        new TaskEntry.Settled(
            task, time.now(), settled, it.unit(), of.reply(), it.verdicts(), pin));
    waited();
    settled++;
    answer = null;
    live.tick(progress);
  }

  private void failed(RunEvent.Failed it) throws IOException {
    CallFailure why = CallFailure.of(it.why());
    int pin = pins.applyAsInt(it.unit().key());
    put(new TaskEntry.Failed(task, time.now(), it.unit(), why, pin));
    note("GIVEN_UP", it.said(), cause(why));
  }

  private void waited() throws IOException {
    if (retries > 0 || throttled > 0) {
      put(new TaskEntry.Waited(task, time.now(), retries, throttled));
      retries = 0;
      throttled = 0;
    }
  }

  /// Adds to the log.
  void note(String kind, Said message, String cause) throws IOException {
    Said limited = notes.limit(kind, message, cause);
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
}
