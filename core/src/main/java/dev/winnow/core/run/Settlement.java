package dev.winnow.core.run;

import dev.winnow.core.dataset.Fingerprint;
import dev.winnow.core.document.ExactJson;
import dev.winnow.core.gate.CompareRows;
import dev.winnow.core.gate.Rubric;
import dev.winnow.core.gate.Vote;
import dev.winnow.core.plan.CellPlan;
import dev.winnow.core.plan.TaskPlan;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.Task;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What the dataset holds so far, and the decision about every further row.
///
/// Candidates go in and verdicts come out; verdicts that were recorded go in as they are. Pure: its
/// state depends on the order of what goes in alone. One thread at a time.
public final class Settlement {

  /// Surplus rows that are kept in memory. Beyond it a target raised in the middle of a run leaves
  /// them to the next one, which has their verdicts.
  private static final int SURPLUS_MAX = 10_000;

  private final Task task;
  private final List<CellProgress> cells = new ArrayList<>();
  private final Drought drought;
  private final KnownRows known;

  /// Whose word rows wait for, one after the other.
  private final List<Verdict.By> asked;

  private long accepted;

  /// Rows that came when the target was reached, in their order: a higher target takes them first.
  private final ArrayDeque<Surplus> surplus = new ArrayDeque<>();

  /// Rows that wait for somebody's word, by the unit that brought them.
  private final Map<UnitKey, List<Verdict.Waiting>> waiting = new HashMap<>();

  private record Surplus(UnitKey unit, Verdict.Rejected verdict) {}

  /// A verdict in the place of an earlier one.
  ///
  /// @param was what the row was rejected for; null where it waited
  public record Revision(UnitKey unit, @Nullable Reason was, Verdict verdict) {}

  /// A dataset without rows.
  ///
  /// @param shown the rows that requests show as examples: a model that repeats them has made
  ///   nothing
  /// @param compare finds rows that are nearly alike
  public Settlement(Task task, TaskPlan plan, List<ObjectNode> shown, CompareRows compare) {
    this.task = task;
    this.known = new KnownRows(task, shown, compare);
    this.drought = new Drought(task.goal().limits());
    for (CellPlan cell : plan.cells()) {
      cells.add(new CellProgress(cell, task.goal().limits()));
    }
    this.asked = asked(task.recipe());
  }

  private static List<Verdict.By> asked(Task.Recipe recipe) {
    List<Verdict.By> asked = new ArrayList<>();
    if (recipe.gates().duplicates().meaning() != null) {
      asked.add(Verdict.By.EMBEDDING);
    }
    if (recipe.labels() != null) {
      asked.add(Verdict.By.JUDGE);
    }
    if (recipe.gates().judge() != null) {
      asked.add(Verdict.By.SCORES);
    }
    return asked;
  }

  /// How far each cell is.
  public List<CellProgress> cells() {
    return cells;
  }

  /// The latest answers that brought nothing.
  public Drought drought() {
    return drought;
  }

  /// A row that the dataset had before the task.
  public void alsoKnown(ObjectNode row) {
    known.before(row);
  }

  /// A row of the task whose fingerprint alone is on record.
  public void nearlyKnown(ObjectNode row) {
    known.nearlyBefore(row);
  }

  /// A row that none may repeat.
  public void heldOut(ObjectNode row) {
    known.heldOut(row);
  }

  /// Decides about everything that stood in an answer.
  ///
  /// @return a verdict for each, in their order
  public List<Verdict> decide(Unit unit, List<Candidate> candidates) {
    List<Verdict> verdicts = new ArrayList<>(candidates.size());
    for (Candidate candidate : candidates) {
      Verdict verdict = verdict(unit.key(), verdicts.size(), candidate);
      take(unit.key(), verdict);
      verdicts.add(verdict);
    }
    settled(unit, verdicts);
    return verdicts;
  }

  /// Takes in what was decided about an answer before.
  ///
  /// @return what that means now: rows beyond a target that was lowered since are surplus
  public List<Verdict> recall(Unit unit, List<Verdict> recorded) {
    List<Verdict> verdicts = new ArrayList<>(recorded.size());
    for (Verdict verdict : recorded) {
      Verdict now = withinTarget(verdict);
      switch (now) {
        case Verdict.Accepted row -> known.recall(unit.key(), row, row.fingerprint());
        case Verdict.Waiting row -> known.recall(unit.key(), row, row.fingerprint());
        case Verdict.Rejected row -> {
          if (row.reason() == Reason.SURPLUS && !cells.get(row.cell()).isSampled()) {
            known.recall(unit.key(), row, null);
          }
        }
      }
      keepWhatIsAccepted(now);
      take(unit.key(), now);
      verdicts.add(now);
    }
    settled(unit, verdicts);
    return verdicts;
  }

