package dev.winnow.core.run;

import dev.winnow.core.llm.Usage;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The state of a run as its events tell it: a fold, the same for the live line, the log, the
/// report and the page.
///
/// Not thread-safe; [#copy] makes one to hand over.
public final class Progress {

  private static final int FAILURES_MAX = 100;
  private static final CallFailure OTHER =
      new CallFailure("other", 0, RunSaid.FURTHER_MESSAGES.of());

  private long target;
  private long accepted;
  private long acceptedReplayed;
  private long coerced;
  private long inFlight;
  private long requests;
  private long answers;
  private long answersReplayed;
  private long cut;
  private long onlyReasoned;
  private long refused;
  private long retries;
  private long throttled;
  private long failures;
  private Usage usage = Usage.NONE;
  private Usage usageReplayed = Usage.NONE;
  private boolean replaying;
  private final Map<Reason, Long> rejected = new EnumMap<>(Reason.class);
  private final Map<String, Long> rules = new TreeMap<>();
  private final Map<CallFailure, Long> failedCalls = new LinkedHashMap<>();
  private final Set<RunEvent.Noted> notes = new LinkedHashSet<>();
  private final Map<Integer, CellCount> cells = new HashMap<>();

  /// Takes one event in.
  public void apply(RunEvent event) {
    switch (event) {
      case RunEvent.Started started -> {
        target = started.target();
        replaying = started.replayed() > 0;
      }
      case RunEvent.Sent sent -> {
        inFlight++;
        requests++;
      }
      case RunEvent.Answered answered -> {
        replaying = answered.replayed();
        inFlight -= replaying ? 0 : 1;
        answered(answered.facts(), replaying);
      }
      case RunEvent.Retrying retrying -> {
        retries += retrying.loading() ? 0 : 1;
        note(CallFailure.of(retrying.why()));
      }
      case RunEvent.Throttled wait -> throttled++;
      case RunEvent.Noted noted -> notes.add(noted);
      case RunEvent.Failed failed -> {
        inFlight--;
        failures++;
        note(CallFailure.of(failed.why()));
      }
      case RunEvent.FailedBefore failed -> note(failed.why());
      case RunEvent.Withdrawn withdrawn -> {
        inFlight--;
        requests--;
      }
      case RunEvent.Decided decided -> decided.verdicts().forEach(this::decided);
      case RunEvent.SettledBefore before -> {
        replaying = true;
        answered(before.answer(), true);
        before.verdicts().forEach(this::decided);
      }
      case RunEvent.Revised revised -> {
        if (revised.was() != null) {
          count(revised.verdict()).add(revised.was(), -1);
          rejected.computeIfPresent(revised.was(), (reason, rows) -> rows > 1 ? rows - 1 : null);
        }
        decided(revised.verdict());
      }
      case RunEvent.Changed changed -> target = changed.target();
      case RunEvent.Stopping stopping -> {}
      case RunEvent.Ended ended -> {}
    }
  }

  /// Messages that hold a number of their own could be endless.
  private void note(CallFailure failure) {
    boolean known = failedCalls.containsKey(failure) || failedCalls.size() < FAILURES_MAX;
    failedCalls.merge(known ? failure : OTHER, 1L, Long::sum);
  }

  private void answered(AnswerFacts answer, boolean replayed) {
    answers++;
    cut += answer.cut() ? 1 : 0;
    onlyReasoned += answer.onlyReasoned() ? 1 : 0;
    refused += answer.refused() ? 1 : 0;
    usage = usage.plus(answer.usage());
    if (replayed) {
      answersReplayed++;
      usageReplayed = usageReplayed.plus(answer.usage());
    }
  }

  private void decided(Verdict verdict) {
    switch (verdict) {
      case Verdict.Accepted row -> {
        accepted++;
        count(row).accepted++;
        count(row).agreed += row.by() == Verdict.By.JUDGE ? 1 : 0;
        acceptedReplayed += replaying ? 1 : 0;
        coerced += row.coerced().isEmpty() ? 0 : 1;
      }
      case Verdict.Rejected row -> {
        rejected.merge(row.reason(), 1L, Long::sum);
        if (row.reason() == Reason.RULE
            && row.detail().values().get("rule") instanceof String rule) {
          rules.merge(rule, 1L, Long::sum);
        }
        count(row).add(row.reason(), 1);
        if (row.detail().code().equals(RejectSaid.OTHER_LABEL.code())
            && row.detail().values().get("found") instanceof List<?> found) {
          List<String> labels = found.stream().map(String::valueOf).toList();
          count(row).labels.merge(labels, 1L, Long::sum);
        }
      }
      case Verdict.Waiting row -> {}
    }
  }

  private CellCount count(Verdict verdict) {
    return cells.computeIfAbsent(verdict.cell(), cell -> new CellCount());
  }

