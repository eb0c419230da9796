package dev.winnow.server.task;

import dev.winnow.core.llm.Usage;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.Fact;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.Verdict;
import dev.winnow.engine.journal.FileJournal;
import dev.winnow.engine.journal.FoldJournal;
import dev.winnow.engine.journal.JournalEntry;
import dev.winnow.storage.task.StoredTask;
import dev.winnow.storage.task.TaskFacts;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/// Tells of what the database has of a task, then of what only its file has.
///
/// Verdicts of the file are taken as they are where they follow what the database has. Where they
/// do not – another service has run the task meanwhile, or an answer is damaged – they were made in
/// the knowledge of other rows, and are made anew.
final class ReplayTask {

  private final Consumer<Fact> reader;

  /// The answers in the database, each with what tells it from another one.
  private final Map<UnitKey, Integer> stored = new HashMap<>();

  /// With which pinned model the requests were sent whose answers are only in the file.
  private final Map<UnitKey, Integer> pins = new HashMap<>();

  private final Map<UnitKey, Integer> sent = new HashMap<>();
  private final Map<UnitKey, Unit> open = new LinkedHashMap<>();
  private final Set<Place> revisable = new HashSet<>();
  private long rows;
  private boolean follows = true;
  private int pin = 1;

  /// Where a verdict stands that another one may take the place of.
  private record Place(UnitKey unit, int index) {}

  ReplayTask(Consumer<Fact> reader) {
    this.reader = reader;
  }

  /// What was in the database when the task was read.
  ///
  /// @throws IOException when it is not all there
  void database(TaskFacts facts, StoredTask task) throws IOException {
    long position = task.counters().position();
    facts.settled(
        task.id(),
        position,
        fact -> {
          stored.put(
              fact.unit().key(), sameness(fact.answer().usage(), fact.answer().latencyMillis()));
          fact.verdicts().forEach(verdict -> count(fact.unit().key(), verdict));
          reader.accept(fact);
        });
    if (stored.size() != position || rows != task.counters().accepted()) {
      throw new IOException(
          "The database has %,d answers and %,d rows of this task and counts %,d and %,d."
              .formatted(stored.size(), rows, position, task.counters().accepted()));
    }
    facts.givenUp(
        task.id(),
        (unit, why) -> {
          if (!stored.containsKey(unit.key())) {
            reader.accept(new Fact.GivenUp(unit.key(), why));
            open.put(unit.key(), unit);
          }
        });
  }

  /// What the database does not know.
  void file(FileJournal file) throws IOException {
    FoldJournal fold = new FoldJournal(file.hasVerdicts(), this::fact);
    file.read(entry -> {
      if (isNews(entry)) {
        fold.accept(entry);
      }
    });
    fold.finish();
    open.values().forEach(unit -> reader.accept(new Fact.Open(unit)));
  }

  private boolean isNews(JournalEntry entry) {
    return switch (entry) {
      case JournalEntry.Begun begun -> {
        pin = TaskSpool.pin(begun);
        yield false;
      }
      case JournalEntry.Opened opened -> false;
      case JournalEntry.Intent intent -> {
        sent.put(intent.unit().key(), pin);
        yield !stored.containsKey(intent.unit().key());
      }
      case JournalEntry.Answer answer -> {
        Integer known = stored.get(answer.unit());
        var completion = answer.reply().completion();
        follows &=
            known == null || known == sameness(completion.usage(), completion.latencyMillis());
        int with = sent.getOrDefault(answer.unit(), pin);
        yield known == null && pins.putIfAbsent(answer.unit(), with) == null;
      }
      // The file does not outlive a run that everything is known of: the database tells of these.
      case JournalEntry.Failure failure -> false;
      case JournalEntry.Decided decided -> !stored.containsKey(decided.unit());
      case JournalEntry.Revised revised -> true;
    };
  }

  private void fact(Fact fact) {
    switch (fact) {
      case Fact.Answered it -> {
        open.remove(it.unit().key());
        List<Verdict> verdicts = it.verdicts();
        follows &= verdicts == null || follow(verdicts);
        if (verdicts != null && follows) {
          verdicts.forEach(verdict -> count(it.unit().key(), verdict));
          reader.accept(it);
        } else {
          reader.accept(new Fact.Answered(it.unit(), it.reply(), null));
        }
      }
      case Fact.Revised it -> {
        if (revisable.remove(new Place(it.unit(), it.verdict().index()))) {
          follows &= follow(List.of(it.verdict()));
          if (follows) {
            count(it.unit(), it.verdict());
            reader.accept(it);
          }
        }
      }
      case Fact.Open it -> open.put(it.unit().key(), it.unit());
      case Fact.Settled it -> {}
      case Fact.GivenUp it -> {}
    }
  }

  /// Whether rows stand behind those that there are.
  private boolean follow(List<Verdict> verdicts) {
    long next = rows;
    for (Verdict verdict : verdicts) {
      if (verdict instanceof Verdict.Accepted row && row.ordinal() != ++next) {
        return false;
      }
    }
    return true;
  }

  private void count(UnitKey unit, Verdict verdict) {
    switch (verdict) {
      case Verdict.Accepted row -> rows++;
      case Verdict.Waiting row -> revisable.add(new Place(unit, row.index()));
      case Verdict.Rejected row -> {
        if (row.reason() == Reason.SURPLUS) {
          revisable.add(new Place(unit, row.index()));
        }
      }
    }
  }

  private static int sameness(Usage usage, long latencyMillis) {
    return Objects.hash(usage, latencyMillis);
  }

  /// With which pinned model the requests were sent whose answers are only in the file.
  Map<UnitKey, Integer> pins() {
    return pins;
  }

  /// How many answers there are.
  long answers() {
    return (long) stored.size() + pins.size();
  }
}
