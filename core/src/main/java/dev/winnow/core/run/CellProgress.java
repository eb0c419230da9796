package dev.winnow.core.run;

import dev.winnow.core.plan.CellPlan;
import dev.winnow.core.say.Said;
import dev.winnow.core.say.Setting;
import dev.winnow.core.task.Task;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How far a cell is: what it still lacks, what to send next, and whether to go on. Pure
/// bookkeeping; one thread at a time.
///
/// A request in flight counts for the rows it is expected to bring, going by the latest answers;
/// requests are sent while that is less than what is lacking. So expected rows never exceed the
/// deficit by more than one request, a run in which nothing is rejected sends just the planned
/// requests, and the tail runs wide when few rows come through. Where calls would be idle, they
/// insure against bad luck: the more, the less certain it is that a row comes through.
public final class CellProgress {

  private CellPlan plan;
  private final Task.Limits limits;
  private final ArrayDeque<Outcome> latest = new ArrayDeque<>();
  private long latestAsked;
  private long latestAccepted;
  private long accepted;
  private long reserved;
  private long askedInFlight;
  private int unitsInFlight;
  private long next;
  private long budgetFrom;

  /// The numbers of requests that the provider did not take, and that were not answered since.
  private final Set<Long> notTaken = new HashSet<>();

  /// How many of those are of the present allowance.
  private long notTakenOfAllowance;

  /// The rows that are there already; null where a model makes all.
  private @Nullable Sampled sample;

  private record Sampled(String source, long rows, long units, boolean thenGenerate) {}

  /// What one answered request brought.
  private record Outcome(long number, int asked, int accepted) {}

  /// Rows that have their place and wait, by whose word they wait for.
  private final Map<Verdict.By, Long> waiting = new EnumMap<>(Verdict.By.class);

  /// A cell at its beginning.
  public CellProgress(CellPlan plan, Task.Limits limits) {
    this.plan = plan;
    this.limits = limits;
  }

  /// Grants a fresh allowance to a cell that ended short: the budget counts from this request on,
  /// and answers of earlier ones say nothing about whether progress is made. Before anything is
  /// sent or settled.
  ///
  /// @param number the first request of the fresh allowance, 0 for all of them
  public void allowanceFrom(long number) {
    if (next > 0) {
      throw new IllegalStateException("An allowance is granted before anything is sent.");
    }
    budgetFrom = number;
  }

  /// Grants a fresh allowance from the next new request on.
  public void freshAllowance() {
    budgetFrom = next;
    notTakenOfAllowance = 0;
    latest.clear();
    latestAsked = 0;
    latestAccepted = 0;
  }

  /// Notes that the cell is filled with rows that are there already, before a model is asked for
  /// any. Before anything is sent or settled.
  ///
  /// @param source what has them
  /// @param rows how many there are for this cell
  /// @param thenGenerate whether a model makes the rest
  public void sampled(String source, long rows, boolean thenGenerate) {
    long units = (rows + plan.batchSize() - 1) / plan.batchSize();
    sample = new Sampled(source, rows, units, thenGenerate);
  }

  /// What is said of the rows that wait for the first one that any wait for.
  private Said waits() {
    Map.Entry<Verdict.By, Long> first = waiting.entrySet().iterator().next();
    RunSaid said =
        switch (first.getKey()) {
          case EMBEDDING -> RunSaid.UNCOMPARED;
          case SCORES -> RunSaid.UNJUDGED;
          case READ, SCHEMA, RULE, DUPLICATE, JUDGE, REVIEWER, QUOTA -> RunSaid.UNCLASSIFIED;
        };
    return said.of(first.getValue());
  }

  /// Whether it is filled with rows that are there already.
  boolean isSampled() {
    return sample != null;
  }

  /// Whether no model is asked for its rows.
  private boolean isSampledOnly() {
    return sample != null && !sample.thenGenerate();
  }

  /// Changes how many rows to end with. Requests already sent keep the rows they asked for.
  ///
  /// @param rows at least 1, and no fewer than are accepted
  public void target(long rows) {
    if (rows < accepted) {
      throw new IllegalArgumentException(
          "The target (%d) is below the %d rows accepted.".formatted(rows, accepted));
    }
    plan = new CellPlan(rows, plan.batchSize());
  }

  /// Rows to end with.
  public long target() {
    return plan.target();
  }

  /// Rows that still lack a place: those that are neither accepted nor may still be.
  public long deficit() {
    return plan.target() - accepted - reserved;
  }

  /// Whether every row is accepted.
  public boolean isComplete() {
    return accepted >= plan.target();
  }

  /// Rows that nothing in flight is expected to bring.
  public double need() {
    return deficit() - askedInFlight * expectedYield();
  }

  /// Rows accepted.
  public long accepted() {
    return accepted;
  }

  /// The share of the rows asked for that is accepted, going by the latest answers: over 0, at most
  /// 1.
  public double expectedYield() {
    // Two imagined good rows keep the first answers from swinging it, and it from ever being 0.
    double prior = Math.min(plan.batchSize(), 2);
    return Math.min(1, (latestAccepted + prior) / (latestAsked + prior));
  }

  /// Whether another request is needed for what is lacking.
  public boolean wantsMore() {
    return deficit() > 0 && need() > 1e-9;
  }

  /// Whether another request is worth it where a call would be idle else: what is in flight may
  /// bring fewer rows than are expected, by three standard deviations.
  public boolean wantsSpare() {
    double spread = Math.sqrt(Math.max(0, deficit()) * (1 - expectedYield()));
    return deficit() > 0 && need() + 3 * spread > 1e-9;
  }

