package dev.winnow.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.winnow.core.task.Task.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.JsonNodeFactory;

/// A file-size limit reached in the middle: in a process of its own, since the limit is one of
/// processes.
class FileSizeLimitTest {

  private static final int LIMIT_BLOCKS = 512;

  @TempDir Path folder;

  /// Writes more rows than the limit allows and prints what came of it.
  static final class Writer {

    private Writer() {}

    public static void main(String[] args) {
      Format format = Format.valueOf(args[1]);
      try (RowFile file = RowFile.open(Path.of(args[0]), format, List.of("text"))) {
        for (int i = 0; i < 100_000; i++) {
          file.write(JsonNodeFactory.instance.objectNode().put("text", "row " + i));
        }
        file.finish();
      } catch (WriteFailed e) {
        System.out.println(e.getMessage());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void itIsSaidWithAdviceAndNothingIsLeftOrLost(Format format)
      throws IOException, InterruptedException {
    Path shell = Path.of("/bin/bash");
    assumeTrue(Files.isExecutable(shell), "file-size limits are set with bash, which is not here");
    Path target = Files.writeString(folder.resolve("rows"), "before");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                shell.toString(),
                "-c",
                "ulimit -f " + LIMIT_BLOCKS + "; exec \"$@\"",
                "bash",
                java,
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                target.toString(),
                format.name())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(said).contains(target.getFileName().toString()).contains("ulimit -f");
    assertThat(target).hasContent("before");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(target);
    }
  }
}
