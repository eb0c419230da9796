package dev.winnow.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import dev.winnow.e2e.LaunchedService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The guide's Quick Start, step by step and word for word, by somebody who has just started the
/// service.
final class QuickStartIT {

  private static final String PROMPT =
      """
      You are a professional data generation assistant. Generate data based on the following requirements:

      Task: Generate Q&A pairs
      Topic: {topic}
      Count: {count}
      Difficulty: {difficulty}

      Requirements:
      1. Questions should be clear and specific
      2. Answers should be accurate and complete
      3. Cover different difficulty levels

      Output format: JSON
      [
        {
          "question": "...",
          "answer": "..."
        }
      ]
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void theGuidesQuickStart() throws Exception {
    try (LaunchedService service = LaunchedService.ready(folder.resolve("home"));
        Chromium chromium = Chromium.start()) {
      WatchedPage page = chromium.open(Screen.LAPTOP.moving(), service.address()).go("/");
      addModel(page);
      createTemplate(page);
      createTask(page);
      monitor(page);
    }
  }

  @Test
  void theFirstRunGuideEndsWithAFinishedTaskInChinese() throws Exception {
    try (LaunchedService service = LaunchedService.ready(folder.resolve("home"));
        Chromium chromium = Chromium.start()) {
      WatchedPage page = chromium.open(Screen.LAPTOP.inChinese(), service.address()).go("/");
      page.picture("first-run-zh");
      page.button("运行示例").click();
      assertThat(page.text("100 / 100")).isVisible();
      assertThat(page.text("已完成").first()).isVisible();
      page.picture("first-run-done-zh");
      page.buttonWith("中文").click();
      page.menuItem("English").click();
      assertThat(page.text("Completed").first()).isVisible();
      page.page().reload();
      assertThat(page.text("Completed").first()).isVisible();
    }
  }

  /// Parameter Configuration selects a model: there has to be one.
  private static void addModel(WatchedPage page) {
    page.link("Models").click();
    page.picture("quickstart-01-no-models");
    page.button("Add offline demo").click();
    page.press("Generation settings");
    page.write("Latency, ms", "300");
    page.picture("quickstart-02-add-model");
    page.button("Save").click();
    assertThat(page.text("Added “Offline demo”.")).isVisible();
    page.picture("quickstart-03-models");
  }

  private static void createTemplate(WatchedPage page) {
    // Enter Data Synthesis Page: Data → Data Synthesis → Tasks.
    assertThat(page.navigation().getByText("Data", exactly())).isVisible();
    assertThat(page.navigation().getByText("Data Synthesis", exactly())).isVisible();
    page.link("Tasks").click();
    page.picture("quickstart-04-no-tasks");
    page.tab("Instruction Templates").click();
    page.picture("quickstart-05-no-templates");
    page.button("Create Template").first().click();

    assertThat(page.heading("Basic Information")).isVisible();
    page.write("Template name", "qa_generation_template");
    page.write("Template description", "Questions with answers on a topic");
    page.choose("Template type", "Q&A");

    assertThat(page.heading("Prompt Configuration")).isVisible();
    page.writeCode("Prompt", PROMPT);

    assertThat(page.heading("Parameter Configuration")).isVisible();
    page.choose("Model", "Offline demo");
    page.buttonWith("High quality").click();
    assertThat(page.field("Temperature")).hasValue("0.4");
    page.write("Max tokens", "2000");
    page.picture("quickstart-06-template");

    page.button("Save").click();
    assertThat(page.text("Saved “qa_generation_template” as revision 1.")).isVisible();
    page.picture("quickstart-07-template-saved");
  }

  private static void createTask(WatchedPage page) {
    page.link("Tasks").click();
    page.button("Create Task").first().click();

    assertThat(page.heading("Basic Information")).isVisible();
    page.choose("Select template", "qa_generation_template");
    page.write("Task name", "medical_qa_synthesis");
    page.write("Task description", "Questions for a medical assistant");
    page.picture("quickstart-08-basic-information");
    page.button("Next").click();

    page.write("topic", "Medical health");
    page.write("Count", "100");
    page.write("difficulty", "Medium");
    page.picture("quickstart-09-parameters");
    page.button("Next").click();

    assertThat(page.text("Reject near-duplicates")).isVisible();
    page.picture("quickstart-10-quality");
    page.button("Next").click();

    assertThat(page.text("Output dataset")).isVisible();
    page.radio("JSONL").check();
    page.picture("quickstart-11-output");
    page.button("Next").click();

    page.button("Preview 5 rows").click();
    assertThat(page.text("5 of 5 rows accepted")).isVisible();
    page.picture("quickstart-12-review");
    page.button("Create").click();
  }

  private void monitor(WatchedPage page) throws Exception {
    assertThat(page.heading("medical_qa_synthesis")).isVisible();
    page.navigation().getByText("Tasks", exactly()).click();
    for (String column :
        List.of("Task Name", "Template", "Status", "Progress", "Generated Count", "Actions")) {
      assertThat(page.columnHeader(column)).isVisible();
    }
    Locator row = page.row("medical_qa_synthesis");
    assertThat(row).containsText("qa_generation_template");
    assertThat(row).containsText("100/100");
    assertThat(row).containsText("100%");
    assertThat(row).containsText("Completed");
    page.picture("quickstart-13-tasks");

    page.link("View Details").click();
    assertThat(page.heading("medical_qa_synthesis")).isVisible();
    page.picture("quickstart-14-details");
    page.button("Download").click();
    Download download =
        page.page().waitForDownload(() -> page.menuItem("JSONL: one row per line").click());
    Path file = folder.resolve(download.suggestedFilename());
    download.saveAs(file);
    List<String> lines = Files.readAllLines(file);
    Assertions.assertThat(lines).hasSize(100).doesNotHaveDuplicates();
    Assertions.assertThat(lines)
        .allSatisfy(line -> {
          JsonNode it = JsonMapper.shared().readTree(line);
          Assertions.assertThat(it.path("question").stringValue()).isNotBlank();
          Assertions.assertThat(it.path("answer").stringValue()).isNotBlank();
        });
  }

  private static Locator.GetByTextOptions exactly() {
    return new Locator.GetByTextOptions().setExact(true);
  }
}
