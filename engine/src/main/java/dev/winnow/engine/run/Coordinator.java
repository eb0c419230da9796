package dev.winnow.engine.run;

import dev.winnow.core.gate.Meaning;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.plan.RenderUnit;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.Candidate;
import dev.winnow.core.run.Fact;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.run.RunSaid;
import dev.winnow.core.run.Settlement;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.Task;
import dev.winnow.engine.journal.Journal;
import dev.winnow.engine.pace.Pacer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Owns everything that changes during a run and decides what happens next. One thread; nothing
/// here waits.
final class Coordinator {

  /// Requests given up in a row for want of any reply, with no answer in between, until the model
  /// counts as unusable.
  private static final int FAILURES_UNPROVEN = 4;

  private static final int FAILURES_PROVEN = 10;

  private final RenderUnit render;
  private final Settlement settlement;
  private final RunRecord record;

  private final Lanes lanes;
  private final InvalidRequests invalid;

  /// Answers that came before one that is earlier in the journal.
  private final Map<Long, Action.Answered> early = new HashMap<>();

  private final Examine examine;
  private final LabelRows labels;
  private final LabelUnits labelUnits;
  private final @Nullable EmbedUnits embed;

  private final Stages stages;

  private int concurrency;
  private boolean started;
  private long nextSequence;
  private int inFlight;

  /// Whether the model has ever answered, in this run or an earlier one.
  private boolean proven;

  private int failuresInARow;
  private @Nullable Outcome ending;
  private @Nullable Throwable bug;

  /// A run at its beginning.
  Coordinator(
      RenderUnit render,
      Settlement settlement,
      Examine examine,
      LabelRows labels,
      Journal journal,
      RunListener listener) {
    this.render = render;
    this.labels = labels;
    Task task = render.task();
    this.settlement = settlement;
    this.record = new RunRecord(journal, listener, this::unwritable);
    this.examine = examine;
    this.invalid = new InvalidRequests(task.goal().limits().stagnationUnits());
    this.lanes = new Lanes(settlement.cells(), invalid, settlement.drought());
    Meaning meaning = task.recipe().gates().duplicates().meaning();
    this.embed =
        meaning == null ? null : new EmbedUnits(render, meaning, settlement, record, this::told);
    this.labelUnits = new LabelUnits(settlement, labels, lanes, record, this::told);
    RowStage judge =
        task.recipe().gates().judge() == null
            ? null
            : new JudgeUnits(render, settlement, record, lanes);
    this.stages =
        new Stages(
            record,
            Stream.<@Nullable RowStage>of(embed, judge)
                .<RowStage>mapMulti((it, to) -> {
                  if (it != null) {
                    to.accept(it);
                  }
                })
                .toList(),
            task.goal().limits().stagnationUnits());
    this.concurrency = task.calls().concurrency();
  }

  int inFlight() {
    return inFlight;
  }

  /// What rows pass once they are made.
  List<RowStage> stages() {
    return stages.all();
  }

  /// What compares rows by what they mean; empty where nothing does.
  Optional<EmbedUnits> embed() {
    return Optional.ofNullable(embed);
  }

  /// Whether nothing more will be sent.
  boolean isEnding() {
    return ending != null || lanes.isComplete();
  }

  void startUnlessResumed() {
    if (!started) {
      started = true;
      labelUnits.begin();
      stages.begin();
      tell(new RunEvent.Started(lanes.target(), 0));
    }
  }

  /// Takes in what an earlier run left. Journals are replayed from their first answer on, so
  /// sequence needs no care.
  void take(Fact fact) {
    switch (fact) {
      case Fact.Settled it when LabelUnits.isOne(it.unit()) -> {
        proven = true;
        labelUnits.before(it);
      }
      case Fact.Answered it when LabelUnits.isOne(it.unit()) -> {
        proven = true;
        labelUnits.before(it);
      }
      case Fact.Settled it when Stages.isOfOne(it.unit()) -> stages.before(it);
      case Fact.Answered it when Stages.isOfOne(it.unit()) -> stages.before(it);
      case Fact.Settled it ->
          before(it.unit())
              .ifPresent(lane -> {
                List<Verdict> verdicts = recall(it.unit(), it.verdicts());
                tell(new RunEvent.SettledBefore(it.unit(), it.answer(), verdicts));
              });
      case Fact.Answered it -> before(it.unit()).ifPresent(lane -> answeredBefore(it));
      case Fact.Revised it -> {
        Settlement.Revision revision = settlement.recall(it.unit(), it.verdict());
        embed().ifPresent(compared -> compared.decidedBefore(it.unit(), revision.verdict()));
        told(revision);
      }
      case Fact.GivenUp it -> givenUpBefore(it);
      case Fact.Open it -> {
        stages.sentBefore(it.unit().key());
        lanes.of(it.unit().key()).ifPresent(lane -> lane.openBefore(it.unit()));
      }
    }
  }

  private List<Verdict> recall(Unit unit, List<Verdict> recorded) {
    List<Verdict> verdicts = settlement.recall(unit, recorded);
    embed()
        .ifPresent(
            compared -> verdicts.forEach(verdict -> compared.decidedBefore(unit.key(), verdict)));
    return verdicts;
  }

