package dev.winnow.cli;

import dev.winnow.core.run.Progress;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.say.Said;
import dev.winnow.engine.Time;
import dev.winnow.engine.run.RunListener;
import java.time.Duration;

/// Shows a run while it goes: one line that is written anew on a terminal, a line now and then
/// elsewhere.
final class Display implements RunListener {

  private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();
  private static final long LOG_NANOS = Duration.ofSeconds(10).toNanos();
  private static final long NOTE_NANOS = Duration.ofSeconds(5).toNanos();
  private static final String ERASE_LINE = "\r\u001b[K";

  private final Terminal terminal;
  private final Time time;
  private final String answer;
  private final Progress progress = new Progress();
  private final StatusLine line;
  private final long startedAt;
  private long shownAt;
  private long notedAt;
  private boolean drawn;

  /// @param answer what a reply is called
  Display(Terminal terminal, Time time, String answer) {
    this.terminal = terminal;
    this.time = time;
    this.answer = answer;
    this.startedAt = time.nanos();
    this.line = new StatusLine(startedAt);
    this.shownAt = startedAt;
    this.notedAt = startedAt - NOTE_NANOS;
  }

  /// The state of the run.
  Progress progress() {
    return progress;
  }

  @Override
  public void on(RunEvent event) {
    progress.apply(event);
    switch (event) {
      case RunEvent.Started started -> {
        if (started.replayed() > 0) {
          say(
              "going on: reading %s of earlier runs"
                  .formatted(Counted.of(started.replayed(), answer)));
        }
      }
      case RunEvent.Retrying it -> note(it.said());
      case RunEvent.Throttled it -> note(it.said());
      case RunEvent.Noted it -> say("note: " + it.inWords().inTaskFile());
      case RunEvent.Failed it -> note(it.said());
      case RunEvent.Stopping it -> stopping(it);
      case RunEvent.FailedBefore it -> {}
      case RunEvent.Sent it -> {}
      case RunEvent.Answered it -> {}
      case RunEvent.Withdrawn it -> {}
      case RunEvent.Decided it -> {}
      case RunEvent.SettledBefore it -> {}
      case RunEvent.Revised it -> {}
      case RunEvent.Changed it -> {}
      case RunEvent.Ended it -> erase();
    }
    tick();
  }

  /// Keeps the line fresh while nothing happens.
  @Override
  public void tick() {
    long now = time.nanos();
    if (now - shownAt < (terminal.isInteractive() ? REDRAW_NANOS : LOG_NANOS)) {
      return;
    }
    shownAt = now;
    if (terminal.isInteractive()) {
      terminal.err().print(ERASE_LINE + clip(line.text(progress, now)));
      terminal.err().flush();
      drawn = true;
    } else {
      terminal.err().println(line.text(progress, now));
    }
  }

  private void stopping(RunEvent.Stopping stopping) {
    if (stopping.inFlight() > 0) {
      say(
          "stopping (%s); waiting for %s in flight, Ctrl-C again does not wait"
              .formatted(
                  clause(stopping.why().inTaskFile()), Counted.of(stopping.inFlight(), "answer")));
    }
  }

  /// Says something that may come often: the same thing, or many in a row, only now and then.
  private void note(Said said) {
    long now = time.nanos();
    if (now - notedAt >= NOTE_NANOS) {
      notedAt = now;
      say(said.inTaskFile());
    }
  }

  /// A sentence as part of another.
  private static String clause(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  private void say(String text) {
    erase();
    terminal.err().println("winnow: " + text);
  }

  /// Takes the live line off the screen.
  void erase() {
    if (drawn) {
      terminal.err().print(ERASE_LINE);
      terminal.err().flush();
      drawn = false;
    }
  }

  private String clip(String text) {
    int most = terminal.columns() - 1;
    return text.length() <= most ? text : text.substring(0, Math.max(0, most - 1)) + "…";
  }
}
