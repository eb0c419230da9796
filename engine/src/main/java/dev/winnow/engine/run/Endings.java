package dev.winnow.engine.run;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.run.Advice;
import dev.winnow.core.run.CallFailure;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.run.RunSaid;
import dev.winnow.core.say.Said;
import java.time.Duration;

/// What a reply that ends a run means for the person who started it: the cause and what to do.
final class Endings {

  private Endings() {}

  /// The model cannot be used.
  static Outcome.Unusable unusable(Reply reply, ModelSettings model) {
    return new Outcome.Unusable(CallFailure.of(reply).said(), Advice.of(reply, model));
  }

  static Outcome.Unusable throttled(Action.ThrottledTooLong throttled) {
    Duration refused = throttled.refusal().refusedFor();
    Duration pause = throttled.refusal().pause();
    Duration asked = throttled.why().retryAfter();
    Said fact =
        asked != null && pause.compareTo(refused) >= 0
            ? RunSaid.ASKS_TO_WAIT.of(inWords(pause))
            : RunSaid.REFUSED_FOR.of(inWords(refused));
    return new Outcome.Unusable(throttled.why().said(), fact);
  }

  private static Said inWords(Duration time) {
    if (time.toHours() >= 2) {
      return RunSaid.HOURS.of(time.toHours());
    }
    return time.toMinutes() >= 2
        ? RunSaid.MINUTES.of(time.toMinutes())
        : RunSaid.SECONDS.of(time.toSeconds());
  }

  /// Why no more is sent, a clause.
  static Said inWords(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Complete complete -> RunSaid.TARGET_REACHED.of();
      case Outcome.Partial partial -> partial.why();
      case Outcome.Unusable unusable -> unusable.why();
      case Outcome.Interrupted interrupted -> RunSaid.TOLD_TO_STOP.of();
      case Outcome.Unwritable unwritable -> unwritable.why();
    };
  }
}
