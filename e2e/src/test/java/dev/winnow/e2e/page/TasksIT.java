package dev.winnow.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.e2e.LaunchedService;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;
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
    assertThat(page.text("It is paused")).isVisible();
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
    page.button("Change Concurrency").click();
    page.write("Requests at the same time", "2000");
    page.button("Change").click();
    assertThat(page.text("Requests at the same time takes a whole number from")).isVisible();
    page.write("Requests at the same time", "64");
    page.button("Change").click();
    assertThat(page.text("200 / 200")).isVisible();
    assertThat(page.text("Completed").first()).isVisible();

    // A complete task whose target is raised goes on at once.
    page.button("Raise Target").click();
    page.write("New target", "30");
    page.button("Change").click();
    assertThat(page.text("New target takes a whole number from")).isVisible();
    page.picture("task-target-too-low");
    page.write("New target", "220");
    page.button("Change").click();
    assertThat(page.text("220 / 220")).isVisible();

    page.button("More actions").click();
    page.menuItem("Clone").click();
    assertThat(page.text("This is the clone.")).isVisible();
    assertThat(page.text("It has not been started")).isVisible();
    page.picture("task-clone");
    page.button("Start").click();
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
      ObjectNode model = object().put("name", "gpt-4o").put("model", "gpt-4o");
      model.put("baseUrl", server.baseUrl().toString()).put("apiKey", "sk-a-wrong-one");
      String task = startTask("broken", make(SampleWork.MODELS, model), 50);
      WatchedPage page = chromium.open(Screen.LAPTOP, service.address());
      page.go("/data/synthesis/tasks/" + task);
      assertThat(page.text("It is paused: the model cannot be used")).isVisible();
      assertThat(page.text("Incorrect API key provided").first()).isVisible();
      page.picture("broken-model-task");

      page.link("Open the model").click();
      page.button("Test these settings").click();
      assertThat(page.text("The key is not accepted")).isVisible();
      page.picture("broken-model-test");
      page.write("API key", "sk-the-right-one");
      page.button("Test these settings").click();
      assertThat(page.text("It answers")).isVisible();
      page.picture("broken-model-right");
      page.button("Save").click();
      assertThat(page.text("gpt-4o is saved.")).isVisible();

      page.go("/data/synthesis/tasks/" + task);
      page.button("Resume").click();
      assertThat(page.text("50 / 50")).isVisible();
      assertThat(page.text("Completed").first()).isVisible();
    }
  }

  @Test
  void aModelNobodyServesIsNoTaskLost() {
    ObjectNode model = object().put("name", "nobody").put("model", "tiny");
    model.put("baseUrl", "http://127.0.0.1:9/v1");
    WatchedPage page = chromium.open(Screen.LAPTOP, service.address());
    String id = make(SampleWork.MODELS, model);
    page.go("/models?edit=" + id);
    page.button("Test these settings").click();
    assertThat(page.text("Nobody answers at this address")).isVisible();
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
    assertThat(page.text("No connection to Winnow")).isVisible();
    page.picture("connection-lost");
    page.page().context().setOffline(false);
    assertThat(page.text("No connection to Winnow")).isHidden();
    page.expectNothing();
    service.patch(SampleWork.TASKS + "/" + task, "{\"concurrency\": 64}");
    assertThat(page.text("200 / 200")).isVisible();
  }

  @Test
  void theWayOfTheGuideIsThereForAKeyboard() {
    WatchedPage page = chromium.open(Screen.LAPTOP, service.address());
    page.go("/data/synthesis/tasks");
    assertThat(page.tab("Tasks")).isVisible();
    page.page().keyboard().press("Tab");
    assertThat(page.link("Skip to the content")).isFocused();
    page.picture("keyboard-skip");
    page.button("Create Task").focus();
    page.page().keyboard().press("Enter");
    assertThat(page.heading("Create Task")).isVisible();
  }

  private static String offline(int latencyMillis) {
    return make(
        SampleWork.MODELS,
        object()
            .put("name", unique("offline"))
            .put("provider", "offline")
            .put("latencyMillis", latencyMillis));
  }

  private static String startTask(String name, String model, int target) {
    ObjectNode template =
        object()
            .put("name", unique("qa"))
            .put("prompt", "Count: {count}. [{\"question\": \"...\", \"answer\": \"...\"}]");
    return make(
        SampleWork.TASKS,
        object()
            .put("name", name)
            .put("templateId", make(SampleWork.TEMPLATES, template))
            .put("modelId", model)
            .put("target", target)
            .put("concurrency", 1));
  }

  private static String make(String path, ObjectNode body) {
    return service.post(path, body.toString()).path("id").stringValue();
  }

  private static String unique(String name) {
    return name + " " + UUID.randomUUID();
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
