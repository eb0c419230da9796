package dev.winnow.engine.run;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.plan.RenderUnit;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.plan.UnitKey.Purpose;
import dev.winnow.core.run.ClassifyRows;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.say.Said;
import dev.winnow.core.share.LabelCheck;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The units that have rows classified: one for each answer that brought rows, with its number. For
/// any number of threads.
final class LabelRows {

  private final RenderUnit render;
  private final @Nullable ClassifyRows classify;
  private final Map<UnitKey, List<Verdict.Waiting>> rows = new ConcurrentHashMap<>();

  LabelRows(RenderUnit render) {
    this.render = render;
    LabelCheck labels = render.task().recipe().labels();
    this.classify = labels == null ? null : new ClassifyRows(render.task(), labels);
  }

  /// The unit that has the rows of another one classified.
  static UnitKey of(UnitKey generate) {
    return new UnitKey(Purpose.LABEL, generate.cell(), generate.number());
  }

  /// The unit whose rows another one has classified.
  static UnitKey generate(UnitKey label) {
    return new UnitKey(Purpose.GENERATE, label.cell(), label.number());
  }

  ModelSettings model() {
    return render.task().labelModel();
  }

  /// Takes the rows of a unit, which are to be classified.
  Unit take(UnitKey generate, List<Verdict.Waiting> waiting) {
    UnitKey label = of(generate);
    rows.put(label, waiting);
    return new Unit(label, waiting.size());
  }

  Request request(Unit unit) {
    List<Verdict.Waiting> waiting = Objects.requireNonNull(rows.get(unit.key()));
    return classify().request(render.key(unit), waiting, render.seed(unit));
  }

  /// What is wrong with rows, by their index.
  Map<Integer, Said> disagreements(
      Unit unit, List<Verdict.Waiting> waiting, Reply.Answered answer) {
    rows.remove(unit.key());
    return classify().disagreements(waiting, answer);
  }

  private ClassifyRows classify() {
    return Objects.requireNonNull(classify, "no rows are classified");
  }
}
