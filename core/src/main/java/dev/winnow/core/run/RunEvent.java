package dev.winnow.core.run;

import dev.winnow.core.llm.Reply;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.say.Said;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything that can happen in a run, in the order it happened. Whatever shows a run is a reader
/// of these.
public sealed interface RunEvent {

  /// The run began.
  ///
  /// @param replayed answers that earlier runs left in the journal and that are read again first
  record Started(long target, long replayed) implements RunEvent {}

  /// A request is about to be sent for the first time in this run.
  record Sent(Unit unit) implements RunEvent {}

  /// A request was answered and the answer is in the journal.
  ///
  /// @param replayed whether an earlier run got the answer
  record Answered(Unit unit, Reply.Answered reply, boolean replayed) implements RunEvent {

    /// What is counted of it.
    public AnswerFacts facts() {
      return AnswerFacts.of(reply);
    }
  }

  /// Every row of an answer, and every text meant as one, has its verdict. Follows its [Answered].
  record Decided(Unit unit, List<Verdict> verdicts) implements RunEvent {

    public Decided {
      verdicts = List.copyOf(verdicts);
    }
  }

  /// An earlier run settled the answer of a unit, and everything of it is on record.
  record SettledBefore(Unit unit, AnswerFacts answer, List<Verdict> verdicts) implements RunEvent {

    public SettledBefore {
      verdicts = List.copyOf(verdicts);
    }
  }

  /// A verdict takes the place of an earlier one: a row that was surplus is wanted after all, for
  /// the target was raised.
  ///
  /// @param was what the row was rejected for; null where it waited
  record Revised(UnitKey unit, @Nullable Reason was, Verdict verdict) implements RunEvent {}

  /// A request will be sent again: no answer came for a passing reason.
  ///
  /// @param tries how often it was sent so far
  record Retrying(Unit unit, int tries, Reply.Unavailable why, Duration pause) implements RunEvent {

    /// Whether it waits for a model that is being loaded, which is no fault of anybody.
    public boolean loading() {
      return why.fault() == Reply.Unavailable.Fault.LOADING;
    }

    /// In a sentence.
    public Said said() {
      return RunSaid.RETRYING.of(unit.key(), seconds(pause), tries, CallFailure.of(why).sentence());
    }
  }

  /// The model asked for less: the request waits and is sent again.
  record Throttled(Unit unit, Reply.Throttled why, Duration pause) implements RunEvent {

    /// In a sentence.
    public Said said() {
      return RunSaid.THROTTLED.of(seconds(pause), CallFailure.of(why).sentence());
    }
  }

  /// Something that people should know of how a model is called: a parameter that it does not take.
  /// Told once in a run.
  ///
  /// @param model its name in the settings
  record Noted(String model, Said said) implements RunEvent {

    /// The slot of a provider's own words, which have numbers of their own in each answer.
    private static final String OWN_WORDS = "said";

    /// In a sentence that names the model.
    public Said inWords() {
      return model.equals(said.values().get("model")) ? said : RunSaid.NOTED.of(model, said);
    }

    /// What is noted, in whichever words the provider says why: equal where it is the same.
    public Noted topic() {
      Map<String, Object> values = new LinkedHashMap<>(said.values());
      values.remove(OWN_WORDS);
      return new Noted(model, new Said(said.code(), values, said.pattern()));
    }
  }

  /// A request was given up: it has no answer and nothing was paid.
  record Failed(Unit unit, Reply why) implements RunEvent {

    /// In a sentence.
    public Said said() {
      return RunSaid.GIVEN_UP.of(unit.key(), CallFailure.of(why).sentence());
    }
  }

  /// A request was given up by an earlier run; this one sends it again if it is needed.
  record FailedBefore(UnitKey unit, CallFailure why) implements RunEvent {}

  /// A request was not sent because the run ends.
  record Withdrawn(Unit unit) implements RunEvent {}

  /// A person has changed the run while it goes on.
  ///
  /// @param target rows to end with from now on
  /// @param concurrency calls in flight at the most from now on
  record Changed(long target, int concurrency) implements RunEvent {}

  /// No further requests are sent; those in flight are waited for.
  record Stopping(Said why, int inFlight) implements RunEvent {}

  /// The run is over.
  record Ended(Outcome outcome) implements RunEvent {}

  private static double seconds(Duration pause) {
    return Math.round(pause.toMillis() / 100.0) / 10.0;
  }
}
