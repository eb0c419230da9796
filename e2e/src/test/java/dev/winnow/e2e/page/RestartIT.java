package dev.winnow.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.winnow.e2e.LaunchedService;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
      WatchedPage part = chromium.tabBeside(details);
      part.go("/data/synthesis/tasks");
      assertThat(part.row("restarted")).isVisible();

      // A service that has just opened its port says 503 until it is whole.
      for (WatchedPage page : new WatchedPage[] {details, list, part}) {
        page.expect("ERR_|Failed to load resource|answer: 503");
      }
      killed.kill();
      assertThat(details.text("Connection to Winnow lost")).isVisible();
      assertThat(list.text("Connection to Winnow lost")).isVisible();
      // Regression: a page whose code failed to load stayed broken when the service was back.
      part.expect("dynamically imported|CodeMissing|preload");
      assertThat(part.text("Connection to Winnow lost")).isVisible();
      part.navigation().getByText("Models").click();
      assertThat(part.text("This part of the page failed to load")).isVisible();
      part.picture("restart-lost-part");
      details.picture("restart-lost-details");
      list.picture("restart-lost-list");

      try (LaunchedService service = killed.again(home)) {
        service.awaitReady();
        assertThat(details.text("Connection to Winnow lost")).isHidden();
        assertThat(list.text("Connection to Winnow lost")).isHidden();
        assertThat(part.heading("Models")).isVisible();
        assertThat(part.row("slow")).isVisible();
        details.expectNothing();
        part.expectNothing();
        list.expectNothing();
        assertThat(details.text("100 / 100")).isVisible();
        assertThat(details.text("Completed").first()).isVisible();
        assertThat(list.row("restarted")).containsText("100/100");
        details.picture("restart-back-details");
        list.picture("restart-back-list");
        details.expect("ERR_|Failed to load resource");
        list.expect("ERR_|Failed to load resource");
        part.expect("ERR_|Failed to load resource");
      }
    } finally {
      killed.close();
    }
  }

  private static String startTask(LaunchedService service) {
    ObjectNode model = Requests.offline("slow").put("latencyMillis", 1_000);
    ObjectNode task =
        Requests.object()
            .put("name", "restarted")
            .put("target", 100)
            .put("concurrency", 2)
            .put("templateId", service.make(SampleWork.TEMPLATES, Requests.plain("qa")))
            .put("modelId", service.make(SampleWork.MODELS, model));
    return service.make(SampleWork.TASKS, task);
  }
}