  /// Whether the number of the next new request is within the budget, and progress is made.
  public boolean mayGoOn() {
    return next < budget() && !stagnates();
  }

  /// Requests at the most, those before a fresh allowance included. One that the provider did not
  /// take costs nothing of it: another may be sent in its place.
  public long budget() {
    long sampled = sample == null ? 0 : sample.units();
    return isSampledOnly() ? sampled : budgetFrom + allowance() + notTakenOfAllowance + sampled;
  }

  /// Notes that the provider did not take a request as it is. Not taken again, it counts once.
  public void notTaken(long number) {
    if (notTaken.add(number) && number >= budgetFrom) {
      notTakenOfAllowance++;
    }
  }

  private long allowance() {
    return (long) Math.ceil(plan.units() * limits.budgetFactor());
  }

  /// Whether the latest answers brought next to nothing.
  public boolean stagnates() {
    return latest.size() >= limits.stagnationUnits()
        && latestAccepted < latestAsked * limits.stagnationYield();
  }

  /// The number of the next new request.
  public long nextNumber() {
    return next;
  }

  /// The rows that a new request of this number asks for.
  public int rows(long number) {
    return plan.rows(number);
  }

  /// Notes that a request was sent, a new one or one of an earlier run.
  public void sent(long number, int rows) {
    next = Math.max(next, number + 1);
    askedInFlight += rows;
    unitsInFlight++;
  }

  /// Notes that a request in flight came to nothing: no answer, nothing paid.
  public void unanswered(int rows) {
    askedInFlight -= rows;
    unitsInFlight--;
  }

  /// Notes that a request in flight was answered.
  public void answered(int rows) {
    askedInFlight -= rows;
    unitsInFlight--;
  }

  /// Requests in flight.
  public int unitsInFlight() {
    return unitsInFlight;
  }

  /// Notes what an answered request brought, once its rows are settled.
  ///
  /// @param number of the request
  /// @param asked rows it asked for
  public void settled(long number, int asked, int acceptedRows) {
    if (notTaken.remove(number) && number >= budgetFrom) {
      notTakenOfAllowance--;
    }
    if (!counts(number)) {
      return;
    }
    latest.addLast(new Outcome(number, asked, acceptedRows));
    latestAsked += asked;
    latestAccepted += acceptedRows;
    if (latest.size() > limits.stagnationUnits()) {
      Outcome oldest = latest.removeFirst();
      latestAsked -= oldest.asked();
      latestAccepted -= oldest.accepted();
    }
  }

  /// Whether what a request brought says something about the next ones: it is of the present
  /// allowance, and its rows were not drawn from those that are there already.
  boolean counts(long number) {
    return number >= budgetFrom && !isDrawn(number);
  }

  /// Whether the rows of a request are there already.
  boolean isDrawn(long number) {
    return sample != null && number < sample.units();
  }

  /// Whether any of the latest answers brought a row.
  public boolean brings() {
    return latestAccepted > 0;
  }

  /// Notes that a row that an answered request seemed to bring is rejected after all.
  ///
  /// @param number of the request
  public void lost(long number) {
    int at = 0;
    for (Outcome outcome : latest) {
      if (outcome.number() == number && outcome.accepted() > 0) {
        List<Outcome> changed = new ArrayList<>(latest);
        changed.set(at, new Outcome(number, outcome.asked(), outcome.accepted() - 1));
        latest.clear();
        latest.addAll(changed);
        latestAccepted--;
        return;
      }
      at++;
    }
  }

  /// Rows that have their place and wait for somebody's word.
  public long reserved() {
    return reserved;
  }

  /// Accepts a row if one is lacking, whatever else waits.
  ///
  /// @return whether it was
  public boolean accept() {
    if (isComplete()) {
      return false;
    }
    accepted++;
    return true;
  }

  /// Notes that a row has its place and waits for somebody's word.
  ///
  /// @param by whose
  void reserve(Verdict.By by) {
    reserved++;
    waiting.merge(by, 1L, Long::sum);
  }

  /// Notes that a row no longer waits.
  ///
  /// @param by for whose word it did
  void release(Verdict.By by) {
    reserved--;
    waiting.computeIfPresent(by, (key, rows) -> rows == 1 ? null : rows - 1);
  }

  /// Why the cell stopped short; empty while it may go on or has all its rows.
  public Optional<Said> shortfall() {
    if (isComplete() || (mayGoOn() && reserved == 0)) {
      return Optional.empty();
    }
    if (reserved > 0) {
      return Optional.of(waits());
    }
    if (sample != null && !sample.thenGenerate()) {
      return Optional.of(
          sample.rows() < plan.target()
              ? RunSaid.SAMPLE_SHORT.of(sample.source(), sample.rows(), plan.target())
              : RunSaid.SAMPLE_REJECTED.of(
                  sample.source(), sample.rows(), accepted, plan.target()));
    }
    if (stagnates()) {
      return Optional.of(
          RunSaid.STAGNATED.of(
              latest.size(), latestAccepted, latestAsked, Setting.STAGNATION_YIELD));
    }
    RunSaid sentence = budgetFrom > 0 ? RunSaid.FRESH_BUDGET_USED : RunSaid.BUDGET_USED;
    return Optional.of(sentence.of(allowance(), Setting.BUDGET_FACTOR, limits.budgetFactor()));
  }
}
