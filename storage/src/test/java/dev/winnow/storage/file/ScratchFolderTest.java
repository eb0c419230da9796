package dev.winnow.storage.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.task.Task.Format;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a killed process left goes with the next one that writes there; what somebody uses stays.
class ScratchFolderTest {

  @TempDir Path folder;

  /// Uses a folder until it is killed.
  static final class Holder {

    private Holder() {}

    public static void main(String[] args) throws IOException {
      ScratchFolder scratch = ScratchFolder.open(Path.of(args[0]));
      Files.writeString(scratch.file("rows.parquet"), "PAR1");
      System.out.println(scratch.folder());
      System.in.read();
    }
  }

  private Process holder() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Holder.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void theNextOneRemovesWhatAKilledProcessLeft() throws IOException, InterruptedException {
    Process process = holder();
    try (BufferedReader out = process.inputReader()) {
      Path used = Path.of(out.readLine());
      ScratchFolder mine = ScratchFolder.open(folder);
      assertThat(used).isDirectory();
      process.destroyForcibly().waitFor();
      try (ScratchFolder next = ScratchFolder.open(folder)) {
        assertThat(left()).containsExactlyInAnyOrder(mine.folder(), next.folder());
      }
      mine.close();
      assertThat(left()).isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void whatIsNotOursStays() throws IOException {
    Path other = Files.createDirectory(folder.resolve(".winnow-notes"));
    Path file = Files.writeString(folder.resolve(".winnow-file"), "");
    ScratchFolder.open(folder).close();
    assertThat(left()).containsExactlyInAnyOrder(other, file);
  }

  @Test
  void anotherFormatLeavesNothingOfTheOneBefore() throws IOException {
    Path target = folder.resolve("rows");
    try (RowFile csv = RowFile.open(target, Format.CSV, List.of())) {
      csv.write("{}");
      // As if it had been killed: what it writes is copied to where another target has it.
      Files.copy(folder.resolve(".rows.part"), folder.resolve(".out.part"));
      Files.copy(folder.resolve("..rows.rows.part"), folder.resolve("..out.rows.part"));
    }
    try (RowFile json = RowFile.open(folder.resolve("out"), Format.JSONL, List.of())) {
      json.write("{}");
      json.finish();
    }
    assertThat(left()).containsExactly(folder.resolve("out"));
  }

  @Test
  void aSweepTakesPartsThatNobodyWrites() throws IOException {
    Files.writeString(folder.resolve(".killed.jsonl.part"), "{}");
    Path stays = Files.writeString(folder.resolve("rows.jsonl"), "{}");
    try (RowFile written = RowFile.open(folder.resolve("now"), Format.JSONL, List.of())) {
      LeftFiles.remove(folder);
      assertThat(left()).containsExactlyInAnyOrder(folder.resolve(".now.part"), stays);
      written.finish();
    }
  }
}
