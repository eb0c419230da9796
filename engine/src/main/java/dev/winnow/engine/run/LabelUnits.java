package dev.winnow.engine.run;

import dev.winnow.core.llm.Reply;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.plan.UnitKey.Purpose;
import dev.winnow.core.run.CallFailure;
import dev.winnow.core.run.ClassifyRows;
import dev.winnow.core.run.Fact;
import dev.winnow.core.run.RejectSaid;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.run.Settlement;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.say.Said;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Has the rows classified that wait for it, and decides about them by what is answered. The part
/// of the coordinator that has to do with this.
final class LabelUnits {

  private final Settlement settlement;
  private final LabelRows labels;
  private final Lanes lanes;
  private final RunRecord record;

  /// Hears of verdicts in the place of earlier ones.
  private final Consumer<Settlement.Revision> told;

  /// While earlier runs are taken in it is not known yet which rows have been classified.
  private boolean begun;

  /// @param told hears of verdicts in the place of earlier ones
  LabelUnits(
      Settlement settlement,
      LabelRows labels,
      Lanes lanes,
      RunRecord record,
      Consumer<Settlement.Revision> told) {
    this.told = told;
    this.settlement = settlement;
    this.labels = labels;
    this.lanes = lanes;
    this.record = record;
  }

  static boolean isOne(Unit unit) {
    return unit.key().purpose() == Purpose.LABEL;
  }

  /// From now on rows are sent to be classified.
  void begin() {
    begun = true;
  }

  /// Takes in one that is wholly on record.
  void before(Fact.Settled it) {
    labels.answered(it.unit().key());
    record.tell(new RunEvent.SettledBefore(it.unit(), it.answer(), List.of()));
  }

  /// Takes in one that an earlier run got the answer of.
  void before(Fact.Answered it) {
    record.tell(new RunEvent.Answered(it.unit(), it.reply(), true));
    if (it.verdicts() == null) {
      // In its turn, for verdicts stand in the order of answers.
      answered(it.unit(), it.reply());
    } else {
      labels.answered(it.unit().key());
      record.tell(new RunEvent.Decided(it.unit(), List.of()));
    }
  }

  /// Has the rows of all units classified that wait for it.
  void send() {
    settlement.waiting(Verdict.By.JUDGE).forEach(this::send);
  }

  /// Has the rows of a unit classified, where some wait for that.
  void send(UnitKey generate) {
    List<Verdict.Waiting> waiting = settlement.waiting(generate, Verdict.By.JUDGE);
    // All of an answer at once: what is said is said of all that wait.
    boolean othersCome = !settlement.waiting(generate, Verdict.By.EMBEDDING).isEmpty();
    if (begun && !waiting.isEmpty() && !othersCome) {
      labels.take(generate, waiting).ifPresent(lanes::label);
    }
  }

  /// One is to be sent again.
  void again(Unit unit) {
    if (isOne(unit)) {
      lanes.label(unit);
    }
  }

  /// Decides about rows by an answer.
  void answered(Unit unit, Reply.Answered answer) {
    UnitKey generate = LabelRows.generate(unit.key());
    List<Verdict.Waiting> waiting = settlement.waiting(generate, Verdict.By.JUDGE);
    ClassifyRows.Classified said = labels.compare(unit, waiting, answer);
    labels.answered(unit.key());
    classified(generate, said.wrong(), said.unsaid());
    record.decided(unit.key(), List.of());
    record.tell(new RunEvent.Decided(unit, List.of()));
    send(generate);
  }

  /// Decides about rows that the model will not classify.
  void refused(Unit unit, Reply.Invalid why) {
    Said said = RejectSaid.CLASSIFYING_REFUSED.of(CallFailure.of(why).sentence());
    Map<Integer, Said> wrong = new HashMap<>();
    UnitKey generate = LabelRows.generate(unit.key());
    settlement.waiting(generate, Verdict.By.JUDGE).forEach(row -> wrong.put(row.index(), said));
    labels.answered(unit.key());
    classified(generate, wrong, Set.of());
  }

  private void classified(UnitKey generate, Map<Integer, Said> wrong, Set<Integer> unsaid) {
    for (Settlement.Revision revision : settlement.classified(generate, wrong, unsaid)) {
      record.revised(revision);
      told.accept(revision);
    }
    lanes.changed(generate.cell());
  }
}
