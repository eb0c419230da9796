package dev.winnow.storage.task;

import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.StorableText;
import dev.winnow.core.llm.Usage;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.say.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a group of entries changes about one task, worked out before anything is written.
final class TaskChanges {

  private final Map<TaskCount, Long> counts = new EnumMap<>(TaskCount.class);
  private final Map<Reason, Long> rejected = new EnumMap<>(Reason.class);

  /// When the last of the entries was made.
  Instant latest = Instant.EPOCH;

  final List<TaskRow> rows = new ArrayList<>();
  final List<TaskReject> rejects = new ArrayList<>();
  final List<TaskEvent> events = new ArrayList<>();

  /// Verdicts that are new.
  final List<Decided> decided = new ArrayList<>();

  /// Verdicts in the place of some that are in the database.
  final List<Decided> revised = new ArrayList<>();

  /// By their numbers.
  final Map<Integer, CellChange> cells = new TreeMap<>();

  /// What revisions change about requests, by unit; those of the same group included.
  final Map<String, Tally> moved = new LinkedHashMap<>();

  /// The last entry of each request, by unit: one that was given up may be answered within the same
  /// group.
  final Map<String, TaskEntry.OfRequest> requests = new LinkedHashMap<>();

  /// A verdict on its way into the database.
  ///
  /// @param reject what is listed of it; null where it rejects nothing
  record Decided(String unit, Verdict verdict, @Nullable TaskReject reject, Instant at) {

    private boolean isAt(String otherUnit, int index) {
      return verdict.index() == index && unit.equals(otherUnit);
    }
  }

  /// What a cell has come to, beyond what the database knows.
  static final class CellChange {
    long accepted;
    long units;

    /// By reason: more texts, or fewer.
    final Map<Reason, Long> rejected = new EnumMap<>(Reason.class);
  }

  /// How many verdicts of a request there are of each kind, or by how many more or fewer.
  ///
  /// @param rejected those for surplus included
  record Tally(int accepted, int rejected, int surplus) {

    static final Tally NONE = new Tally(0, 0, 0);

    static Tally of(List<Verdict> verdicts) {
      return verdicts.stream().map(Tally::of).reduce(NONE, Tally::plus);
    }

    private static Tally of(Verdict verdict) {
      return switch (verdict) {
        case Verdict.Accepted row -> new Tally(1, 0, 0);
        case Verdict.Rejected text -> of(text.reason());
        case Verdict.Waiting row -> NONE;
      };
    }

    private static Tally of(Reason reason) {
      return new Tally(0, 1, reason == Reason.SURPLUS ? 1 : 0);
    }

    private Tally plus(Tally other) {
      return new Tally(
          accepted + other.accepted, rejected + other.rejected, surplus + other.surplus);
    }

    private Tally minus(Tally other) {
      return new Tally(
          accepted - other.accepted, rejected - other.rejected, surplus - other.surplus);
    }
  }

  /// How many notes the database has.
  final int notesBefore;

  /// Those that it does not have.
  final List<TaskNote> notes = new ArrayList<>();

  private final Set<RunEvent.Noted> noted = new HashSet<>();

  /// @param notes that the task has; may be left empty where nothing is noted of a model
  TaskChanges(TaskCounters before, List<TaskNote> notes) {
    notes.forEach(note -> noted.add(note.noted().topic()));
    this.notesBefore = notes.size();
    counts.putAll(before.counts());
    rejected.putAll(before.rejected());
  }

  /// Counts more; says how much it comes to.
  private long count(TaskCount count, long more) {
    return counts.merge(count, more, Long::sum);
  }

  void add(TaskEntry entry) {
    latest = entry.at();
    switch (entry) {
      case TaskEntry.Settled settled -> settled(settled);
      case TaskEntry.Revised it -> revised(it);
      case TaskEntry.Failed failed -> {
        count(TaskCount.FAILURES, 1);
        requests.merge(
            failed.unit().key().toString(),
            failed,
            (before, now) -> before instanceof TaskEntry.Settled ? before : now);
      }
      case TaskEntry.Noted noted ->
          events.add(
              new TaskEvent(count(TaskCount.EVENTS, 1), noted.at(), noted.kind(), noted.said()));
      case TaskEntry.ModelNoted noted -> noted(TaskNote.of(noted));
      case TaskEntry.Waited waited -> {
        count(TaskCount.RETRIES, waited.retries());
        count(TaskCount.THROTTLED, waited.throttled());
      }
      case TaskEntry.Ended ended -> {}
    }
  }

