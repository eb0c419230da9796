package dev.winnow.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.winnow.core.task.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputPathTest {

  @TempDir Path folder;

  @Test
  void aPathThatCanBeWrittenHasNoProblemAndLeavesNothing() throws IOException {
    assertThat(OutputPath.problem(folder.resolve("a/rows.jsonl"))).isEmpty();
    try (Stream<Path> left = Files.list(folder.resolve("a"))) {
      assertThat(left).isEmpty();
    }
    Path there = Files.writeString(folder.resolve("there.csv"), "before");
    assertThat(OutputPath.problem(there)).isEmpty();
    assertThat(there).hasContent("before");
  }

  @Test
  void whatCannotBeWrittenIsSaidWithAdvice() throws IOException {
    assertThat(OutputPath.problem(folder)).contains(folder + ": is a folder. Name a file in it.");
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThat(OutputPath.problem(file.resolve("b/rows.jsonl")))
        .contains(file + ": is a file, not a folder. Choose another path.");
    assertThat(OutputPath.problem(folder.resolve("x".repeat(253))).orElse(""))
        .contains("cannot be written: ")
        .contains("Choose a shorter name.");
    assertThat(OutputPath.problem(Path.of("/"))).isPresent();
    assertThat(OutputPath.problem(Path.of("")).orElse("")).contains("names no file");
  }

  @Test
  void aFileThatIsBeingWrittenHasNoSecondWriter() {
    Path rows = folder.resolve("rows.jsonl");
    try (RowFile first = RowFile.open(rows, Task.Format.JSONL, List.of())) {
      first.write(JsonLine.read("{\"row\": 1}"));
      assertThatThrownBy(() -> RowFile.open(rows, Task.Format.JSONL, List.of()))
          .isInstanceOf(WriteFailed.class)
          .hasMessageContaining("another run is writing it");
      first.finish();
    }
    assertThat(rows).hasContent("{\"row\":1}");
    assertThat(OutputPath.problem(rows)).isEmpty();
  }

  @Test
  void aDeviceIsNotReplaced() {
    Path device = Path.of("/dev/null");
    assumeTrue(Files.exists(device), "this system has no /dev/null");
    assertThat(OutputPath.problem(device).orElse("")).contains("is no ordinary file");
  }

  @Test
  void aLinkStaysAndTheFileItLeadsToIsReplaced() throws IOException {
    Path real = Files.writeString(folder.resolve("real.json"), "before");
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), real);
    ReportFile.write(link, JsonLine.read("{\"rows\": 1}"));
    assertThat(link).isSymbolicLink();
    assertThat(real).content().isEqualToNormalizingNewlines("{\n  \"rows\" : 1\n}\n");
  }
}
