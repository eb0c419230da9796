package dev.winnow.engine.run;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.plan.RenderUnit;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.plan.UnitKey.Purpose;
import dev.winnow.core.run.ClassifyRows;
import dev.winnow.core.run.RejectSaid;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.say.Said;
import dev.winnow.core.share.LabelCheck;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The units that have rows classified, those of one answer each.
///
/// The first for an answer has its number; later ones, for rows that it said nothing about or that
/// were wanted only later, have a multiple of [#ROUND] added.
final class LabelRows {

  /// More answers than a cell can have.
  private static final long ROUND = 100_000_000;

  private static final int ROUNDS_MAX = 9;

  /// How often a row is asked about until it counts as one that the model does not classify.
  private static final int ASKED_MAX = 3;

  private final RenderUnit render;
  private final @Nullable ClassifyRows classify;

  /// By unit, for the threads that send them.
  private final Map<UnitKey, List<Verdict.Waiting>> rows = new ConcurrentHashMap<>();

  /// How many units were answered, by the unit whose rows they are about.
  private final Map<UnitKey, Integer> rounds = new HashMap<>();

  LabelRows(RenderUnit render) {
    this.render = render;
    LabelCheck labels = render.task().recipe().labels();
    this.classify = labels == null ? null : new ClassifyRows(render.task(), labels);
  }

  /// The unit whose rows another one has classified.
  static UnitKey generate(UnitKey label) {
    return new UnitKey(Purpose.GENERATE, label.cell(), label.number() % ROUND);
  }

  ModelSettings model() {
    return render.task().labelModel();
  }

  /// Takes the rows of a unit, which are to be classified; empty where that was tried too often, or
  /// is under way.
  Optional<Unit> take(UnitKey generate, List<Verdict.Waiting> waiting) {
    int round = rounds.getOrDefault(generate, 0);
    UnitKey label = new UnitKey(Purpose.LABEL, generate.cell(), generate.number() + round * ROUND);
    return round > ROUNDS_MAX || rows.putIfAbsent(label, waiting) != null
        ? Optional.empty()
        : Optional.of(new Unit(label, waiting.size()));
  }

  /// Notes that a unit was answered.
  void answered(UnitKey label) {
    rows.remove(label);
    rounds.merge(generate(label), (int) (label.number() / ROUND) + 1, Math::max);
  }

  Request request(Unit unit) {
    List<Verdict.Waiting> waiting = Objects.requireNonNull(rows.get(unit.key()));
    return classify().request(render.key(unit), waiting, render.seed(unit));
  }

  /// What an answer says of rows that wait. One that was asked about often enough is wrong.
  ClassifyRows.Classified compare(Unit unit, List<Verdict.Waiting> waiting, Reply.Answered answer) {
    ClassifyRows.Classified said = classify().compare(waiting, unit.rows(), answer);
    if (unit.key().number() / ROUND + 1 < ASKED_MAX) {
      return said;
    }
    Map<Integer, Said> wrong = new HashMap<>(said.wrong());
    said.unsaid().forEach(index -> wrong.put(index, RejectSaid.NOT_CLASSIFIED.of()));
    return new ClassifyRows.Classified(wrong, Set.of());
  }

  private ClassifyRows classify() {
    return Objects.requireNonNull(classify, "no rows are classified");
  }
}