  /// Each run finds it again, and it is said once.
  private void noted(TaskNote note) {
    if (noted.add(note.noted().topic())) {
      notes.add(note);
      Said said = note.noted().inWords();
      events.add(new TaskEvent(count(TaskCount.EVENTS, 1), note.at(), "NOTE", said));
    }
  }

  private void settled(TaskEntry.Settled settled) {
    long position = count(TaskCount.POSITION, 0);
    if (settled.sequence() < position) {
      return;
    }
    if (settled.sequence() > position) {
      throw new IllegalStateException(
          "Task %s has %d answers; answer %d does not follow."
              .formatted(settled.task(), position, settled.sequence()));
    }
    count(TaskCount.POSITION, 1);
    String unit = settled.unit().key().toString();
    requests.put(unit, settled);
    for (Verdict verdict : settled.verdicts()) {
      decided.add(decide(settled, unit, verdict));
    }
    switch (settled.unit().key().purpose()) {
      case LABEL -> count(TaskCount.LABELS, 1);
      case JUDGE -> count(TaskCount.JUDGEMENTS, 1);
      case EMBED -> count(TaskCount.EMBEDDINGS, 1);
      case GENERATE, PLAN -> cell(settled.unit().key().cell()).units++;
    }
    Usage usage = settled.reply().completion().usage();
    count(TaskCount.INPUT_TOKENS, usage.inputTokens());
    count(TaskCount.OUTPUT_TOKENS, usage.outputTokens());
    count(TaskCount.CACHED_TOKENS, usage.cachedTokens());
    count(TaskCount.REASONING_TOKENS, usage.reasoningTokens());
    count(TaskCount.ESTIMATED_TOKENS, usage.estimatedTokens());
    count(TaskCount.LATENCY_MILLIS, settled.reply().completion().latencyMillis());
    if (settled.reply() instanceof Reply.Truncated answer && !answer.brokenOff()) {
      count(TaskCount.CUT, 1);
    }
  }

  private Decided decide(TaskEntry entry, String unit, Verdict verdict) {
    TaskReject reject = null;
    switch (verdict) {
      case Verdict.Accepted row -> {
        long accepted = count(TaskCount.ACCEPTED, 1);
        if (row.ordinal() != accepted) {
          throw new IllegalStateException(
              "Task %s has %d rows; row %d does not follow."
                  .formatted(entry.task(), accepted - 1, row.ordinal()));
        }
        rows.add(new TaskRow(accepted, unit, Objects.requireNonNull(row.text())));
        cell(row.cell()).accepted++;
      }
      case Verdict.Rejected text -> {
        reject =
            new TaskReject(
                count(TaskCount.REJECTS, 1),
                unit,
                text.index(),
                text.reason(),
                text.by(),
                text.detail(),
                StorableText.of(text.text()),
                text.votes(),
                entry.at());
        rejects.add(reject);
        count(text.cell(), text.reason(), 1);
      }
      case Verdict.Waiting row -> {}
    }
    return new Decided(unit, verdict, reject, entry.at());
  }

  /// In the place of a verdict of the same group, or of one in the database.
  private void revised(TaskEntry.Revised it) {
    if (it.verdict() instanceof Verdict.Accepted row
        && row.ordinal() <= count(TaskCount.ACCEPTED, 0)) {
      return;
    }
    String unit = it.unit().toString();
    int index = it.verdict().index();
    Decided now = decide(it, unit, it.verdict());
    Tally before = it.was() == null ? Tally.NONE : Tally.of(it.was());
    moved.merge(unit, Tally.of(it.verdict()).minus(before), Tally::plus);
    if (it.was() != null) {
      count(it.verdict().cell(), it.was(), -1);
    }
    if (requests.get(unit) instanceof TaskEntry.Settled) {
      decided.replaceAll(each -> each.isAt(unit, index) ? now : each);
      rejects.removeIf(
          each -> !each.equals(now.reject()) && each.index() == index && each.unit().equals(unit));
    } else {
      revised.add(now);
    }
  }

  private void count(int cell, Reason reason, long texts) {
    cell(cell).rejected.merge(reason, texts, Long::sum);
    rejected.merge(reason, texts, TaskChanges::sum);
  }

  private static @Nullable Long sum(Long texts, Long more) {
    return texts + more == 0 ? null : (Long) (texts + more);
  }

  private CellChange cell(int number) {
    return cells.computeIfAbsent(number, cell -> new CellChange());
  }

  TaskCounters counters() {
    return new TaskCounters(counts, rejected);
  }
}
