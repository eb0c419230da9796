package dev.winnow.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.e2e.LaunchedService;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/// Tasks that are given another model, other settings or another concurrency on the page.
final class ChangedTasksIT {

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

  /// Regression: the id was put right in the model, and the task still sent the wrong one.
  @Test
  void aTaskWithAWrongModelIdIsGivenThePresentSettingsAndAnotherModel() {
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT.withModel("gpt-4o"))) {
      String name = Requests.unique("mistyped");
      ObjectNode model = Requests.openAi(name, server.baseUrl()).put("model", "gpt-40");
      String mistyped = service.make(SampleWork.MODELS, model);
      String task = startTask("mistaken", mistyped, 20);
      String other = startTask("mistaken, too", mistyped, 20);
      WatchedPage page = chromium.open(Screen.LAPTOP, service.address());
      page.go("/data/synthesis/tasks?q=mistaken");
      assertThat(page.row("mistaken, too")).containsText("gpt-40");

      page.go("/models?edit=" + mistyped);
      page.write("Model ID", "gpt-4o");
      page.button("Save").click();
      assertThat(page.text("Saved “")).isVisible();
      page.go("/data/synthesis/tasks/" + task);
      page.link("Change model").click();
      Locator dialog = page.page().getByRole(AriaRole.DIALOG);
      assertThat(dialog).containsText(name + " · gpt-40");
      assertThat(dialog).containsText(name + " · gpt-4o");
      page.picture("task-model-present");
      page.button("Change and resume").click();
      assertThat(page.text("20 / 20")).isVisible();
      assertThat(page.text("Completed").first()).isVisible();
      page.tab("Configuration").click();
      assertThat(page.text("name: mistaken").first()).isVisible();
      assertThat(page.text("model: gpt-4o").first()).isVisible();
      assertThat(page.text("In use").first()).isVisible();
      assertThat(page.text("Settings 1")).isVisible();
      assertThat(page.text("· in the browser")).hasCount(1);
      page.picture("task-models");
      assertOldRequestsAreListed(page, name);
      assertPresentSettingsAreNotOffered(page, task);

      ObjectNode right = Requests.openAi(Requests.unique("right"), server.baseUrl());
      service.make(SampleWork.MODELS, right.put("model", "gpt-4o"));
      page.go("/data/synthesis/tasks/" + other);
      page.button("Change model").click();
      page.radio("Another model").check();
      page.choose("Model", right.path("name").stringValue());
      page.picture("task-model-other");
      page.button("Change and resume").click();
      assertThat(page.text("20 / 20")).isVisible();
      assertThat(page.link(right.path("name").stringValue())).isVisible();
    }
  }

  /// Regression: what the old model was sent was not listed any more.
  private static void assertOldRequestsAreListed(WatchedPage page, String model) {
    page.page()
        .getByRole(AriaRole.TAB)
        .filter(new Locator.FilterOptions().setHasText("Requests"))
        .click();
    assertThat(page.text("Resent later").first()).isVisible();
    assertThat(page.text(model + " (gpt-40)").first()).isVisible();
    assertThat(page.text(model + " (gpt-4o)").first()).isVisible();
    page.picture("task-requests-of-two-models");
    page.row("Resent later").first().getByRole(AriaRole.LINK).click();
    assertThat(page.text("Resent later to another model")).isVisible();
    assertThat(page.text("The provider has no such model").first()).isVisible();
    page.picture("task-request-sent-again");
  }

  /// Regression: settings that had not been changed were preselected.
  private static void assertPresentSettingsAreNotOffered(WatchedPage page, String task) {
    page.go("/data/synthesis/tasks/" + task + "?change=model");
    assertThat(page.radio("Current settings")).isDisabled();
    assertThat(page.radio("Another model")).isChecked();
    page.picture("task-model-present-same");
  }

  /// Regression: advice to raise the concurrency led to the models.
  @Test
  void adviceToRaiseTheConcurrencyLeadsToItsForm() {
    try (SimulatedServer server =
        SimulatedServer.start(Behaviour.INSTANT.withLatency(Duration.ofMillis(3_500)))) {
      String model =
          service.make(
              SampleWork.MODELS, Requests.openAi(Requests.unique("slow"), server.baseUrl()));
      ObjectNode task = task("slow", model, 5_000).put("concurrency", 3);
      String id = service.make(SampleWork.TASKS, task);
      WatchedPage page = chromium.open(Screen.LAPTOP, service.address());
      page.go("/data/synthesis/tasks/" + id);
      page.link("Change concurrency").click();
      page.picture("task-advice-concurrency");
      page.write("New concurrency", "64");
      page.button("Change").click();
      assertThat(page.text("Changed.")).isVisible();
      assertThat(page.link("Change concurrency")).hasCount(0);
      service.post(SampleWork.TASKS + "/" + id + "/cancel", "{}");
    }
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