  /// The lane of a unit that was answered; empty where its answer has no rows.
  private Optional<Lanes.Lane> before(Unit unit) {
    Optional<Lanes.Lane> lane = lanes.of(unit.key());
    proven = true;
    invalid.answered(unit.key());
    lane.ifPresent(it -> lanes.sentBefore(it, unit));
    return lane;
  }

  private void answeredBefore(Fact.Answered it) {
    tell(new RunEvent.Answered(it.unit(), it.reply(), true));
    if (it.verdicts() == null) {
      decide(it.unit(), examine.examine(it.unit().key().cell(), it.reply()));
    } else {
      tell(new RunEvent.Decided(it.unit(), recall(it.unit(), it.verdicts())));
    }
  }

  private void givenUpBefore(Fact.GivenUp it) {
    if (it.why().isInvalid()) {
      invalid.before(it.unit());
      lanes.of(it.unit()).ifPresent(lane -> lane.progress().notTaken(it.unit().number()));
    }
    stages.sentBefore(it.unit());
    tell(new RunEvent.FailedBefore(it.unit(), it.why()));
  }

  /// Goes on behind what was taken in.
  ///
  /// @param answers how many answers that were
  void resume(long answers) {
    started = true;
    labelUnits.begin();
    stages.begin();
    nextSequence = answers;
    lanes.resume();
    labelUnits.send();
    stages.send();
    released();
    reinstate();
  }

  /// Sets what the cells are to end with, before anything is taken in.
  void planned(long[] rows) {
    lanes.planned(rows);
  }

  void freshAllowance() {
    lanes.freshAllowance();
  }

  /// The next unit to send; empty when there is none for now. Counts as sent.
  Optional<Unit> next() {
    if (isEnding()) {
      return Optional.empty();
    }
    Optional<Unit> next = stages.next(concurrency);
    if (next.isEmpty() && inFlight - stages.inFlight() < inFlightMax()) {
      next = lanes.next(proven);
    }
    next.ifPresent(unit -> {
      inFlight++;
      tell(new RunEvent.Sent(unit));
    });
    return next;
  }

  /// A model that has never answered may be one that cannot be used: few units find that out.
  private int inFlightMax() {
    if (render.task().recipe().proportions().isSampled()) {
      // One by one they come in the same order each time, and it is as fast.
      return 1;
    }
    return proven ? concurrency : Math.min(concurrency, Pacer.UNPROVEN_MAX);
  }

  void apply(Action action) {
    switch (action) {
      case Action.Answered answered -> answered(answered);
      case Action.Failed failed -> failed(failed);
      case Action.ThrottledTooLong throttled -> {
        back(throttled.unit());
        tell(new RunEvent.Failed(throttled.unit(), throttled.why()));
        end(Endings.throttled(throttled));
      }
      case Action.Withdrawn withdrawn -> {
        back(withdrawn.unit());
        tell(new RunEvent.Withdrawn(withdrawn.unit()));
        stages.again(withdrawn.unit());
        labelUnits.again(withdrawn.unit());
        lanes
            .of(withdrawn.unit().key())
            .ifPresent(lane -> {
              lane.unanswered(withdrawn.unit());
              lanes.changed(withdrawn.unit().key().cell());
            });
      }
      case Action.Unwritable unwritable -> {
        back(unwritable.unit());
        tell(new RunEvent.Withdrawn(unwritable.unit()));
        end(new Outcome.Unwritable(Said.text(unwritable.why())));
      }
      case Action.Broken broken -> {
        back(broken.unit());
        bug = bug == null ? broken.bug() : bug;
        end(new Outcome.Interrupted(), RunSaid.BUG.of());
      }
      case Action.Note note -> tell(note.event());
      case Action.Targets targets -> {
        Optional<RunTask.Full> full =
            targets.taken() == null ? Optional.empty() : lanes.full(targets.rows());
        // Nobody waits for it any more when it is completed already.
        boolean wanted = targets.taken() == null || targets.taken().complete(full);
        if (wanted && full.isEmpty() && lanes.targets(targets.rows())) {
          tell(new RunEvent.Changed(lanes.target(), concurrency));
          reinstate();
        }
      }
      case Action.Concurrency it -> {
        concurrency = it.calls();
        tell(new RunEvent.Changed(lanes.target(), concurrency));
      }
      case Action.Stop stop -> end(new Outcome.Interrupted());
    }
  }

  private void reinstate() {
    settlement.reinstate().forEach(this::revise);
  }

  /// Rows may wait for a stage that the task has no longer.
  private void released() {
    settlement.released().forEach(this::revise);
  }

  private void revise(Settlement.Revision revision) {
    record.revised(revision);
    told(revision);
  }

  /// Tells of a verdict in the place of an earlier one, by which a row may now wait.
  private void told(Settlement.Revision revision) {
    lanes.changed(revision.verdict().cell());
    tell(new RunEvent.Revised(revision.unit(), revision.was(), revision.verdict()));
    if (revision.verdict() instanceof Verdict.Waiting) {
      sendOn(revision.unit());
    }
  }

