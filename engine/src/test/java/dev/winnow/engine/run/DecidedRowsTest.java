package dev.winnow.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.dataset.Fingerprint;
import dev.winnow.core.document.ExactJson;
import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.plan.TaskPlan;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.Candidate;
import dev.winnow.core.run.ExamineAnswer;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.Task;
import dev.winnow.engine.journal.FileJournal;
import dev.winnow.engine.journal.JournalEntry;
import dev.winnow.engine.journal.OpenJournal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Law 8: what is decided stays decided, whatever the version of Winnow that goes on reads, infers
/// or folds otherwise.
@Timeout(120)
final class DecidedRowsTest extends RunningTasks {

  /// A version of Winnow, as far as rows are decided by it.
  private interface Version {
    List<Candidate> read(Task task, Reply.Answered reply);
  }

  private static final Version TODAY = (task, reply) -> new ExamineAnswer(task).examine(0, reply);

  /// Reads a row more in each answer than today's version does.
  private static final Version READS_MORE =
      (task, reply) -> {
        List<Candidate> candidates = new ArrayList<>(TODAY.read(task, reply));
        ObjectNode more =
            JsonNodeFactory.instance
                .objectNode()
                .put("q", "more " + reply.completion().text().hashCode());
        candidates.add(0, new Candidate.Sound(more, fold(more)));
        return candidates;
      };

  /// Reads the first row of each answer only, and takes the others for unreadable.
  private static final Version READS_LESS =
      (task, reply) -> {
        List<Candidate> candidates = new ArrayList<>();
        for (Candidate candidate : TODAY.read(task, reply)) {
          candidates.add(
              candidates.isEmpty()
                  ? candidate
                  : new Candidate.Unsound(
                      Reason.MALFORMED, candidate.toString(), Said.text("Not read.")));
        }
        return candidates;
      };

  /// Takes for the same what today's version tells apart: texts of the same first characters.
  private static final Version FOLDS_MORE =
      (task, reply) ->
          TODAY.read(task, reply).stream()
              .map(candidate ->
                  candidate instanceof Candidate.Sound row
                      ? new Candidate.Sound(
                          row.row(), fold(row.row()), row.cell(), row.coerced(), row.sketch())
                      : candidate)
              .toList();

  private static final List<Version> VERSIONS = List.of(TODAY, READS_MORE, READS_LESS, FOLDS_MORE);

  private static Fingerprint fold(ObjectNode row) {
    String text = row.path("q").asString("").toUpperCase(Locale.ROOT);
    return Fingerprint.of(
        row.objectNode().put("q", text.substring(0, Math.min(18, text.length()))),
        List.of(),
        false);
  }

  private Done run(Task task, Version version, LanguageModel model, AtomicReference<RunTask> handle)
      throws IOException, InterruptedException {
    return run(
        task,
        TaskPlan.of(task),
        (cell, reply) -> version.read(task, reply),
        model,
        handle,
        run -> {});
  }

  /// Property: runs of several versions after each other, each stopped in the middle, come to the
  /// target exactly; no row that one of them has accepted or rejected changes, and no answer is
  /// paid for twice.
  @Test
  void anotherVersionGoesOnWithTheSameRows() throws Exception {
    Path base = folder;
    for (int seed = 0; seed < 60; seed++) {
      folder = Files.createDirectory(base.resolve("s" + seed));
      Random random = new Random(seed);
      Task task = Tasks.task(20 + random.nextInt(80), 1 + random.nextInt(6), 1 + random.nextInt(8));
      List<String> before = List.of();
      List<Verdict> decided = List.of();
      for (int round = 0; ; round++) {
        Version version = VERSIONS.get(random.nextInt(VERSIONS.size()));
        AtomicReference<RunTask> handle = new AtomicReference<>();
        AtomicInteger left = new AtomicInteger(round > 6 ? -1 : 1 + random.nextInt(8));
        Done done =
            run(
                task,
                version,
                request -> {
                  if (left.decrementAndGet() == 0) {
                    handle.get().stop();
                  }
                  return rows(request);
                },
                handle);
        List<Verdict> verdicts =
            done.events().stream().flatMap(it -> verdictsIn(it).stream()).toList();
        assertThat(done.rows().subList(0, before.size())).as("seed %d", seed).isEqualTo(before);
        assertThat(verdicts.subList(0, decided.size())).as("seed %d", seed).isEqualTo(decided);
        assertThat(done.progress().answersReplayed())
            .isEqualTo(done.progress().answers() - (done.progress().requests() - unanswered(done)));
        before = List.copyOf(done.rows());
        decided = verdicts;
        if (done.outcome() instanceof Outcome.Complete) {
          assertThat(done.rows()).hasSize((int) task.target());
          break;
        }
        assertThat(done.outcome()).isEqualTo(new Outcome.Interrupted());
      }
      for (Version version : VERSIONS) {
        Done again =
            run(task, version, request -> text("nobody should ask"), new AtomicReference<>());
        assertThat(again.outcome()).isEqualTo(new Outcome.Complete());
        assertThat(again.rows()).isEqualTo(before);
        assertThat(again.progress().requests()).isZero();
      }
    }
  }