  /// Law 8: a row that was accepted before shares were changed stays, even if its cell has more
  /// than its share then.
  private void keepWhatIsAccepted(Verdict verdict) {
    CellProgress cell = cells.get(verdict.cell());
    if (verdict instanceof Verdict.Accepted && cell.accepted() >= cell.target()) {
      cell.target(cell.accepted() + 1);
    }
  }

  /// Takes in a verdict that took the place of an earlier one.
  public Revision recall(UnitKey unit, Verdict verdict) {
    Reason was = null;
    for (Iterator<Surplus> each = surplus.iterator(); each.hasNext() && was == null; ) {
      Surplus row = each.next();
      if (row.unit().equals(unit) && row.verdict().index() == verdict.index()) {
        was = Reason.SURPLUS;
        each.remove();
      }
    }
    if (was == null) {
      noLongerWaiting(unit, verdict);
    }
    Verdict now = withinTarget(verdict);
    if (now instanceof Verdict.Accepted row && was != null) {
      known.recall(unit, row, row.fingerprint());
    }
    take(unit, now);
    return new Revision(unit, was, now);
  }

  private void noLongerWaiting(UnitKey unit, Verdict verdict) {
    Verdict.By by =
        waiting(unit).stream()
            .filter(row -> row.index() == verdict.index())
            .map(Verdict.Waiting::by)
            .findFirst()
            .orElse(verdict.by());
    waiting.computeIfPresent(
        unit,
        (key, rows) -> {
          List<Verdict.Waiting> left =
              rows.stream().filter(row -> row.index() != verdict.index()).toList();
          return left.isEmpty() ? null : left;
        });
    boolean others = !waiting(unit).isEmpty();
    drought.decided(
        unit,
        verdict instanceof Verdict.Waiting || (isLost(verdict) && others)
            ? Drought.Brought.MAYBE
            : isLost(verdict) ? Drought.Brought.NOTHING : Drought.Brought.A_ROW);
    cells.get(verdict.cell()).release(by);
    if (verdict instanceof Verdict.Rejected && verdict.cell() == unit.cell()) {
      cells.get(unit.cell()).lost(unit.number());
    }
  }

  /// The units that brought rows which wait for somebody's word.
  public List<UnitKey> waiting(Verdict.By by) {
    return waiting.keySet().stream()
        .filter(unit -> !waiting(unit, by).isEmpty())
        .sorted(Comparator.comparingInt(UnitKey::cell).thenComparingLong(UnitKey::number))
        .toList();
  }

  /// The rows that a unit brought and that wait for somebody's word, in their order.
  public List<Verdict.Waiting> waiting(UnitKey unit, Verdict.By by) {
    return waiting(unit).stream().filter(row -> row.by() == by).toList();
  }

  private List<Verdict.Waiting> waiting(UnitKey unit) {
    return waiting.getOrDefault(unit, List.of());
  }

  /// Decides about the rows of a unit that wait to be classified.
  ///
  /// @param wrong what is wrong with some of them, by their index; the others are accepted
  /// @param unsaid the indexes of those that go on waiting
  public List<Revision> classified(UnitKey unit, Map<Integer, Said> wrong, Set<Integer> unsaid) {
    List<Revision> revisions = new ArrayList<>();
    for (Verdict.Waiting row : waiting(unit, Verdict.By.JUDGE)) {
      if (unsaid.contains(row.index())) {
        continue;
      }
      Said why = wrong.get(row.index());
      revisions.add(revised(unit, why == null ? passed(row) : rejected(row, Reason.LABEL, why)));
    }
    return revisions;
  }

  /// Decides about rows of a unit that wait to be compared by what they mean.
  ///
  /// @param repeats what is said of those that mean the same as another, by their index; those that
  ///   mean something else have nothing; the others go on waiting
  public List<Revision> compared(UnitKey unit, Map<Integer, Optional<Said>> repeats) {
    List<Revision> revisions = new ArrayList<>();
    for (Verdict.Waiting row : waiting(unit, Verdict.By.EMBEDDING)) {
      Optional<Said> why = repeats.get(row.index());
      if (why != null) {
        revisions.add(
            revised(
                unit,
                why.map(it -> rejected(row, Reason.DUPLICATE, it)).orElseGet(() -> passed(row))));
      }
    }
    return revisions;
  }

  /// Whether the rows of a unit were there before, and are to be taken though others are alike.
  public boolean isDrawn(UnitKey unit) {
    return cells.get(unit.cell()).isDrawn(unit.number());
  }

  /// A row that somebody lets through: it is accepted, or waits for the next one's word.
  private Verdict passed(Verdict.Waiting row) {
    return asked.stream()
        .filter(by -> by.compareTo(row.by()) > 0)
        .findFirst()
        .<Verdict>map(by -> waiting(row, by, List.of()))
        .orElseGet(() -> accepted(row, row.by()));
  }

