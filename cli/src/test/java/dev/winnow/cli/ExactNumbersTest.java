package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.Fault;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers on their way from a task file into the prompt, and from the answer into every format.
final class ExactNumbersTest {

  private static final List<String> NUMBERS =
      List.of(
          "0.10",
          "1.0",
          "-1.50",
          "0.1234567890123456789012345678901",
          "12345678901234567890.10",
          "123456789012345678901234567890",
          "1e400",
          "1.50E-400",
          "0.00000010");

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"jsonl", "json", "csv"})
  void numbersKeepAllTheirDigits(String format) throws IOException {
    String rows =
        NUMBERS.stream()
            .map(number -> "{\"v\": " + number + "}")
            .collect(Collectors.joining(", ", "[", "]"));
    try (SimulatedServer server =
        SimulatedServer.start(
            Behaviour.INSTANT.withFaults((number, key, attempt) -> new Fault.Says(rows)))) {
      Path out = folder.resolve("rows." + format);
      Path task =
          TaskFiles.write(
              folder,
              """
              name: exact
              template:
                prompt: "Write {count} numbers. {version} {rate} {long}"
                variables: {version: {default: 1.10}, rate: {}, long: {}}
                schema: {type: object, required: [v], properties: {v: {type: number, maximum: 1e401}}}
              parameters: {rate: 0.10, long: 123456789012345678901234567890}
              target: %d
              batchSize: %d
              model: {baseUrl: "%s", model: m, extra: {x_rate: 0.10, x_far: 1e400}}
              output: {file: "%s"}
              """
                  .formatted(NUMBERS.size(), NUMBERS.size(), server.baseUrl(), out));
      Launched.Done done = InProcess.run("run", task.toString());
      assertThat(done.exit()).as(done.err()).isZero();
      assertThat(server.firstBodies().getFirst())
          .contains("numbers. 1.10 0.10 123456789012345678901234567890")
          .contains("\"x_rate\":0.10", "1E+400");
      List<String> found =
          Files.readString(out)
              .lines()
              .map(line -> line.replaceAll("[^-+.0-9eE]", ""))
              .filter(line -> line.matches(".*[0-9].*"))
              .toList();
      assertThat(found.stream().map(BigDecimal::new))
          .containsExactlyElementsOf(NUMBERS.stream().map(BigDecimal::new).toList());
      // The same task once more goes on with its journal, whatever its numbers are.
      Launched.Done again = InProcess.run("run", task.toString());
      assertThat(again.exit()).as(again.err()).isZero();
      assertThat(server.requests()).isEqualTo(1);
    }
  }
}