  private static long unanswered(Done done) {
    return done.events().stream().filter(RunEvent.Failed.class::isInstance).count();
  }

  /// A journal of a version that wrote no verdicts down: they are reached once, and stay.
  @Test
  void aJournalWithoutVerdictsIsDecidedOnce() throws Exception {
    Task task = Tasks.task(30, 5, 1);
    try (FileJournal journal =
        ((OpenJournal.Opening.Ready) OpenJournal.open(folder.resolve("journal"))).journal()) {
      journal.append(new JournalEntry.Begun("run", STARTED, JsonNodeFactory.instance.objectNode()));
      for (int number = 0; number < 4; number++) {
        var unit = new Unit(new UnitKey(UnitKey.Purpose.GENERATE, 0, number), 5);
        journal.intent(unit);
        journal.answer(
            unit.key(), text("[{\"q\": \"%d a\"}, {\"q\": \"%d b\"}]".formatted(number, number)));
      }
      assertThat(journal.hasVerdicts()).isFalse();
    }
    AtomicReference<RunTask> handle = new AtomicReference<>();
    Done stopped =
        run(
            task,
            TODAY,
            request -> {
              handle.get().stop();
              return rows(request);
            },
            handle);
    assertThat(stopped.rows()).startsWith("0 a", "0 b", "1 a", "1 b", "2 a", "2 b", "3 a", "3 b");
    Done done = run(task, READS_LESS, RunningTasks::rows, new AtomicReference<>());
    assertThat(done.outcome()).isEqualTo(new Outcome.Complete());
    assertThat(done.rows()).hasSize(30).startsWith(stopped.rows().toArray(String[]::new));
  }

  /// Behind a verdict that is damaged nothing recorded is taken, for it would not fit: a row can
  /// only have the place of another, and the target is met exactly.
  @Test
  void behindADamagedVerdictRowsAreDecidedAnew() throws Exception {
    Task task = Tasks.task(40, 5, 2);
    Done done = run(task, TODAY, RunningTasks::rows, new AtomicReference<>());
    Path journal = folder.resolve("journal");
    byte[] bytes = Files.readAllBytes(journal);
    byte[] decided = "\"is\":\"decided\"".getBytes(StandardCharsets.UTF_8);
    int at =
        new String(bytes, StandardCharsets.ISO_8859_1)
            .indexOf(new String(decided, StandardCharsets.ISO_8859_1), 2000);
    bytes[at + 8] ^= 1;
    Files.write(journal, bytes);
    Done again = run(task, TODAY, request -> text("nobody should ask"), new AtomicReference<>());
    assertThat(again.outcome()).isEqualTo(new Outcome.Complete());
    assertThat(again.rows()).isEqualTo(done.rows());
  }

  /// Rows come back to the last digit.
  @Test
  void recordedRowsAreAsTheyWere() throws Exception {
    Task task = Tasks.task(2, 5, 1);
    String row = "{\"q\": \"1.10\", \"n\": 1.10, \"big\": 123456789012345678901234567890}";
    Done done = run(task, TODAY, request -> text(row), new AtomicReference<>());
    List<ObjectNode> first = done.events().stream().flatMap(it -> acceptedIn(it).stream()).toList();
    Done again = run(task, TODAY, request -> text("no"), new AtomicReference<>());
    List<ObjectNode> second =
        again.events().stream().flatMap(it -> acceptedIn(it).stream()).toList();
    assertThat(second).isEqualTo(first);
    assertThat(Objects.requireNonNull(second.getFirst()).toString())
        .isEqualTo(ExactJson.object(row).toString());
  }
}
