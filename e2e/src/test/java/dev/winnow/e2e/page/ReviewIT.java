package dev.winnow.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import dev.winnow.e2e.LaunchedService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Rows that are reviewed by keys, taken back, edited, counted, downloaded and refilled, on the
/// page.
final class ReviewIT {

  private static final int ROWS = 12;
  private static final List<Screen> SCREENS =
      List.of(
          Screen.LAPTOP,
          Screen.LAPTOP.inChinese().dark(),
          Screen.PHONE,
          Screen.PHONE.inChinese().dark());

  private static LaunchedService service;
  private static String dataset;
  private static String task;
  @TempDir private Path folder = Path.of("");
  private Chromium chromium;

  @BeforeAll
  static void launch(@TempDir Path home) throws Exception {
    service = LaunchedService.ready(home.resolve("home"));
    String model = service.make(SampleWork.MODELS, Requests.offline("Offline demo"));
    String template = service.make(SampleWork.TEMPLATES, Requests.template("reviewed"));
    ObjectNode wish =
        Requests.object()
            .put("name", "rows to review")
            .put("templateId", template)
            .put("modelId", model)
            .put("target", ROWS);
    wish.putObject("parameters").put("topic", "Cells");
    wish.putObject("output").put("dataset", "reviewed");
    wish.putObject("gates").putObject("judge").put("modelId", model).put("rubric", "qa");
    task = service.make(SampleWork.TASKS, wish);
    await("COMPLETED");
    dataset = service.get(SampleWork.TASKS + "/" + task).at("/dataset/id").stringValue();
  }

  private static void await(String status) throws InterruptedException {
    service.until(
        "the task is " + status,
        () ->
            service.get(SampleWork.TASKS + "/" + task).path("status").stringValue().equals(status));
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
  void rowsAreReviewedByKeysCountedDownloadedAndRefilled() throws Exception {
    WatchedPage page = chromium.open(Screen.LAPTOP, service.address());
    page.go("/data/review");
    page.picture("review-list");
    page.link("reviewed").click();
    assertThat(page.text("Row 1 of " + ROWS)).isVisible();
    page.page().keyboard().press("a");
    assertThat(page.text("Enter your name first.")).isVisible();
    page.write("Reviewer", "Ann");
    page.field("Reviewer").press("Enter");
    assertThat(page.text("Enter your name first.")).hasCount(0);
    assertThat(page.text("0 of 12 reviewed").first()).isVisible();
    page.picture("review");

    page.page().keyboard().press("a");
    assertThat(page.text("1 of 12 reviewed").first()).isVisible();
    reject(page);
    edit(page);
    undo(page);
    page.picture("review-figures");
    assertFigures(page, "2", "1", "1");
    assertDownloaded(page);
    refill(page);
    fitsEveryScreen();
  }

  private static void reject(WatchedPage page) {
    page.page().keyboard().press("r");
    assertThat(page.text("Why reject this row?")).isVisible();
    page.picture("review-reject");
    // What is typed is no key of the page.
    page.write("Reason", "");
    page.page().keyboard().type("ajar");
    page.page().keyboard().press("Enter");
    assertThat(page.text("2 of 12 reviewed").first()).isVisible();
    page.page().keyboard().press("k");
    assertThat(page.text("ajar")).isVisible();
    assertThat(page.page().locator(".review-row .ant-tag").first()).hasText("Rejected");
    page.page().keyboard().press("j");
    assertThat(page.text("Row 3 of " + ROWS)).isVisible();
  }

  private static void edit(WatchedPage page) {
    page.page().keyboard().press("e");
    page.write("answer", "An edited answer.");
    page.picture("review-edit");
    page.button("Save and accept").click();
    assertThat(page.text("3 of 12 reviewed").first()).isVisible();
    page.page().keyboard().press("k");
    assertThat(page.text("An edited answer.").first()).isVisible();
    page.page().keyboard().press("j");
  }

  private static void undo(WatchedPage page) {
    page.page().keyboard().press("r");
    page.button("Incorrect").click();
    assertThat(page.text("4 of 12 reviewed").first()).isVisible();
    assertFigures(page, "1", "1", "2");
    page.page().keyboard().press("u");
    assertThat(page.text("3 of 12 reviewed").first()).isVisible();
    page.page().keyboard().press("a");
    assertThat(page.text("4 of 12 reviewed").first()).isVisible();
  }

  private static void assertFigures(
      WatchedPage page, String accepted, String edited, String rejected) {
    assertThat(figure(page, "accepted")).hasText(accepted);
    assertThat(figure(page, "edited")).hasText(edited);
    assertThat(figure(page, "rejected")).hasText(rejected);
    assertThat(figure(page, "rows")).hasText(String.valueOf(ROWS));
  }

  private static Locator figure(WatchedPage page, String name) {
    return page.page().locator("[data-figure=" + name + "] dd");
  }

  /// Only what was accepted is in the file.
  private void assertDownloaded(WatchedPage page) throws IOException {
    Download file = page.page().waitForDownload(() -> page.button("Download accepted").click());
    Path saved = folder.resolve(file.suggestedFilename());
    file.saveAs(saved);
    List<JsonNode> rows =
        Files.readAllLines(saved).stream().map(JsonMapper.shared()::readTree).toList();
    Assertions.assertThat(rows).hasSize(3);
    Assertions.assertThat(rows)
        .extracting(row -> row.path("answer").stringValue())
        .contains("An edited answer.");
  }

  private static void refill(WatchedPage page) throws InterruptedException {
    page.button("Refill 1 rejected row").click();
    assertThat(page.text("“rows to review” generates 1 more row.")).isVisible();
    await("COMPLETED");
    Assertions.assertThat(
            service.get("/api/v1/data-management/datasets/" + dataset).path("rows").longValue())
        .isEqualTo(ROWS);
    assertThat(page.button("Refill 1 rejected row")).hasCount(0);
  }

  private void fitsEveryScreen() {
    for (Screen screen : SCREENS) {
      WatchedPage page = chromium.open(screen, service.address());
      page.go("/data/datasets/" + Objects.requireNonNull(dataset) + "/review?filter=reviewed");
      assertThat(page.page().locator(".review-row h2")).isVisible();
      assertThat(page.page().locator("[data-figure=rows]")).isVisible();
      page.picture("review-" + screen);
      page.page().locator(".review-figures").scrollIntoViewIfNeeded();
      page.page().evaluate("document.scrollingElement.scrollTo(0, 1e6)");
      page.picture("review-figures-" + screen);
    }
  }
}
