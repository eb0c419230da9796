package dev.winnow.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import dev.winnow.e2e.LaunchedService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// spec: "generate with gates → evaluate → review 50 rows in the browser → download accepted →
/// evaluate the file → same figures."
final class EvaluatedPathIT {

  private static final int ROWS = 50;
  private static final int REJECTED = 4;
  private static final String EVALUATIONS = "/api/v1/data-evaluation/tasks";

  @TempDir private Path folder = Path.of("");

  @Test
  void whatWasAcceptedHasTheSameFiguresAsAFile() throws Exception {
    try (LaunchedService service = LaunchedService.ready(folder.resolve("home"));
        Chromium chromium = Chromium.start()) {
      String task = generated(service);
      JsonNode made = service.get(SampleWork.TASKS + "/" + task);
      String dataset = made.at("/dataset/id").stringValue();
      assertThat(made.at("/evaluation/score").doubleValue()).isBetween(50.0, 100.0);

      Path file = reviewed(chromium.open(Screen.LAPTOP, service.address()), dataset);
      assertThat(Files.readAllLines(file)).hasSize(ROWS - REJECTED);

      JsonNode standing = evaluated(service, dataset);
      assertThat(standing.path("rows").intValue()).isEqualTo(ROWS - REJECTED);
      JsonNode ofFile = evaluated(file);
      assertThat(ofFile.path("score").doubleValue())
          .isEqualTo(standing.path("score").doubleValue());
      assertThat(ofFile.path("metrics")).isEqualTo(standing.at("/report/metrics"));
      for (String figure : new String[] {"fields", "complete", "rules", "diversity"}) {
        assertThat(ofFile.path(figure)).as(figure).isEqualTo(standing.at("/report/" + figure));
      }
    }
  }

  /// Rows that have passed rules and a judge, and were evaluated when there were enough.
  private static String generated(LaunchedService service) throws InterruptedException {
    String model = service.make(SampleWork.MODELS, Requests.offline("Offline demo"));
    ObjectNode wish =
        Requests.object()
            .put("name", "evaluated")
            .put("templateId", service.make(SampleWork.TEMPLATES, Requests.template("path")))
            .put("modelId", model)
            .put("target", ROWS);
    wish.putObject("parameters").put("topic", "Cells");
    wish.putObject("gates").put("preset", "strict").putObject("judge").put("rubric", "qa");
    String task = service.make(SampleWork.TASKS, wish);
    service.until(
        "the task is done, and evaluated",
        () ->
            service
                .get(SampleWork.TASKS + "/" + task)
                .at("/evaluation/status")
                .asString("")
                .equals("COMPLETED"));
    return task;
  }

  /// Fifty rows by keys: most accepted, some rejected, one edited.
  private Path reviewed(WatchedPage page, String dataset) {
    page.go("/data/datasets/" + dataset + "/review");
    assertThat(page.text("Row 1 of " + ROWS)).isVisible();
    page.write("Reviewer", "Ann");
    page.field("Reviewer").press("Enter");
    assertThat(page.text("0 of 50 reviewed").first()).isVisible();
    for (int row = 1; row <= ROWS; row++) {
      if (row % 12 == 0) {
        page.page().keyboard().press("r");
        page.button("Incorrect").click();
      } else if (row == 7) {
        page.page().keyboard().press("e");
        page.write("answer", "A person wrote this answer, which is short and right.");
        page.button("Save and accept").click();
      } else {
        page.page().keyboard().press("a");
      }
      assertThat(page.text(row + " of 50 reviewed").first()).isVisible();
    }
    Download file = page.page().waitForDownload(() -> page.button("Download accepted").click());
    Path saved = folder.resolve("accepted.jsonl");
    file.saveAs(saved);
    return saved;
  }

  private static JsonNode evaluated(LaunchedService service, String dataset)
      throws InterruptedException {
    String id = service.make(EVALUATIONS, Requests.object().put("datasetId", dataset));
    service.until(
        "the dataset is evaluated",
        () -> service.get(EVALUATIONS + "/" + id).path("status").stringValue().equals("COMPLETED"));
    return service.get(EVALUATIONS + "/" + id);
  }

  /// On the command line.
  private static JsonNode evaluated(Path file) throws IOException, InterruptedException {
    Path said = file.resolveSibling("said.json");
    Process process =
        LaunchedService.command("evaluate", file.toString(), "--json")
            .redirectOutput(said.toFile())
            .start();
    assertThat(process.waitFor()).as(() -> text(said)).isZero();
    return JsonMapper.shared().readTree(text(said));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
