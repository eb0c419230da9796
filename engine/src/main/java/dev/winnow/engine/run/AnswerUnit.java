package dev.winnow.engine.run;

import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.plan.RenderUnit;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey.Purpose;
import dev.winnow.core.run.Candidate;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.task.Task;
import dev.winnow.engine.journal.Journal;
import dev.winnow.engine.pace.Permits;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Brings one unit to its end: render, permit, call, journal, read, validate. Touches no shared
/// state but the journal and the permits, and comes back with a value whatever a model or a network
/// does.
record AnswerUnit(
    Task task,
    RenderUnit render,
    LabelRows labels,
    List<RowStage> stages,
    CalledModels models,
    Map<Integer, CellSample> samples,
    Journal journal,
    Examine examine,
    RetryPause retryPause,
    Consumer<RunEvent> notes) {

  private static final int UNPROVEN_TRIES = 3;

  /// How long a model may take to be loaded.
  private static final Duration LOADING_MAX = Duration.ofMinutes(15);

  /// Sends the unit's request until it is answered or given up.
  Action answer(Unit unit) throws InterruptedException {
    try {
      boolean makesRows = unit.key().purpose() == Purpose.GENERATE;
      CellSample sample = makesRows ? samples.get(unit.key().cell()) : null;
      if (sample != null) {
        Optional<Reply.Answered> drawn = sample.answer(unit, task.calls().batchSize());
        if (drawn.isPresent()) {
          journal.intent(unit);
          return keep(unit, drawn.get(), journal.answer(unit.key(), drawn.get()));
        }
      }
      return switch (unit.key().purpose()) {
        case LABEL -> send(unit, labels.request(unit), labels.model());
        case JUDGE, EMBED -> send(unit, stage(unit).request(unit), stage(unit).model());
        case GENERATE, PLAN ->
            send(unit, render.request(unit), render.recipe(unit.key().cell()).model());
      };
    } catch (IOException e) {
      return new Action.Unwritable(unit, String.valueOf(e.getMessage()));
    }
  }

  private RowStage stage(Unit unit) {
    return stages.stream()
        .filter(it -> it.purpose() == unit.key().purpose())
        .findFirst()
        .orElseThrow();
  }

  private Reply.Answered recorded(Unit unit, Reply.Answered answer) {
    return switch (unit.key().purpose()) {
      case JUDGE, EMBED -> stage(unit).recorded(unit, answer);
      case GENERATE, PLAN, LABEL -> answer;
    };
  }

  private Action send(Unit unit, Request request, ModelSettings settings)
      throws IOException, InterruptedException {
    CalledModel called = models.of(settings);
    long estimate = tokenEstimate(request, settings);
    Permits permits = called.permits();
    boolean announced = false;
    int tries = 0;
    Duration loading = Duration.ZERO;
    while (true) {
      Optional<Permits.Lease> leave = permits.acquire(estimate);
      if (leave.isEmpty()) {
        return new Action.Withdrawn(unit);
      }
      // Closed whatever is thrown: a permit that does not come back is lost for all runs.
      try (Permits.Lease lease = leave.get()) {
        if (!announced) {
          // Behind the permit, so that a request that never got its turn leaves no trace.
          journal.intent(unit);
          announced = true;
        }
        switch (called.model().ask(request)) {
          case Reply.Answered answered -> {
            return keep(unit, recorded(unit, answered), lease);
          }
          case Reply.Throttled throttled -> {
            Permits.Refusal refusal = lease.throttled(throttled.retryAfter());
            if (tooLong(refusal.refusedFor()) || tooLong(refusal.pause())) {
              return new Action.ThrottledTooLong(unit, throttled, refusal);
            }
            notes.accept(new RunEvent.Throttled(unit, throttled, refusal.pause()));
          }
          case Reply.Unavailable unavailable -> {
            // While a model is loaded no try is consumed: the request is fine, and so is the model.
            boolean loads = isLoading(unavailable, loading);
            tries += loads ? 0 : 1;
            if (!loads && isInVain(unavailable, tries, permits)) {
              giveBack(lease, unavailable);
              return giveUp(unit, unavailable);
            }
            Duration asked = unavailable.retryAfter();
            Duration pause =
                loads ? retryPause.whileLoading(asked) : retryPause.after(tries, asked);
            loading = loads ? loading.plus(pause) : loading;
            notes.accept(new RunEvent.Retrying(unit, Math.max(1, tries), unavailable, pause));
            if (!pause(pause, permits, lease, unavailable)) {
              return new Action.Withdrawn(unit);
            }
          }
          case Reply.Denied denied -> {
            // Before the permit is given back: nobody else needs to hear the same.
            permits.close();
            lease.failed();
            return giveUp(unit, denied);
          }
          case Reply.Invalid invalid -> {
            lease.failed();
            return giveUp(unit, invalid);
          }
        }
      } finally {
        models.notes(settings, called, notes);
      }
    }
  }

  /// Whether the model is being loaded and may take some more time over it.
  private static boolean isLoading(Reply.Unavailable unavailable, Duration waited) {
    Duration expected = unavailable.retryAfter();
    Duration until = expected == null ? waited : waited.plus(expected);
    return unavailable.fault() == Reply.Unavailable.Fault.LOADING
        && until.compareTo(LOADING_MAX) < 0;
  }

  private boolean isInVain(Reply.Unavailable unavailable, int tries, Permits permits) {
    return unavailable.fault() == Reply.Unavailable.Fault.LOADING
        || tries >= triesMax(permits)
        || tooLong(unavailable.retryAfter());
  }

  /// Whether a wait is longer than the person would want to sit through.
  private boolean tooLong(@Nullable Duration wait) {
    return wait != null && wait.compareTo(task.goal().limits().throttledMax()) > 0;
  }

  /// A model that has never answered is probably not there: that is found out sooner.
  private int triesMax(Permits permits) {
    int most = task.goal().limits().triesMax();
    return permits.proven() ? most : Math.min(most, UNPROVEN_TRIES);
  }

  private Action keep(Unit unit, Reply.Answered answered, Permits.Lease lease) throws IOException {
    // Law 1: on record before anything is done with it and before its permit is returned.
    long sequence = journal.answer(unit.key(), answered);
    lease.answered(answered.completion().usage().total());
    return keep(unit, answered, sequence);
  }

  private Action keep(Unit unit, Reply.Answered answered, long sequence) {
    List<Candidate> candidates =
        switch (unit.key().purpose()) {
          case GENERATE -> examine.examine(unit.key().cell(), answered);
          case PLAN, JUDGE, LABEL, EMBED -> List.of();
        };
    return new Action.Answered(unit, sequence, answered, candidates);
  }

  private Action giveUp(Unit unit, Reply why) throws IOException {
    journal.failure(unit.key(), why);
    return new Action.Failed(unit, why);
  }

  /// Waits before the next try. While the model has never answered the permit is kept, so that only
  /// a few find that out.
  private static boolean pause(
      Duration pause, Permits permits, Permits.Lease lease, Reply.Unavailable unavailable)
      throws InterruptedException {
    if (permits.proven()) {
      giveBack(lease, unavailable);
      return permits.pause(pause);
    }
    try {
      return permits.pause(pause);
    } finally {
      giveBack(lease, unavailable);
    }
  }

  private static void giveBack(Permits.Lease lease, Reply.Unavailable unavailable) {
    if (unavailable.fault() == Reply.Unavailable.Fault.TIMEOUT) {
      lease.timedOut();
    } else {
      lease.failed();
    }
  }

  /// About four characters a token; the answer as long as it may get. Only paces, so it need not be
  /// exact.
  private static long tokenEstimate(Request request, ModelSettings settings) {
    long characters = 0;
    for (Message message : request.messages()) {
      characters += message.text().length();
    }
    Integer maxTokens = settings.sampling().maxTokens();
    return characters / 4 + (maxTokens == null ? 500 : maxTokens);
  }
}
