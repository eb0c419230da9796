package dev.winnow.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.winnow.e2e.LaunchedService;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The service is killed under open pages and comes back: they say so, and go on by themselves.
final class RestartIT {

  @TempDir private Path folder = Path.of("");

  @Test
  void pagesThatAreOpenGoOnByThemselves() throws Exception {
    Path home = folder.resolve("home");
    LaunchedService killed = LaunchedService.ready(home);
    String task = startTask(killed);
    try (Chromium chromium = Chromium.start()) {
      WatchedPage details = chromium.open(Screen.LAPTOP, killed.address());
      WatchedPage list = chromium.tabBeside(details);
      list.go("/data/synthesis/tasks");
      details.go("/data/synthesis/tasks/" + task);
      assertThat(details.text("#10").first()).isVisible();

      for (WatchedPage page : new WatchedPage[] {details, list}) {
        page.expect("ERR_|Failed to load resource");
      }
      killed.kill();
      assertThat(details.text("No connection to Winnow")).isVisible();
      assertThat(list.text("No connection to Winnow")).isVisible();
      details.picture("restart-lost-details");
      list.picture("restart-lost-list");

      try (LaunchedService service = killed.again(home)) {
        service.awaitReady();
        assertThat(details.text("No connection to Winnow")).isHidden();
        assertThat(list.text("No connection to Winnow")).isHidden();
        details.expectNothing();
        list.expectNothing();
        assertThat(details.text("200 / 200")).isVisible();
        assertThat(details.text("Completed").first()).isVisible();
        assertThat(list.row("restarted")).containsText("200/200");
        details.picture("restart-back-details");
        list.picture("restart-back-list");
        details.expect("ERR_|Failed to load resource");
        list.expect("ERR_|Failed to load resource");
      }
    } finally {
      killed.close();
    }
  }

  private static String startTask(LaunchedService service) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    ObjectNode model =
        json.objectNode()
            .put("name", "slow")
            .put("provider", "offline")
            .put("latencyMillis", 1_000);
    ObjectNode template =
        json.objectNode()
            .put("name", "qa")
            .put("prompt", "Write {count}: [{\"question\": \"...\", \"answer\": \"...\"}]");
    ObjectNode task =
        json.objectNode()
            .put("name", "restarted")
            .put("target", 200)
            .put("concurrency", 2)
            .put("templateId", id(service, SampleWork.TEMPLATES, template))
            .put("modelId", id(service, SampleWork.MODELS, model));
    return id(service, SampleWork.TASKS, task);
  }

  private static String id(LaunchedService service, String path, ObjectNode body) {
    return service.post(path, body.toString()).path("id").stringValue();
  }
}
