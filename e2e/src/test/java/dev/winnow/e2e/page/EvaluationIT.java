package dev.winnow.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.e2e.LaunchedService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What datasets are like, on the page: evaluations are begun, read and compared.
final class EvaluationIT {

  private static final String EVALUATIONS = "/api/v1/data-evaluation/tasks";

  private static final Screen TALL =
      new Screen(1280, 3600, "en-GB", Screen.LAPTOP.scheme(), Screen.LAPTOP.motion());
  private static final Screen NARROW =
      new Screen(390, 5000, "en-GB", Screen.LAPTOP.scheme(), Screen.LAPTOP.motion());
  private static final List<Screen> SCREENS =
      List.of(TALL, TALL.inChinese().dark(), NARROW, NARROW.inChinese().dark());

  private static LaunchedService service;
  private static String template;
  private static String model;
  private static String task;
  private static String dataset;
  private Chromium chromium;

  @BeforeAll
  static void launch(@TempDir Path folder) throws Exception {
    service = LaunchedService.ready(folder.resolve("home"));
    model = service.make(SampleWork.MODELS, Requests.offline("Offline demo"));
    template = service.make(SampleWork.TEMPLATES, Requests.template("evaluated"));
    ObjectNode made =
        Requests.object()
            .put("name", "rows to evaluate")
            .put("templateId", template)
            .put("modelId", model)
            .put("target", 30);
    made.putObject("parameters").put("topic", "Cells");
    made.putObject("output").put("dataset", "evaluated rows");
    task = service.make(SampleWork.TASKS, made);
    // It is evaluated by itself when it ends.
    service.until(
        "the task is evaluated",
        () ->
            service
                .get(SampleWork.TASKS + "/" + task)
                .at("/evaluation/status")
                .asString("")
                .equals("COMPLETED"));
    dataset = service.get(SampleWork.TASKS + "/" + task).at("/dataset/id").stringValue();
  }

  @AfterAll
  static void end() {
    service.close();
  }

  @BeforeEach
  void start() {
    chromium = Chromium.start();
  }

  @AfterEach
  void stop() {
    chromium.close();
  }

  @Test
  void datasetsAreEvaluatedReadAndCompared() throws IOException {
    WatchedPage page = chromium.open(Screen.LAPTOP, service.address());
    page.go("/data/synthesis/tasks");
    page.row("rows to evaluate").locator("a:has(.score-tag)").click();
    assertThat(page.heading("rows to evaluate")).isVisible();
    assertThat(page.text("Automatic").first()).isVisible();
    assertThat(page.heading("Overall score")).isVisible();

    page.navigation().getByText("Data Evaluation").click();
    assertThat(page.row("rows to evaluate")).isVisible();
    page.link("New evaluation").click();
    page.press("Evaluate");
    assertThat(page.text("Select a dataset or a task.")).isVisible();
    page.choose("Dataset or task", "evaluated rows");
    page.write("Name", "by hand");
    assertThat(page.text("No requests to models")).isVisible();
    page.press("Evaluate");
    assertThat(page.heading("by hand")).isVisible();
    assertThat(page.heading("Worst rows")).isVisible();
    assertThat(page.page().locator(".metric-card")).hasCount(8);
    page.picture("evaluation-report");

    Download report =
        page.page().waitForDownload(() -> page.button("Download report").press("Enter"));
    assertThat(Files.readString(report.path())).contains("by hand", "<svg");
    Download json = page.page().waitForDownload(() -> page.button("JSON").press("Enter"));
    assertThat(Files.readString(json.path())).contains("\"COMPLETENESS\"");

    page.go("/data/datasets/" + dataset);
    page.link("Evaluate").click();
    page.field("Score rows with a judge model").check();
    assertThat(page.text("About 6 requests for a sample of 30 rows.")).isVisible();
    page.press("Evaluate");
    assertThat(page.text("Select a judge model.")).isVisible();
    page.choose("Judge model", "Offline demo");
    page.write("Name", "judged");
    page.press("Evaluate");
    assertThat(page.heading("judged")).isVisible();
    assertThat(page.text("scored 30 of 30 sampled rows.")).isVisible();
    assertThat(page.heading("Trend")).isVisible();

    page.go("/data/evaluation");
    assertThat(page.button("Compare")).isDisabled();
    page.field("Select “by hand” to compare").check();
    page.field("Select “judged” to compare").check();
    page.press("Compare");
    assertThat(page.heading("Compare evaluations")).isVisible();
    assertThat(page.row("Uniqueness").first()).containsText("±0");
    assertThat(page.row("Judge score").first()).containsText("Not measured");
    page.picture("evaluation-compare");

    page.go("/data/evaluation?q=judged");
    page.button("More actions: judged").click();
    page.menuItem("Delete").click();
    page.press("Delete");
    assertThat(page.text("No items match these filters.")).isVisible();
    page.go("/data/datasets/" + dataset + "/evaluations");
    assertThat(page.row("by hand")).isVisible();
    page.assertNothingWrong();
  }

