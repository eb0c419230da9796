package dev.winnow.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.winnow.e2e.LaunchedService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A file that becomes a dataset, is searched, changed, gone back to, and exported, on the page.
final class DatasetsIT {

  private static final String ROWS =
      """
      question,answer,level
      北京今天天气怎么样？,晴天，适合出行。,easy
      "What is 2 + 2?",4,easy
      this line, has, too, many, values
      明天的天气呢？,多云。,hard
      Who wrote Faust?,Goethe,hard
      """;

  private static LaunchedService service;
  @TempDir private Path folder = Path.of("");
  private Chromium chromium;

  @BeforeAll
  static void launch(@TempDir Path home) throws Exception {
    service = LaunchedService.ready(home.resolve("home"));
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
  void aFileIsImportedSearchedEditedRestoredAndExported() throws IOException {
    WatchedPage page = chromium.open(Screen.LAPTOP, service.address());
    page.go("/data/datasets");
    upload(page);
    search(page);
    edit(page);
    restore(page);
    export(page);
  }

  /// The bad line is said with its number, and left out once one says so.
  private void upload(WatchedPage page) throws IOException {
    Path file = Files.writeString(folder.resolve("weather.csv"), ROWS);
    page.page().locator("input[type=file]").first().setInputFiles(file);
    assertThat(page.text("1 problem").first()).isVisible();
    assertThat(page.text("line 4").first()).isVisible();
    assertThat(page.button("Import 4 rows")).isDisabled();
    page.picture("dataset-import");
    page.text("Import only the 4 rows without problems").click();
    page.button("Import 4 rows").click();
    assertThat(page.text("4 rows imported")).isVisible();
    page.picture("dataset-imported");
    page.link("Open dataset").click();
    assertThat(page.heading("weather")).isVisible();
    assertThat(page.button("Open row 4")).isVisible();
    page.picture("dataset-rows");
  }

  private static void search(WatchedPage page) {
    page.write("Search", "天气");
    assertThat(page.text("2 of 4 rows")).isVisible();
    assertThat(page.button("Open row 2")).hasCount(0);
    page.button("Filter").click();
    page.write("Field", "level");
    page.write("Value", "hard");
    page.button("Apply").click();
    assertThat(page.text("1 of 4 rows")).isVisible();
    page.picture("dataset-rows-filtered");
    page.button("Clear filters").click();
    assertThat(page.button("Open row 2")).isVisible();
  }

  private static void edit(WatchedPage page) {
    page.button("Open row 2").click();
    assertThat(page.text("weather.csv").first()).isVisible();
    page.picture("dataset-row");
    page.button("Edit").click();
    page.write("Row as JSON", "{\"question\": \"What is 2 + 2?\"");
    assertThat(page.button("Save")).isDisabled();
    page.write("Row as JSON", "{\"question\": \"What is 2 + 2?\", \"answer\": \"four\"}");
    page.write("Note", "words");
    page.button("Save").click();
    assertThat(page.text("Saved as version 2.")).isVisible();
    assertThat(page.text("Before the first edit")).isVisible();
    page.picture("dataset-row-edited");
    page.button("Close").click();
  }

  private static void restore(WatchedPage page) {
    page.tab("Versions").click();
    page.row("Version 1").getByRole(AriaRole.CHECKBOX).check();
    page.row("Version 2").getByRole(AriaRole.CHECKBOX).check();
    page.button("Compare").click();
    assertThat(page.text("Edited: 1")).isVisible();
    page.picture("dataset-diff");
    page.button("Close").click();
    page.row("Version 1").getByRole(AriaRole.BUTTON).click();
    within(page, ".ant-modal-confirm", "Restore").click();
    assertThat(page.text("Restored version 1 as version 3.")).isVisible();
    page.picture("dataset-versions");
    page.tab("Rows").click();
    assertThat(page.page().locator(".rows-row").filter(hasText("What is 2 + 2?")))
        .containsText("easy");
  }

  private void export(WatchedPage page) throws IOException {
    page.button("Export").click();
    page.choose("Layout", "Alpaca");
    page.choose("instruction", "question");
    page.choose("output", "answer");
    assertThat(page.page().locator(".export-text").first()).containsText("\"instruction\"");
    page.picture("dataset-export");
    within(page, ".ant-drawer", "Export").click();
    Locator made = page.page().locator("tbody tr").filter(hasText("Alpaca"));
    Locator download =
        made.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Download"));
    assertThat(download).isVisible();
    page.picture("dataset-exports");
    Download file = page.page().waitForDownload(download::click);
    Path saved = folder.resolve(file.suggestedFilename());
    file.saveAs(saved);
    List<JsonNode> rows =
        Files.readAllLines(saved).stream().map(JsonMapper.shared()::readTree).toList();
    Assertions.assertThat(rows)
        .extracting(row -> row.path("output").stringValue())
        .containsExactly("晴天，适合出行。", "4", "多云。", "Goethe");
  }

  private static Locator within(WatchedPage page, String place, String button) {
    return page.page()
        .locator(place)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button).setExact(true));
  }

  private static Locator.FilterOptions hasText(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
