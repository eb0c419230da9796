package dev.winnow.cli;

import static dev.winnow.cli.Refusal.assertRefused;
import static dev.winnow.cli.Refusal.listing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.Fault;
import dev.winnow.bench.FaultScript;
import dev.winnow.bench.SimulatedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Models that are not there or not willing: exit 4, the provider's own sentence, advice.
final class BadModelTest {

  @TempDir private Path folder = Path.of("");

  private static String asking(Object baseUrl, String more) {
    return BadInputTest.GOOD.replace(
            "model: offline", "model: {baseUrl: '" + baseUrl + "', model: tiny" + more + "}")
        + "limits: {triesMax: 2}\n";
  }

  private record Row(SimulatedServer.Behaviour behaviour, String more, List<String> says) {}

  private static Row row(SimulatedServer.Behaviour behaviour, String more, String... says) {
    return new Row(behaviour, more, List.of(says));
  }

  @Test
  void aModelThatIsNotThereOrNotWillingIsExplained() throws IOException {
    SimulatedServer.Behaviour server = SimulatedServer.Behaviour.INSTANT;
    FaultScript html = (number, key, attempt) -> new Fault.HtmlPage();
    FaultScript gateway =
        (number, key, attempt) -> new Fault.Status(502, "bad_gateway", "Bad gateway", "");
    FaultScript credit =
        (number, key, attempt) ->
            new Fault.Status(429, "insufficient_quota", "You exceeded your current quota.", "");
    FaultScript parameter =
        (number, key, attempt) ->
            new Fault.Status(400, "invalid_request", "Unknown parameter: 'minItems'.", "");
    List<Row> table =
        List.of(
            row(
                server.withKey("sk-right"),
                ", apiKeyFile: key.txt",
                "Incorrect API key provided.",
                "key.txt",
                "Check"),
            row(server.withKey("sk-right"), "", "Incorrect API key", "model.apiKeyEnv"),
            row(
                server.withModel("small"),
                "",
                "`tiny` does not exist",
                "Check model.model (tiny). Check model.baseUrl (http"),
            row(server.withFaults(html), "", "Welcome to the proxy. Does model.baseUrl (http"),
            row(server.withFaults(gateway), "", "Bad gateway", "Try again later"),
            row(server.withFaults(credit), "", "exceeded your current quota", "Add credit"),
            row(server.withFaults(parameter), "", "'minItems'", "model.responseFormat"));
    for (Row row : table) {
      Path own = own();
      Files.writeString(own.resolve("key.txt"), "sk-wrong\n");
      try (SimulatedServer started = SimulatedServer.start(row.behaviour())) {
        String task = TaskFiles.write(own, asking(started.baseUrl(), row.more())).toString();
        String rows = own.resolve("qa.jsonl").toString();
        assertRefused(
            own,
            ExitCode.MODEL_UNUSABLE,
            List.of("run", task, "--out", rows),
            row.says().toArray(String[]::new));
        assertRefused(
            own,
            ExitCode.MODEL_UNUSABLE,
            List.of("preview", task),
            row.says().toArray(String[]::new));
      }
    }
  }

  @Test
  void anHtmlErrorPageIsQuotedByItsTitle() throws IOException {
    Path own = own();
    try (HtmlServer page = HtmlServer.start(502, "<html><h1>502 Bad Gateway</h1></html>")) {
      String task = TaskFiles.write(own, asking(page.baseUrl(), "")).toString();
      assertRefused(
          own,
          ExitCode.MODEL_UNUSABLE,
          List.of("run", task, "--out", own.resolve("qa.jsonl").toString()),
          "502 Bad Gateway",
          "Try again later");
    }
  }

  @Test
  void anAddressWhereNobodyListensIsNamed() throws IOException {
    Path own = own();
    SimulatedServer gone = SimulatedServer.start(SimulatedServer.Behaviour.INSTANT);
    gone.close();
    String task = TaskFiles.write(own, asking(gone.baseUrl(), "")).toString();
    String rows = own.resolve("qa.jsonl").toString();
    assertRefused(
        own,
        ExitCode.MODEL_UNUSABLE,
        List.of("run", task, "--out", rows),
        "127.0.0.1:" + gone.port() + ": connection refused.",
        "Is it running");
    TaskFiles.write(own, asking("http://winnow.invalid/v1", ""));
    assertRefused(
        own,
        ExitCode.MODEL_UNUSABLE,
        List.of("run", task, "--out", rows),
        "winnow.invalid",
        "Is it running");
  }

  @Test
  void aKeyThatCannotBeReadIsNamedByItsPlace() throws IOException {
    Map<String, List<String>> table =
        Map.of(
            ", apiKeyEnv: WINNOW_NO_SUCH_KEY",
            List.of("WINNOW_NO_SUCH_KEY", "is not set", "export"),
            ", apiKeyFile: no-key.txt",
            List.of("no-key.txt", "does not exist"),
            ", apiKeyFile: empty.txt",
            List.of("empty.txt", "is empty"));
    for (Map.Entry<String, List<String>> row : table.entrySet()) {
      Path own = own();
      Files.writeString(own.resolve("empty.txt"), "\n");
      String task = TaskFiles.write(own, asking("http://127.0.0.1:9/v1", row.getKey())).toString();
      assertRefused(
          own,
          ExitCode.MODEL_UNUSABLE,
          List.of("run", task, "--out", own.resolve("qa.jsonl").toString()),
          row.getValue().toArray(String[]::new));
    }
  }

  /// What was answered before the key stopped working is safe, and paid for once.
  @Test
  void aModelThatFailsOnTheWayLosesNothing() throws IOException {
    Path own = own();
    String rows = own.resolve("qa.jsonl").toString();
    FaultScript expiring =
        (number, key, attempt) ->
            number > 10 && number <= 20
                ? new Fault.Status(401, "invalid_api_key", "Your key has expired.", "")
                : Fault.NONE;
    try (SimulatedServer server =
        SimulatedServer.start(SimulatedServer.Behaviour.INSTANT.withFaults(expiring))) {
      String task = TaskFiles.keyless(own, server.baseUrl(), 200, 1, "").toString();
      Launched.Done done = InProcess.run("run", task, "--out", rows);
      assertThat(done.exit()).as(done.err()).isEqualTo(ExitCode.MODEL_UNUSABLE);
      assertThat(done.err()).contains("Your key has expired.", "50 of 200 rows are safe in");
      assertThat(listing(own).keySet()).containsExactly("qa.journal", "task.yaml");
      while (server.requests() < 20) {
        assertThat(InProcess.run("run", task, "--out", rows).exit())
            .isEqualTo(ExitCode.MODEL_UNUSABLE);
      }
      assertThat(InProcess.run("run", task, "--out", rows).exit()).isZero();
      TaskFiles.assertExactly(Path.of(rows), 200);
      assertThat(server.requests()).isEqualTo(50);
    }
  }

  private Path own() throws IOException {
    return Files.createTempDirectory(folder, "case");
  }
}
