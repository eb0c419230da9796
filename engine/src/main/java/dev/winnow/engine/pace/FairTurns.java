package dev.winnow.engine.pace;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides whose turn it is when several runs call one model. A state machine: the time is told to
/// it, and it never waits.
///
/// - Every run has a line of its own, first come first served, and at most so many calls out as it
///   wants.
/// - A free turn goes to the line with the fewest calls out; among equals to the one served longest
///   ago. So runs share a model's concurrency evenly, and take turns where the requests a minute
///   are what is scarce.
/// - Whether there is a free turn is the [Pacer]'s decision alone. The call it puts off keeps its
///   place: a call that needs many tokens is not overtaken for ever by small ones.
final class FairTurns {

  private final Pacer pacer;

  /// The lines somebody stands in: a run without a waiting call leaves no trace here.
  private final Set<Line> lines = new LinkedHashSet<>();

  private long turns;

  FairTurns(Pacer pacer) {
    this.pacer = pacer;
  }

  /// A call that waits for its turn.
  interface Call {

    /// What it will probably use, input and output, in tokens.
    long tokenEstimate();

    /// It is this call's turn: it counts as out until [#back].
    void go(long now);

    /// Nobody can go before this time; [#serve] is to be called then, by this call.
    void lookAgainAt(long nanos);
  }

  /// The calls of one run.
  static final class Line {

    private final ArrayDeque<Call> calls = new ArrayDeque<>();
    private int max;
    private int out;
    private long lastTurn;

    /// An empty line.
    ///
    /// @param max calls out at the most, at least 1
    Line(int max) {
      this.max = max;
    }

    void max(int calls) {
      max = calls;
    }

    /// Calls that went and have not come back.
    int out() {
      return out;
    }
  }

  /// Puts a call at the end of its line.
  void enter(Line line, Call call) {
    line.calls.addLast(call);
    lines.add(line);
  }

  /// Takes a waiting call out of its line.
  void leave(Line line, Call call) {
    line.calls.remove(call);
    forgetIfEmpty(line);
  }

  /// Takes all waiting calls out of a line.
  Collection<Call> dissolve(Line line) {
    List<Call> calls = List.copyOf(line.calls);
    line.calls.clear();
    forgetIfEmpty(line);
    return calls;
  }

  /// Notes that a call of this line has come back; the [Pacer] is told the rest.
  void back(Line line) {
    line.out--;
  }

  /// Calls that wait, in all lines.
  int waiting() {
    return lines.stream().mapToInt(line -> line.calls.size()).sum();
  }

  /// Gives every turn that can be given now. To be called whenever something has changed.
  void serve(long now) {
    while (true) {
      Line line = first();
      if (line == null) {
        return;
      }
      Call call = line.calls.getFirst();
      switch (pacer.turn(call.tokenEstimate(), now)) {
        case Pacer.Turn.Go go -> {
          line.calls.removeFirst();
          line.out++;
          line.lastTurn = ++turns;
          forgetIfEmpty(line);
          call.go(now);
        }
        case Pacer.Turn.NotBefore later -> {
          call.lookAgainAt(later.nanos());
          return;
        }
        case Pacer.Turn.Full full -> {
          return;
        }
      }
    }
  }

  private @Nullable Line first() {
    Line first = null;
    for (Line line : lines) {
      if (line.out < line.max && (first == null || isBefore(line, first))) {
        first = line;
      }
    }
    return first;
  }

  private static boolean isBefore(Line line, Line other) {
    return line.out != other.out ? line.out < other.out : line.lastTurn < other.lastTurn;
  }

  private void forgetIfEmpty(Line line) {
    if (line.calls.isEmpty()) {
      lines.remove(line);
    }
  }
}