  /// Has rows of a unit sent to whoever they wait for.
  private void sendOn(UnitKey generate) {
    labelUnits.send(generate);
    stages.send(generate);
  }

  private void answered(Action.Answered answered) {
    inFlight--;
    stages.answered(answered.unit());
    if (!Stages.isOfOne(answered.unit())) {
      proven = true;
      failuresInARow = 0;
      invalid.answered(answered.unit().key());
    }
    early.put(answered.sequence(), answered);
    Action.Answered due = early.remove(nextSequence);
    while (due != null) {
      nextSequence++;
      settle(due);
      due = early.remove(nextSequence);
    }
  }

  private void settle(Action.Answered due) {
    tell(new RunEvent.Answered(due.unit(), due.reply(), false));
    if (LabelUnits.isOne(due.unit())) {
      labelUnits.answered(due.unit(), due.reply());
    }
    stages.decide(due.unit(), due.reply());
    lanes
        .of(due.unit().key())
        .ifPresent(lane -> {
          lane.progress().answered(due.unit().rows());
          decide(due.unit(), due.candidates());
        });
  }

  private void decide(Unit unit, List<Candidate> candidates) {
    List<Verdict> verdicts = settlement.decide(unit, candidates);
    record.decided(unit.key(), verdicts);
    verdicts.stream().map(Verdict::cell).distinct().forEach(lanes::changed);
    lanes.changed(unit.key().cell());
    tell(new RunEvent.Decided(unit, verdicts));
    sendOn(unit.key());
  }

  private void failed(Action.Failed failed) {
    back(failed.unit());
    tell(new RunEvent.Failed(failed.unit(), failed.why()));
    if (Stages.isOfOne(failed.unit())) {
      Outcome outcome = stages.failed(failed.unit(), failed.why());
      if (outcome != null) {
        end(outcome);
      }
      return;
    }
    switch (failed.why()) {
      case Reply.Denied denied -> end(Endings.unusable(denied, model(failed.unit())));
      case Reply.Invalid it -> {
        UnitKey unit = failed.unit().key();
        if (LabelUnits.isOne(failed.unit())) {
          labelUnits.refused(failed.unit(), it);
        }
        lanes
            .of(unit)
            .ifPresent(lane -> {
              lane.progress().notTaken(unit.number());
              lanes.changed(unit.cell());
            });
        if (invalid.givenUp(unit, proven)) {
          end(Endings.unusable(it, model(failed.unit())));
        }
      }
      case Reply.Unavailable unavailable -> {
        labelUnits.again(failed.unit());
        failuresInARow++;
        boolean tooMany = failuresInARow >= (proven ? FAILURES_PROVEN : FAILURES_UNPROVEN);
        // Each unit would wait as long as this one has for a model that does not get ready.
        if (tooMany || unavailable.fault() == Reply.Unavailable.Fault.LOADING) {
          end(Endings.unusable(unavailable, model(failed.unit())));
        }
      }
      case Reply.Throttled throttled -> {}
      case Reply.Answered answered -> {}
    }
  }

  private ModelSettings model(Unit unit) {
    return LabelUnits.isOne(unit) ? labels.model() : render.recipe(unit.key().cell()).model();
  }

  private void back(Unit unit) {
    inFlight--;
    stages.back(unit);
    lanes
        .of(unit.key())
        .ifPresent(lane -> {
          lane.progress().unanswered(unit.rows());
          lanes.changed(unit.key().cell());
        });
  }

  private void end(Outcome outcome) {
    end(outcome, Endings.inWords(outcome));
  }

  private void end(Outcome outcome, Said why) {
    if (ending == null) {
      ending = outcome;
      tell(new RunEvent.Stopping(why, inFlight));
    }
  }

  /// How the run ended. The last call.
  Outcome end() {
    if (bug != null) {
      throw new IllegalStateException("A bug ended the run; the journal keeps what came in.", bug);
    }
    Outcome outcome;
    if (ending instanceof Outcome.Unwritable) {
      outcome = ending;
    } else if (lanes.isComplete()) {
      outcome = new Outcome.Complete();
    } else if (ending != null) {
      outcome = ending;
    } else {
      outcome = stages.down().orElseGet(() -> new Outcome.Partial(lanes.shortfalls()));
      if (outcome instanceof Outcome.Unusable) {
        tell(new RunEvent.Stopping(Endings.inWords(outcome), 0));
      }
    }
    tell(new RunEvent.Ended(outcome));
    return ending instanceof Outcome.Unwritable ? ending : outcome;
  }

  private void tell(RunEvent event) {
    record.tell(event);
  }

  private void unwritable(IOException e) {
    if (!started) {
      // While earlier runs are taken in nothing is in flight: the run is not even begun.
      throw new UncheckedIOException(e);
    }
    if (ending instanceof Outcome.Unwritable) {
      // The first failure is the cause; what is written into a closed file only follows from it.
      return;
    }
    // Told to nobody: the listener is what failed.
    ending = new Outcome.Unwritable(Said.text(String.valueOf(e.getMessage())));
  }
}