  /// Lets rows through that wait for somebody who is not asked any more.
  public List<Revision> released() {
    List<Revision> revisions = new ArrayList<>();
    for (Verdict.By by : List.of(Verdict.By.EMBEDDING, Verdict.By.SCORES)) {
      if (!asked.contains(by)) {
        for (UnitKey unit : waiting(by)) {
          waiting(unit, by).forEach(row -> revisions.add(revised(unit, passed(row))));
        }
      }
    }
    return revisions;
  }

  private static Verdict rejected(Verdict.Waiting row, Reason reason, Said why) {
    return new Verdict.Rejected(row.index(), row.cell(), reason, why, row.text());
  }

  /// Decides about rows of a unit that wait to be judged.
  ///
  /// @param votes one more for some of them, by their index; the others go on waiting
  public List<Revision> judged(UnitKey unit, Rubric rubric, Map<Integer, Vote> votes) {
    List<Revision> revisions = new ArrayList<>();
    for (Verdict.Waiting row : waiting(unit, Verdict.By.SCORES)) {
      Vote vote = votes.get(row.index());
      if (vote != null) {
        revisions.add(revised(unit, judged(row, rubric, vote)));
      }
    }
    return revisions;
  }

  private Verdict judged(Verdict.Waiting row, Rubric rubric, Vote vote) {
    List<Vote> votes = Stream.concat(row.votes().stream(), Stream.of(vote)).toList();
    if (votes.size() < rubric.votes()) {
      return waiting(row, Verdict.By.SCORES, votes);
    }
    double score = rubric.score(votes);
    if (score >= rubric.threshold()) {
      return accepted(waiting(row, row.by(), votes), Verdict.By.SCORES);
    }
    Said why = lowScore(rubric, score, rubric.lowest(votes).reason());
    return new Verdict.Rejected(row.index(), row.cell(), Reason.JUDGE, why, row.text(), votes);
  }

  private static Said lowScore(Rubric rubric, double score, String why) {
    String found = rounded(score);
    String least = rounded(rubric.threshold());
    Rubric.Pair pair = rubric.pair();
    return pair == null
        ? RejectSaid.JUDGED.of(found, least, why)
        : RejectSaid.NOT_PREFERRED.of(pair.chosen(), pair.rejected(), found, least, why);
  }

