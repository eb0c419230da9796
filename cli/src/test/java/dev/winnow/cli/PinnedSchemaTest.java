package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.engine.journal.FileJournal;
import dev.winnow.engine.journal.JournalEntry;
import dev.winnow.engine.journal.OpenJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/// Law 8: what was inferred from the prompt when a run was started first holds for the runs that go
/// on with it, whatever this version would infer.
final class PinnedSchemaTest {

  private static final String THEN = "As another version inferred it.";

  @TempDir private Path folder = Path.of("");

  @Test
  void aRunGoesOnWithTheSchemaThatWasInferredFirst() throws IOException {
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT)) {
      Path rows = folder.resolve("qa.jsonl");
      run(server, 5, rows);
      inferredByAnotherVersion(folder.resolve("qa.journal"));
      run(server, 10, rows);
      TaskFiles.assertExactly(rows, 10);
      List<String> asked = server.firstBodies();
      assertThat(asked).hasSize(2);
      assertThat(asked.getFirst()).doesNotContain(THEN);
      assertThat(asked.getLast()).contains(THEN);
    }
  }

  private void run(SimulatedServer server, int target, Path rows) throws IOException {
    String task = TaskFiles.keyless(folder, server.baseUrl(), target, 1, "").toString();
    Launched.Done done = InProcess.run("run", task, "--out", rows.toString());
    assertThat(done.exit()).as(done.err()).isZero();
  }

  /// Writes the journal as one that infers otherwise would have.
  private static void inferredByAnotherVersion(Path path) throws IOException {
    List<JournalEntry> entries = new ArrayList<>();
    try (FileJournal journal = opened(path)) {
      journal.read(entries::add);
    }
    Files.delete(path);
    try (FileJournal journal = opened(path)) {
      for (JournalEntry entry : entries) {
        if (entry instanceof JournalEntry.Begun begun) {
          ObjectNode schema = (ObjectNode) begun.identity().path("inferredSchema");
          ((ObjectNode) schema.at("/properties/answer")).put("description", THEN);
        }
        journal.append(entry);
      }
    }
  }

  private static FileJournal opened(Path path) throws IOException {
    return ((OpenJournal.Opening.Ready) OpenJournal.open(path)).journal();
  }
}
