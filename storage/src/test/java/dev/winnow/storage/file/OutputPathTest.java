package dev.winnow.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.winnow.core.say.Said;
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

  private static String problem(Path path) {
    return OutputPath.problem(path).map(Said::message).orElse("");
  }

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
    assertThat(problem(folder)).isEqualTo(folder + ": is a folder. Name a file in it.");
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThat(problem(file.resolve("b/rows.jsonl")))
        .isEqualTo(file + ": is a file, not a folder. Choose another path.");
    assertThat(problem(folder.resolve("x".repeat(253))))
        .contains("cannot be written: ")
        .contains("Choose a shorter name.");
    assertThat(OutputPath.problem(Path.of("/"))).isPresent();
    assertThat(problem(Path.of(""))).contains("has no file name");
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
    assertThat(problem(device)).contains("is not a regular file");
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
