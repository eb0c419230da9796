package dev.winnow.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.winnow.bench.Fault;
import dev.winnow.bench.FaultScript;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.e2e.LaunchedService;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/// What people do with tasks on the page: watch, pause, put right, change, clone, delete.
final class TasksIT {

  private static LaunchedService service;
  private Chromium chromium;

  @BeforeAll
  static void launch(@TempDir Path folder) throws Exception {
    service = LaunchedService.ready(folder.resolve("home"));
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
  void aTaskIsPausedResumedChangedClonedAndDeleted() {
    // A minute with one request at a time: nothing here has to be quick.
    String task = startTask("paused", offline(1_500), 200);
    WatchedPage page = chromium.open(Screen.LAPTOP, service.address());
    page.go("/data/synthesis/tasks/" + task);
    page.button("Pause").click();
    assertThat(page.text("Resume to continue where it stopped")).isVisible();
    page.picture("task-pause");
    page.go("/data/synthesis/tasks");
    Locator row = page.row("paused");
    assertThat(row).containsText("Paused");
    page.button("Resume: paused").click();
    assertThat(row).containsText("Running");
    page.button("Pause: paused").click();
    assertThat(row).containsText("Paused");

    row.getByText("View Details").click();
    page.button("Resume").click();
    page.button("Change concurrency").click();
    page.write("New concurrency", "2000");
    page.button("Change").click();
    assertThat(page.text("New concurrency must be a whole number between")).isVisible();
    page.write("New concurrency", "64");
    page.button("Change").click();
    assertThat(page.text("200 / 200")).isVisible();
    assertThat(page.text("Completed").first()).isVisible();

    // A complete task whose target is raised goes on at once.
    page.button("Raise target").click();
    page.write("New target", "30");
    page.button("Change").click();
    assertThat(page.text("New target must be a whole number between")).isVisible();
    page.picture("task-target-too-low");
    page.write("New target", "220");
    page.button("Change").click();
    assertThat(page.text("220 / 220")).isVisible();

    page.button("More actions").click();
    page.menuItem("Clone").click();
    assertThat(page.text("Clone of “paused”")).isVisible();
    assertThat(page.field("Task name")).hasValue("paused 2");
    page.picture("task-clone");
    page.button("Next").click();
    assertThat(page.field("Count")).hasValue("220");
    assertThat(page.field("Seed")).not().hasValue("");
    assertThat(page.field("Seed")).not().hasValue(seed(task));
    page.button("Next").click();
    page.button("Next").click();
    page.button("Next").click();
    page.button("Create").click();
    assertThat(page.heading("paused 2")).isVisible();
    assertThat(page.text("220 / 220")).isVisible();
    assertThat(page.text("Completed").first()).isVisible();

    page.button("More actions").click();
    page.menuItem("Delete").click();
    assertThat(page.text("rows stay in the dataset")).isVisible();
    page.picture("task-delete");
    page.button("Delete").click();
    assertThat(page.heading("Data Synthesis")).isVisible();
    assertThat(page.row("paused")).hasCount(1);
    service.delete(SampleWork.TASKS + "/" + task);
  }

  @Test
  void aBrokenModelSaysWhatIsWrongAndIsPutRight() {
    try (SimulatedServer server =
        SimulatedServer.start(Behaviour.INSTANT.withKey("sk-the-right-one"))) {
      ObjectNode model =
          Requests.openAi("gpt-4o", server.baseUrl()).put("apiKey", "sk-a-wrong-one");
      String task = startTask("broken", service.make(SampleWork.MODELS, model), 50);
      WatchedPage page = chromium.open(Screen.LAPTOP, service.address());
      page.go("/data/synthesis/tasks/" + task);
      assertThat(page.text("Paused: the model is unavailable")).isVisible();
      assertThat(page.text("Incorrect API key provided").first()).isVisible();
      page.picture("broken-model-task");

      // The next task does not begin with it; a clone does, and says so.
      offline(0);
      page.go("/data/synthesis/tasks/new");
      assertThat(modelField(page)).not().containsText("gpt-4o");
      page.go("/data/synthesis/tasks/new?clone=" + task);
      assertThat(modelField(page)).containsText("gpt-4o");
      assertThat(modelField(page)).containsText("The last request to this model failed.");
      page.picture("broken-model-clone");
      page.go("/data/synthesis/tasks/" + task);

      page.link("Open model").click();
      page.button("Test these settings").click();
      assertThat(page.text("Invalid API key")).isVisible();
      page.picture("broken-model-test");
      page.write("API key", "sk-the-right-one");
      page.button("Test these settings").click();
      assertThat(page.text("Test passed")).isVisible();
      page.picture("broken-model-right");
      page.button("Save").click();
      assertThat(page.text("Saved “gpt-4o”.")).isVisible();

      page.row("gpt-4o").getByText("Edit").click();
      page.button("Test these settings").click();
      assertThat(page.text("Test passed")).isVisible();

      page.go("/data/synthesis/tasks/" + task);
      page.button("Resume").click();
      assertThat(page.text("50 / 50")).isVisible();
      assertThat(page.text("Completed").first()).isVisible();
    }
  }

  /// Regression: rows of a deleted task could be reached nowhere.
  @Test
  void rowsOfADeletedTaskAreInTheirDataset() throws InterruptedException {
    String name = Requests.unique("short-lived");
    String task = startTask(name, offline(1), 5);
    service.until(
        "it is complete",
        () ->
            service
                .get(SampleWork.TASKS + "/" + task)
                .path("status")
                .stringValue()
                .equals("COMPLETED"));
    service.delete(SampleWork.TASKS + "/" + task);
    WatchedPage page = chromium.open(Screen.LAPTOP, service.address());
    page.go("/");
    page.navigation().getByText("Datasets").click();
    page.row(name).getByRole(AriaRole.LINK).click();
    assertThat(page.heading(name)).isVisible();
    assertThat(page.text("#5")).isVisible();
    page.picture("dataset");
    page.button("Download").click();
    Download file =
        page.page().waitForDownload(() -> page.menuItem("CSV: for spreadsheets").click());
    Assertions.assertThat(file.suggestedFilename()).endsWith(".csv");
  }

  @Test
  void aModelNobodyServesSaysSo() {
    ObjectNode model = Requests.openAi("nobody", URI.create("http://127.0.0.1:9/v1"));
    WatchedPage page = chromium.open(Screen.LAPTOP, service.address());
    String id = service.make(SampleWork.MODELS, model);
    page.go("/models?edit=" + id);
    page.button("Test these settings").click();
    assertThat(page.text("Can't reach the model")).isVisible();
    page.picture("model-unreachable");
  }

  @Test
  void aLostConnectionShowsAndHeals() {
    String task = startTask("watched", offline(1_000), 200);
    WatchedPage page = chromium.open(Screen.PHONE, service.address());
    page.go("/data/synthesis/tasks/" + task);
    assertThat(page.text("#5").first()).isVisible();
    page.picture("connection-there");
    page.expect("ERR_INTERNET_DISCONNECTED|Failed to load resource");
    page.page().context().setOffline(true);
    assertThat(page.text("Connection to Winnow lost")).isVisible();
    page.picture("connection-lost");
    page.page().context().setOffline(false);
    assertThat(page.text("Connection to Winnow lost")).isHidden();
    page.expectNothing();
    service.patch(SampleWork.TASKS + "/" + task, "{\"concurrency\": 64}");
    assertThat(page.text("200 / 200")).isVisible();
  }

  @Test
  void aTaskIsCancelledForGood() {
    String task = startTask("cancelled", offline(60_000), 100);
    WatchedPage page = chromium.open(Screen.LAPTOP, service.address());
    page.go("/data/synthesis/tasks/" + task);
    page.button("Cancel task").click();
    Locator dialog = page.page().getByRole(AriaRole.DIALOG);
    assertThat(dialog).containsText("The 100 missing rows won't be generated");
    page.picture("task-cancel");
    dialog.getByText("Cancel task", new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(page.text("A cancelled task can't be started again")).isVisible();
    page.go("/data/synthesis/tasks?status=CANCELLED");
    assertThat(page.row("cancelled")).isVisible();
    // Regression: Back led to the list without its filter.
    page.row("cancelled").getByText("View Details").click();
    page.tab("Log").click();
    page.link("Back").click();
    assertThat(page.page()).hasURL(Pattern.compile(".*/tasks\\?status=CANCELLED$"));
    page.page().getByPlaceholder("Name, description, template or model").fill("no such name");
    assertThat(page.text("No results")).isVisible();
    assertThat(page.page()).hasURL(Pattern.compile(".*[?&]q=no.such.name.*"));
    page.button("Clear filters").click();
    assertThat(page.row("cancelled")).isVisible();
  }

  @Test
  void aTaskThatRejectsMuchSaysWhyAndIsRetried() {
    FaultScript faults =
        (number, key, attempt) -> number <= 8 ? new Fault.MalformedAnswer() : Fault.NONE;
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT.withFaults(faults))) {
      String model =
          service.make(
              SampleWork.MODELS, Requests.openAi(Requests.unique("faulty"), server.baseUrl()));
      ObjectNode task = task("partial", model, 60);
      task.putObject("limits").put("budgetFactor", 1);
      String id = service.make(SampleWork.TASKS, task);
      WatchedPage page = chromium.open(Screen.LAPTOP, service.address());
      page.go("/data/synthesis/tasks/" + id);
      assertThat(page.text("Partial (40 rows short)")).isVisible();
      assertThat(page.text("of rows couldn't be read")).isVisible();
      page.picture("task-advice");
      page.tab("Rejected (8)").click();
      assertThat(page.text("Unreadable").first()).isVisible();
      page.picture("task-rejects");
      page.button("Download rejected rows").click();
      Download file =
          page.page().waitForDownload(() -> page.menuItem("JSONL: one row per line").click());
      Assertions.assertThat(file.suggestedFilename()).isEqualTo("partial-rejects.jsonl");
      page.button("Continue").click();
      assertThat(page.text("60 / 60")).isVisible();
      assertThat(page.text("Completed").first()).isVisible();
    }
  }