  /// What came of a cell.
  public static final class CellCount {

    private long accepted;
    private long agreed;
    private final Map<Reason, Long> rejected = new EnumMap<>(Reason.class);
    private final Map<List<String>, Long> labels = new HashMap<>();

    private CellCount() {}

    private void add(Reason reason, long rows) {
      rejected.merge(reason, rows, (one, other) -> one + other == 0 ? null : one + other);
    }

    /// Rows accepted.
    public long accepted() {
      return accepted;
    }

    /// Rows accepted that were classified as they were asked for.
    public long agreed() {
      return agreed;
    }

    /// Rows that were classified otherwise, by the categories that were said, one of each dimension
    /// that is checked.
    public Map<List<String>, Long> labels() {
      return Map.copyOf(labels);
    }

    /// Rows not accepted, by reason; reasons without any are left out.
    public Map<Reason, Long> rejected() {
      return Map.copyOf(rejected);
    }
  }

  /// What came of a cell; nothing where nothing came.
  public CellCount cell(int number) {
    return cells.getOrDefault(number, new CellCount());
  }

  /// A copy that no later event changes.
  public Progress copy() {
    Progress copy = new Progress();
    copy.target = target;
    copy.accepted = accepted;
    copy.acceptedReplayed = acceptedReplayed;
    copy.coerced = coerced;
    copy.inFlight = inFlight;
    copy.requests = requests;
    copy.answers = answers;
    copy.answersReplayed = answersReplayed;
    copy.cut = cut;
    copy.onlyReasoned = onlyReasoned;
    copy.refused = refused;
    copy.retries = retries;
    copy.throttled = throttled;
    copy.failures = failures;
    copy.usage = usage;
    copy.usageReplayed = usageReplayed;
    copy.replaying = replaying;
    copy.rejected.putAll(rejected);
    copy.rules.putAll(rules);
    cells.forEach((number, cell) -> {
      CellCount same = new CellCount();
      same.accepted = cell.accepted;
      same.agreed = cell.agreed;
      same.labels.putAll(cell.labels);
      same.rejected.putAll(cell.rejected);
      copy.cells.put(number, same);
    });
    copy.failedCalls.putAll(failedCalls);
    copy.notes.addAll(notes);
    return copy;
  }

  /// Rows to end with.
  public long target() {
    return target;
  }

  /// Rows accepted, those of earlier runs included.
  public long accepted() {
    return accepted;
  }

  /// Rows accepted from answers that earlier runs got.
  public long acceptedReplayed() {
    return acceptedReplayed;
  }

  /// Accepted rows with values that stood in another form: `"4"` where the schema wants 4.
  public long coerced() {
    return coerced;
  }

  /// Requests sent and not answered yet, those waiting for their turn included.
  public long inFlight() {
    return inFlight;
  }

  /// Requests sent in this run, repeats left out.
  public long requests() {
    return requests;
  }

  /// Answers got, those of earlier runs included.
  public long answers() {
    return answers;
  }

  /// Answers that earlier runs got.
  public long answersReplayed() {
    return answersReplayed;
  }

  /// Answers that were cut at the token limit.
  public long cut() {
    return cut;
  }

  /// Answers in which the model got no further than its reasoning.
  public long onlyReasoned() {
    return onlyReasoned;
  }

  /// Answers that the model declined to give, or that a filter took away.
  public long refused() {
    return refused;
  }

  /// Repeats in this run, for passing failures; not those that waited for a model to be loaded.
  public long retries() {
    return retries;
  }

  /// How often the model asked for less in this run.
  public long throttled() {
    return throttled;
  }

  /// Requests given up in this run.
  public long failures() {
    return failures;
  }

  /// Tokens paid for, those of earlier runs included.
  public Usage usage() {
    return usage;
  }

  /// Tokens that earlier runs paid for.
  public Usage usageReplayed() {
    return usageReplayed;
  }

  /// Calls that brought no answer, how often each: all of this run but the throttled, and those
  /// that earlier runs gave up. In the order they first happened; at most a hundred kinds, the
  /// others are one.
  public Map<CallFailure, Long> failedCalls() {
    return Collections.unmodifiableMap(failedCalls);
  }

  /// What people should know of how the models were called, in the order it was found in this run.
  public List<RunEvent.Noted> notes() {
    return List.copyOf(notes);
  }

  /// Rows not accepted, by reason; reasons without any are left out.
  public Map<Reason, Long> rejected() {
    return Map.copyOf(rejected);
  }

  /// Rows that break a rule, by the kind of the rule.
  public Map<String, Long> rules() {
    return Collections.unmodifiableMap(rules);
  }

  /// Rows not accepted for this reason.
  public long rejected(Reason reason) {
    return rejected.getOrDefault(reason, 0L);
  }
}