  private static String rounded(double score) {
    return BigDecimal.valueOf(score)
        .setScale(2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static Verdict.Waiting waiting(Verdict.Waiting row, Verdict.By by, List<Vote> votes) {
    return new Verdict.Waiting(
        row.index(), row.cell(), by, row.fingerprint(), row.text(), row.coerced(), votes);
  }

  private Revision revised(UnitKey unit, Verdict verdict) {
    noLongerWaiting(unit, verdict);
    Verdict now = withinTarget(verdict);
    take(unit, now);
    return new Revision(unit, null, now);
  }

  private Verdict accepted(Verdict.Waiting row, Verdict.By by) {
    Verdict.Accepted accepted =
        accepted(
            row.cell(),
            row.index(),
            by,
            ExactJson.object(row.text()),
            row.fingerprint(),
            row.coerced());
    return new Verdict.Accepted(
        accepted.index(),
        accepted.cell(),
        by,
        accepted.ordinal(),
        accepted.fingerprint(),
        accepted.text(),
        accepted.coerced(),
        row.votes());
  }

  /// Whose word a row that is good so far waits for; null where it waits for nobody's.
  private Verdict.@Nullable By asked() {
    return asked.isEmpty() ? null : asked.getFirst();
  }

  /// Takes what was surplus, as far as the target now has room for it: accepts it, or has it wait.
  public List<Revision> reinstate() {
    List<Revision> revisions = new ArrayList<>();
    for (Iterator<Surplus> each = surplus.iterator(); each.hasNext(); ) {
      Surplus row = each.next();
      Verdict.Rejected before = row.verdict();
      if (cells.get(before.cell()).deficit() > 0) {
        ObjectNode object = ExactJson.object(before.text());
        if (cells.get(before.cell()).isSampled() && !known.add(known.fingerprint(object))) {
          continue;
        }
        each.remove();
        Fingerprint print = known.fingerprint(object);
        Verdict now = reinstated(before, object, print);
        take(row.unit(), now);
        revisions.add(new Revision(row.unit(), Reason.SURPLUS, now));
      }
    }
    return revisions;
  }

  /// What was judged is not judged again.
  private Verdict reinstated(Verdict.Rejected row, ObjectNode object, Fingerprint print) {
    int index = row.index();
    Rubric rubric = task.recipe().gates().judge();
    if (rubric != null && !row.votes().isEmpty()) {
      Verdict.Waiting judged =
          new Verdict.Waiting(
              index, row.cell(), Verdict.By.SCORES, print, row.text(), List.of(), row.votes());
      return row.votes().size() < rubric.votes() ? judged : accepted(judged, Verdict.By.SCORES);
    }
    return asked() == null
        ? accepted(row.cell(), index, Verdict.By.QUOTA, object, print, List.of())
        : new Verdict.Waiting(index, row.cell(), asked(), print, row.text(), List.of());
  }

  private Verdict withinTarget(Verdict verdict) {
    return verdict instanceof Verdict.Accepted row && row.text() != null && !hasRoom(row.cell())
        ? surplus(row.cell(), row.index(), row.text(), row.votes())
        : verdict;
  }

  /// Rows that wait take no place of one that does not: some of them may be rejected.
  private boolean hasRoom(int cell) {
    return !cells.get(cell).isComplete();
  }

  private void take(UnitKey unit, Verdict verdict) {
    switch (verdict) {
      case Verdict.Accepted row -> {
        if (!cells.get(row.cell()).accept()) {
          throw new IllegalStateException("Row %d is one too many.".formatted(row.ordinal()));
        }
        accepted++;
      }
      case Verdict.Waiting row -> {
        cells.get(row.cell()).reserve(row.by());
        waiting.merge(
            unit,
            List.of(row),
            (before, added) -> Stream.concat(before.stream(), added.stream()).toList());
      }
      case Verdict.Rejected row -> {
        if (row.reason() == Reason.SURPLUS && surplus.size() < SURPLUS_MAX) {
          surplus.addLast(new Surplus(unit, row));
        }
      }
    }
  }

  private void settled(Unit unit, List<Verdict> verdicts) {
    int cell = unit.key().cell();
    // What is kept as another category's says nothing about how many of its own it brings.
    int places = (int) verdicts.stream().filter(it -> it.takesPlace() && it.cell() == cell).count();
    CellProgress progress = cells.get(cell);
    progress.settled(unit.key().number(), unit.rows(), places);
    if (progress.counts(unit.key().number())) {
      drought.answered(unit.key(), unit.rows(), brought(verdicts));
    }
  }

  private static Drought.Brought brought(List<Verdict> verdicts) {
    if (verdicts.stream().anyMatch(it -> !(it instanceof Verdict.Waiting) && !isLost(it))) {
      return Drought.Brought.A_ROW;
    }
    return verdicts.isEmpty() || verdicts.stream().allMatch(Settlement::isLost)
        ? Drought.Brought.NOTHING
        : Drought.Brought.MAYBE;
  }

  /// Whether there is something wrong with a row; not with one that is only not needed.
  private static boolean isLost(Verdict verdict) {
    return verdict instanceof Verdict.Rejected row && row.reason() != Reason.SURPLUS;
  }

  private Verdict verdict(UnitKey unit, int index, Candidate candidate) {
    return switch (candidate) {
      case Candidate.Unsound it ->
          new Verdict.Rejected(index, unit.cell(), it.reason(), it.detail(), it.text());
      case Candidate.Sound it -> {
        int counted = it.cell();
        CellProgress cell = cells.get(counted);
        // A row of a file that is not taken is left to others that have it, too.
        boolean isLeft = cell.isSampled() && !hasRoom(counted);
        Optional<Said> repeats =
            isLeft
                ? known.repeats(it.fingerprint())
                : known.take(unit, index, it, cell.isDrawn(unit.number()));
        if (repeats.isPresent()) {
          yield duplicate(counted, index, it, repeats.get());
        }
        if (!hasRoom(counted)) {
          yield surplus(counted, index, ExactJson.write(it.row()), List.of());
        }
        yield asked() == null
            ? accepted(counted, index, Verdict.By.QUOTA, it.row(), it.fingerprint(), it.coerced())
            : new Verdict.Waiting(
                index, counted, asked(), it.fingerprint(), ExactJson.write(it.row()), it.coerced());
      }
    };
  }

  private Verdict.Accepted accepted(
      int cell,
      int index,
      Verdict.By by,
      ObjectNode row,
      @Nullable Fingerprint fingerprint,
      List<String> coerced) {
    long ordinal = accepted + 1;
    if (task.schema().numbered() && row.has("id")) {
      row.put("id", ordinal);
    }
    return new Verdict.Accepted(
        index, cell, by, ordinal, fingerprint, ExactJson.write(row), coerced);
  }

  private static Verdict surplus(int cell, int index, String row, List<Vote> votes) {
    return new Verdict.Rejected(
        index, cell, Reason.SURPLUS, RejectSaid.TARGET_REACHED.of(), row, votes);
  }

  private static Verdict duplicate(int cell, int index, Candidate.Sound row, Said detail) {
    return new Verdict.Rejected(index, cell, Reason.DUPLICATE, detail, ExactJson.write(row.row()));
  }
}