  @Test
  void theWayOfTheGuideIsThereForAKeyboard() {
    WatchedPage page = chromium.open(Screen.LAPTOP, service.address());
    page.go("/data/synthesis/tasks");
    assertThat(page.tab("Tasks")).isVisible();
    page.page().keyboard().press("Tab");
    assertThat(page.link("Skip to content")).isFocused();
    page.picture("keyboard-skip");
    page.button("Create Task").focus();
    page.page().keyboard().press("Enter");
    assertThat(page.heading("Create Task")).isVisible();
  }

  private static Locator modelField(WatchedPage page) {
    Locator field =
        page.page()
            .locator(".ant-form-item")
            .filter(new Locator.FilterOptions().setHas(page.field("Model")));
    // Its choice is made when the models and the last tasks are known.
    assertThat(field).containsText(Pattern.compile("Offline|OpenAI-compatible"));
    return field;
  }

  private static String seed(String task) {
    return service.get(SampleWork.TASKS + "/" + task).path("configuration").path("seed").asString();
  }

  private static String offline(int latencyMillis) {
    return service.make(
        SampleWork.MODELS,
        Requests.offline(Requests.unique("offline")).put("latencyMillis", latencyMillis));
  }

  private static String startTask(String name, String model, int target) {
    return service.make(SampleWork.TASKS, task(name, model, target));
  }

  private static ObjectNode task(String name, String model, int target) {
    String template = service.make(SampleWork.TEMPLATES, Requests.plain(Requests.unique("qa")));
    return Requests.object()
        .put("name", name)
        .put("templateId", template)
        .put("modelId", model)
        .put("target", target)
        .put("concurrency", 1);
  }
}
