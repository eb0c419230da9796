package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.SimulatedServer;
import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Usage;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.say.Said;
import dev.winnow.core.say.Setting;
import dev.winnow.engine.Time;
import dev.winnow.engine.journal.FileJournal;
import dev.winnow.engine.journal.JournalEntry;
import dev.winnow.engine.journal.OpenJournal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is said of a model while a run goes, and of tokens that nobody counted when it is over.
final class ModelNotesTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void aNoteIsALineOfItsOwn() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Display display =
        new Display(
            new Terminal(InputStream.nullInputStream(), stream, stream, 0), Time.SYSTEM, "answer");
    display.on(new RunEvent.Noted("tiny", Said.text("does not take a seed")));
    // Not held back like what may come often.
    display.on(new RunEvent.Noted("tiny", Setting.MAX_TOKENS.of()));
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "winnow: note: tiny: does not take a seed", "winnow: note: tiny: model.maxTokens");
  }

  @Test
  void whatTheModelDoesNotTakeIsSaidOnce() throws Exception {
    try (SimulatedServer server = SimulatedServer.start(SimulatedServer.Behaviour.INSTANT)) {
      Path task =
          TaskFiles.write(
              folder,
              """
              name: qa
              template:
                prompt: |
                  Task: question-and-answer pairs. Id {random_id}.
                  Count: {count}
                  [{"question": "...", "answer": "..."}]
              target: 100
              batchSize: 5
              concurrency: 16
              model: {baseUrl: "%s", model: tiny, temperature: 0.5, dialect: {omit: [temperature]}}
              """
                  .formatted(server.baseUrl()));
      Launched.Done done = InProcess.run("run", task, "--out", folder.resolve("qa.jsonl"));
      assertThat(done.exit()).as(done.err()).isZero();
      String note = "tiny does not take temperature: it is not sent.";
      assertThat(done.err().lines().filter(line -> line.contains("temperature")))
          .containsExactly("winnow: note: " + note);
      assertThat(report().path("notes")).hasSize(1);
      assertThat(report().at("/notes/0/model").stringValue()).isEqualTo("tiny");
      assertThat(report().at("/notes/0/message").stringValue()).isEqualTo(note);
      Launched.Done preview = InProcess.run("preview", task);
      assertThat(preview.err()).contains("winnow: note: " + note);
    }
  }

  @Test
  void estimatedTokensAreMarkedInTheEndAndInTheReport() throws Exception {
    try (SimulatedServer server = SimulatedServer.start(SimulatedServer.Behaviour.INSTANT)) {
      Path task = TaskFiles.keyless(folder, server.baseUrl(), 10, 1, "");
      Path out = folder.resolve("qa.jsonl");
      Launched.Done counted = InProcess.run("run", task, "--out", out);
      assertThat(counted.exit()).as(counted.err()).isZero();
      assertThat(counted.err()).doesNotContain("estimated");
      assertThat(report().path("tokens").has("estimated")).isFalse();
      assertThat(report().path("notes").isArray()).isTrue();

      estimate(folder.resolve("qa.journal"));
      Launched.Done again = InProcess.run("run", task, "--out", out);
      assertThat(again.exit()).as(again.err()).isZero();
      long answers = report().at("/requests/answered").longValue();
      assertThat(again.err())
          .contains("%,d tokens, %,d of them estimated, ".formatted(3000 * answers, 345 * answers));
      assertThat(report().at("/tokens/estimated").longValue()).isEqualTo(345 * answers);
    }
  }

  private JsonNode report() throws IOException {
    return JsonMapper.shared().readTree(Files.readString(folder.resolve("qa.report.json")));
  }

  /// As if the provider had counted only a part of each answer.
  private static void estimate(Path path) throws IOException {
    List<JournalEntry> entries = new ArrayList<>();
    try (FileJournal journal = ((OpenJournal.Opening.Ready) OpenJournal.open(path)).journal()) {
      journal.read(entries::add);
    }
    Files.delete(path);
    try (FileJournal journal = ((OpenJournal.Opening.Ready) OpenJournal.open(path)).journal()) {
      for (JournalEntry entry : entries) {
        long unused = journal.append(estimated(entry));
      }
    }
  }

  private static JournalEntry estimated(JournalEntry entry) {
    if (entry instanceof JournalEntry.Answer(var unit, var reply)) {
      Completion completion = reply.completion().withUsage(new Usage(1000, 2000, 0, 0, 345));
      return new JournalEntry.Answer(unit, new Reply.Text(completion));
    }
    return entry;
  }
}