  @Test
  void whatIsWrongIsSaidAtItsField() {
    WatchedPage page = chromium.open(Screen.LAPTOP, service.address());
    page.go("/data/evaluation/new?datasetId=" + dataset);
    page.write("Time field", "no_such_field");
    page.expect("answer: 400 |console: Failed to load");
    page.press("Evaluate");
    assertThat(page.page().locator(".ant-form-item-has-error")).containsText("no_such_field");
  }

  @Test
  void aTaskSaysHowItIsEvaluated() {
    WatchedPage page = chromium.open(Screen.LAPTOP, service.address());
    page.go("/data/synthesis/tasks/new?template=" + template);
    assertThat(page.field("Task name")).not().hasValue("");
    page.write("Task name", "evaluated by a judge");
    page.press("Next");
    page.write("topic", "Medicine");
    page.write("Count", "10");
    page.press("Next");
    assertThat(page.heading("Quality")).isFocused();
    page.press("Next");
    assertThat(page.field("Evaluate when finished")).isChecked();
    page.field("Score a sample with a judge model").check();
    page.choose("Judge model", "Offline demo");
    page.write("Sample size", "5");
    page.picture("wizard-evaluation");
    page.press("Next");
    page.press("Create");
    assertThat(page.text("Completed").first()).isVisible();
    assertThat(page.page().locator("dl .score-tag")).isVisible();
    String id = page.page().url().replaceFirst(".*/", "");
    JsonNode wish = service.get(SampleWork.TASKS + "/" + id).at("/draft/evaluation");
    assertThat(wish.at("/judge/modelId").asString()).isEqualTo(model);
    assertThat(wish.path("sample").intValue()).isEqualTo(5);

    page.go("/data/synthesis/tasks/new?clone=" + id);
    page.press("Next");
    page.press("Next");
    page.press("Next");
    assertThat(page.field("Sample size")).hasValue("5");
    page.field("Evaluate when finished").uncheck();
    page.press("Next");
    page.press("Create");
    assertThat(page.text("Completed").first()).isVisible();
    String other = page.page().url().replaceFirst(".*/", "");
    assertThat(service.get(SampleWork.TASKS + "/" + other).at("/draft/evaluation").toString())
        .isEqualTo("{\"automatic\":false}");
  }

  @Test
  void oneThatCannotGoOnSaysWhyAndIsCancelled() throws Exception {
    try (SimulatedServer judge =
        SimulatedServer.start(SimulatedServer.Behaviour.INSTANT.withKey("sk-another"))) {
      ObjectNode refused = Requests.openAi("refused judge", judge.baseUrl());
      String judging =
          service.make(
              SampleWork.MODELS, refused.put("model", "gpt-4o").put("apiKey", "sk-example-key"));
      ObjectNode wish = Requests.object().put("datasetId", dataset).put("name", "stopped");
      wish.putObject("gates").put("preset", "strict").putObject("judge").put("modelId", judging);
      String id = service.make(EVALUATIONS, wish);
      service.until(
          "it is paused",
          () -> service.get(EVALUATIONS + "/" + id).path("status").stringValue().equals("PAUSED"));
      WatchedPage page = chromium.open(Screen.LAPTOP, service.address());
      page.go("/data/evaluation/" + id);
      assertThat(page.button("Resume")).isVisible();
      assertThat(page.text("Everything received so far is kept")).isVisible();
      page.picture("evaluation-paused");
      page.button("More actions: stopped").click();
      page.menuItem("Cancel evaluation").click();
      page.press("Cancel evaluation");
      assertThat(page.text("Cancelled. There is no report.")).isVisible();
    }
  }

  @Test
  void reportsFitEveryScreen() throws Exception {
    String first = service.get(SampleWork.TASKS + "/" + task).at("/evaluation/id").stringValue();
    ObjectNode wish =
        Requests.object().put("datasetId", dataset).put("name", "everything measured");
    wish.putObject("gates").put("preset", "strict").putObject("judge").put("modelId", model);
    wish.putObject("targets").putObject("question").put("cells", 1).put("others", 2);
    wish.put("timeField", "answer");
    String second = service.make(EVALUATIONS, wish);
    service.until(
        "it is evaluated",
        () ->
            service
                .get(EVALUATIONS + "/" + second)
                .path("status")
                .stringValue()
                .equals("COMPLETED"));
    for (Screen screen : SCREENS) {
      WatchedPage page = chromium.open(screen, service.address());
      page.go("/data/evaluation/" + second);
      assertThat(page.page().locator(".report-panels")).isVisible();
      page.picture("evaluation-report-" + screen);
      page.follow("/data/evaluation");
      page.picture("evaluation-list-" + screen);
      page.follow("/data/evaluation/compare?a=" + first + "&b=" + second);
      assertThat(page.page().locator(".compare-side")).hasCount(2);
      page.picture("evaluation-compare-" + screen);
      page.follow("/data/evaluation/new?from=" + second);
      assertThat(page.page().locator("#judge-model")).isVisible();
      page.picture("evaluation-new-" + screen);
      page.follow("/data/datasets/" + dataset + "/evaluations");
      assertThat(page.page().locator(".report-panel")).isVisible();
      page.picture("evaluation-tab-" + screen);
    }
  }
}
