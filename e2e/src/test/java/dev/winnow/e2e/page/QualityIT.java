package dev.winnow.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.e2e.LaunchedService;
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

/// What rows have to pass, on the page.
final class QualityIT {

  private static final Screen TALL =
      new Screen(1280, 2000, "en-GB", Screen.LAPTOP.scheme(), Screen.LAPTOP.motion());
  private static final Screen NARROW =
      new Screen(390, 2600, "en-GB", Screen.LAPTOP.scheme(), Screen.LAPTOP.motion());
  private static final List<Screen> SCREENS =
      List.of(TALL, TALL.inChinese().dark(), NARROW, NARROW.inChinese());

  private static final List<String> RULES = List.of("length", "pattern");

  private static LaunchedService service;
  private static String template;
  private Chromium chromium;

  @BeforeAll
  static void launch(@TempDir Path folder) throws Exception {
    service = LaunchedService.ready(folder.resolve("home"));
    String model = service.make(SampleWork.MODELS, Requests.offline("Offline demo"));
    template = service.make(SampleWork.TEMPLATES, Requests.template("gated"));
    ObjectNode task =
        Requests.object()
            .put("name", "rows to try gates on")
            .put("templateId", template)
            .put("modelId", model)
            .put("target", 30);
    task.putObject("parameters").put("topic", "Cells");
    task.putObject("output").put("dataset", "tried");
    String made = service.make(SampleWork.TASKS, task);
    service.until(
        "the task is done",
        () ->
            service
                .get(SampleWork.TASKS + "/" + made)
                .path("status")
                .stringValue()
                .equals("COMPLETED"));
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
  void gatesAreChosenTriedAndCloned() {
    WatchedPage page = chromium.open(Screen.LAPTOP, service.address());
    page.go("/data/synthesis/tasks/new?template=" + template);
    assertThat(page.field("Task name")).not().hasValue("");
    page.write("Task name", "gated");
    page.press("Next");
    page.write("topic", "Medicine");
    page.write("Count", "10");
    page.press("Next");
    assertThat(page.heading("Quality")).isFocused();
    page.picture("wizard-quality");

    page.write("Similarity", "0.95");
    page.field("Score rows with a judge model").check();
    assertThat(page.text("About 2 extra requests for the target")).isVisible();
    page.radio("Own dimensions").check();
    page.field("Question about the row").first().fill("");
    page.press("Next");
    assertThat(page.text("Complete the quality settings below.")).isVisible();
    page.picture("wizard-quality-judge");
    page.field("Score rows with a judge model").uncheck();

    page.press("Try on existing rows");
    page.choose("Dataset or task", "tried");
    assertThat(page.button("Try")).isEnabled();
    page.press("Try");
    assertThat(page.text("30 rows: 30 accepted, 0 rejected")).isVisible();
    page.picture("wizard-quality-try");
    page.press("Close");

    page.press("Next");
    assertThat(page.text("Output dataset")).isVisible();
    page.press("Next");
    page.press("Create");
    assertThat(page.text("Completed").first()).isVisible();
    String id = page.page().url().replaceFirst(".*/", "");
    JsonNode gates = service.get(SampleWork.TASKS + "/" + id).at("/draft/gates");
    assertThat(gates.toString()).isEqualTo("{\"duplicates\":{\"near\":0.95}}");

    page.go("/data/synthesis/tasks/new?clone=" + id);
    page.press("Next");
    page.press("Next");
    assertThat(page.field("Similarity")).hasValue("0.95");
  }

  @Test
  void theStepFitsEveryScreen() {
    for (Screen screen : SCREENS) {
      boolean chinese = screen.locale().startsWith("zh");
      String next = chinese ? "下一步" : "Next";
      WatchedPage page = chromium.open(screen, service.address());
      page.go("/data/synthesis/tasks/new?template=" + template);
      assertThat(page.page().locator("#name")).not().hasValue("");
      page.press(next);
      page.page().locator("#values_topic").fill("Cells");
      page.press(next);
      assertThat(page.heading(chinese ? "质量" : "Quality")).isFocused();
      page.page().locator(".gates input[type=radio][value=custom]").check();
      for (String rule : RULES) {
        page.press(chinese ? "添加规则" : "Add rule");
        page.page().locator("[data-menu-id$=-" + rule + "]").click();
        assertThat(page.page().locator(".gates-kinds:visible")).hasCount(0);
      }
      page.field(chinese ? "最小值" : "Minimum").fill("5000");
      page.field(chinese ? "正则表达式" : "Regular expression").fill("[A-Z]");
      page.field(chinese ? "由评判模型评分" : "Score rows with a judge model").check();
      page.picture("quality-" + screen);
      page.radio(chinese ? "自定义维度" : "Own dimensions").check();
      page.picture("quality-own-" + screen);
      page.radio(chinese ? "比较两个字段" : "Compare two fields").check();
      page.choose(chinese ? "较好的字段" : "Better field", "answer");
      page.choose(chinese ? "另一个字段" : "Other field", "question");
      page.picture("quality-pair-" + screen);
      page.press(chinese ? "用已有数据试用" : "Try on existing rows");
      page.choose(chinese ? "数据集或任务" : "Dataset or task", "tried");
      assertThat(page.button(chinese ? "试用" : "Try")).isEnabled();
      page.press(chinese ? "试用" : "Try");
      assertThat(page.page().locator(".gates-counts")).isVisible();
      page.picture("quality-try-" + screen);
    }
  }
}
