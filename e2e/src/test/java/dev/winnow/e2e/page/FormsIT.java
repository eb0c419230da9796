package dev.winnow.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.winnow.e2e.LaunchedService;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Wrong values show at their fields, before they are sent and when the service refuses them; what
/// somebody else has saved is not overwritten; what is not saved is kept.
final class FormsIT {

  private static LaunchedService service;
  private Chromium chromium;
  private WatchedPage page;

  @BeforeAll
  static void launch(@TempDir Path folder) throws Exception {
    service = LaunchedService.ready(folder.resolve("home"));
    service.make(SampleWork.MODELS, Requests.offline("offline"));
  }

  @AfterAll
  static void end() {
    service.close();
  }

  @BeforeEach
  void start() {
    chromium = Chromium.start();
    page = chromium.open(Screen.LAPTOP, service.address());
  }

  @AfterEach
  void stop() {
    chromium.close();
  }

  @Test
  void aModelsWrongFieldsAreMarkedEvenWhereTheyAreFoldedAway() {
    page.go("/models?add=");
    assertThat(page.button("Save")).isHidden();
    page.choose("Provider", "Other");
    page.press("Save");
    assertThat(problemAt("Name")).hasText("Name is required.");
    assertThat(problemAt("Base URL")).hasText("Base URL is required.");
    assertThat(problemAt("Model ID")).hasText("Model ID is required.");
    page.picture("form-model-missing");
    page.write("Name", "x".repeat(101));
    page.write("Base URL", "ftp://somewhere");
    page.write("Model ID", "tiny");
    page.press("Generation settings");
    page.write("Temperature", "3");
    page.write("Top P", "1.5");
    page.press("Generation settings");
    page.press("Limits");
    page.write("Requests per minute", "0");
    page.write("Max concurrency", "2000");
    page.press("Limits");
    page.press("Save");
    assertThat(problemAt("Name")).hasText("Name can have at most 100 characters.");
    assertThat(problemAt("Base URL")).containsText("http:// or https://");
    assertThat(problemAt("Temperature")).hasText("Temperature must be between 0 and 2.");
    assertThat(problemAt("Temperature")).isVisible();
    assertThat(problemAt("Max concurrency")).isVisible();
    page.picture("form-model-wrong");
  }

  @Test
  void aNameThatIsTakenIsMarkedWhenTheServiceRefusesIt() {
    String name = Requests.unique("taken");
    service.make(SampleWork.MODELS, Requests.offline(name));
    page.go("/models?add=&preset=offline");
    page.write("Name", name);
    page.expect("409");
    page.press("Save");
    assertThat(problemAt("Name")).hasText("This name is already in use. Choose another.");
    page.picture("form-model-taken");
    page.expectNothing();
    page.write("Name", Requests.unique("free"));
    page.press("Save");
    assertThat(page.text("Added “")).isVisible();
  }

  @Test
  void aTemplatesWrongFieldsAreMarked() {
    page.go("/data/synthesis/templates/new");
    page.press("Save");
    assertThat(problemAt("Template name")).hasText("Template name is required.");
    assertThat(page.text("Prompt is required.")).isVisible();
    page.write("Template name", Requests.unique("wrong"));
    page.writeCode("Prompt", "Write {count} texts about {topic}.");
    assertThat(page.text("which is not declared")).isVisible();
    assertThat(page.text("has no output schema")).isVisible();
    page.write("Temperature", "9");
    page.write("Top P", "0");
    page.write("Max tokens", "0");
    page.press("Save");
    assertThat(problemAt("Temperature")).hasText("Temperature must be between 0 and 2.");
    assertThat(problemAt("Top P")).isVisible();
    assertThat(problemAt("Max tokens")).containsText("a whole number between 1");
    page.picture("form-template-wrong");
  }

  @Test
  void aTasksWrongFieldsAreMarkedStepByStep() {
    String template = template(Requests.unique("steps"));
    page.go("/data/synthesis/tasks/new?template=" + template);
    assertThat(page.field("Task name")).not().hasValue("");
    page.write("Task name", "");
    page.press("Next");
    assertThat(problemAt("Task name")).hasText("Task name is required.");
    page.write("Task name", "steps");
    page.press("Next");
    page.write("Count", "0");
    page.press("Next");
    assertThat(page.text("topic is required.")).isVisible();
    assertThat(problemAt("Count")).containsText("Count must be a whole number between 1");
    page.picture("form-task-wrong");
    page.write("topic", "Medicine");
    page.write("Count", "5");
    page.press("Advanced");
    page.write("Concurrency", "5000");
    page.press("Advanced");
    page.press("Next");
    assertThat(problemAt("Concurrency")).isVisible();
    page.write("Concurrency", "2");
    page.press("Next");
    assertThat(page.text("Reject near-duplicates")).isVisible();
    page.press("Next");
    assertThat(page.text("Output dataset")).isVisible();
    page.press("Next");
    // Somebody deletes the template while it is looked at.
    service.delete(SampleWork.TEMPLATES + "/" + template);
    page.expect(" 4[0-9][0-9]|status of 4");
    page.press("Create");
    assertThat(page.page().getByRole(AriaRole.ALERT).first()).isVisible();
    page.picture("form-task-refused");
  }

  @Test
  void twoTabsThatEditOneTemplateGetAConflictWithADiff() {
    String name = Requests.unique("edited");
    String address = "/data/synthesis/templates/" + template(name);
    WatchedPage other = chromium.tabBeside(page);
    page.go(address);
    other.go(address);
    page.write("Template description", "Of the first tab");
    other.write("Template description", "Of the second tab");
    page.press("Save");
    assertThat(page.text("” as revision 2.")).isVisible();

    other.expect("412");
    other.button("Save").click();
    assertThat(other.text("Someone else saved changes").first()).isVisible();
    assertThat(other.page().getByRole(AriaRole.DIALOG)).containsText("Of the first tab");
    assertThat(other.page().getByRole(AriaRole.DIALOG)).containsText("Of the second tab");
    other.picture("conflict");
    Assertions.assertThat(stored(name).path("description").stringValue())
        .isEqualTo("Of the first tab");
    other.button("Save yours as revision 3").click();
    assertThat(other.text("” as revision 3.")).isVisible();
    Assertions.assertThat(stored(name).path("description").stringValue())
        .isEqualTo("Of the second tab");
  }

  @Test
  void aHalfFilledTemplateSurvivesAnotherLanguageAReloadAndALostTab() {
    String stored = "/data/synthesis/templates/" + template(Requests.unique("kept"));
    page.go("/data/synthesis/templates/new");
    page.write("Template name", "half filled in");
    page.writeCode("Prompt", "Write {count} texts about {topic}.");
    page.buttonWith("English").click();
    page.menuItem("中文").click();
    assertThat(page.heading("基本信息")).isVisible();
    assertThat(page.field("模板名称")).hasValue("half filled in");
    assertThat(page.field("提示词")).hasText("Write {count} texts about {topic}.");

    page.page().reload();
    assertThat(page.text("已恢复草稿")).isVisible();
    assertThat(page.field("模板名称")).hasValue("half filled in");
    page.picture("draft-template-zh");
    small("draft-template-zh-phone");
    WatchedPage next = chromium.tabBeside(page);
    page.page().close();
    next.go(stored);
    assertThat(next.field("模板名称")).not().hasValue("half filled in");
    assertThat(next.text("已恢复草稿")).isHidden();
    next.go("/data/synthesis/templates/new");
    assertThat(next.field("提示词")).hasText("Write {count} texts about {topic}.");
    next.button("丢弃草稿").click();
    assertThat(next.field("模板名称")).hasValue("");
    next.page().reload();
    assertThat(next.field("模板名称")).hasValue("");
    assertThat(next.text("已恢复草稿")).isHidden();
  }

  @Test
  void theDraftOfAStoredTemplateIsOverItsRevisionAndGoesWhenItIsSaved() {
    String name = Requests.unique("drafted");
    String address = "/data/synthesis/templates/" + template(name);
    page.go(address);
    page.write("Template description", "Of this browser");
    WatchedPage elsewhere = chromium.open(Screen.LAPTOP, service.address()).go(address);
    elsewhere.write("Template description", "Of another browser");
    elsewhere.button("Save").click();
    assertThat(elsewhere.text("” as revision 2.")).isVisible();

    page.page().reload();
    assertThat(page.text("Draft restored")).isVisible();
    assertThat(page.text("Revision 2 was saved in the meantime")).isVisible();
    assertThat(page.field("Template description")).hasValue("Of this browser");
    page.expect("412");
    page.press("Save");
    assertThat(page.text("Someone else saved changes").first()).isVisible();
    page.expectNothing();
    page.press("Save yours as revision 3");
    assertThat(page.text("” as revision 3.")).isVisible();
    assertThat(page.text("Draft restored")).isHidden();
    page.page().reload();
    assertThat(page.field("Template description")).hasValue("Of this browser");
    assertThat(page.text("Draft restored")).isHidden();
  }

  @Test
  void whatIsWrongStandsAboveTheBarAndGoesWhenItIsMended() {
    String name = Requests.unique("taken");
    template(name);
    page.go("/data/synthesis/templates/new");
    page.write("Template name", name);
    assertThat(page.field("Prompt")).isVisible();
    page.press("Save");
    Locator missing = page.text("Prompt is required.");
    assertThat(missing).isVisible();
    assertThat(page.field("Prompt")).isFocused();
    assertUncovered(missing);
    page.picture("form-prompt-missing");
    page.buttonWith("English").click();
    page.menuItem("中文").click();
    assertThat(page.text("请填写提示词。")).isVisible();
    page.buttonWith("中文").click();
    page.menuItem("English").click();
    page.writeCode("Prompt", "Write {count} of {topic}: [{\"a\": \"...\"}]");
    assertThat(page.text("1 warning")).isVisible();
    page.expect("409");
    page.press("Save");
    assertThat(problemAt("Template name")).hasText("This name is already in use. Choose another.");
    assertUncovered(problemAt("Template name"));
    page.expectNothing();
    page.write("Template name", Requests.unique("free"));
    assertThat(page.text("This name is already in use")).hasCount(0);
    page.press("Save");
    assertThat(page.text("” as revision 1.")).isVisible();
  }

  @Test
  void aWizardIsKeptReadFromItsHeadingsAndAddsAModel() {
    template("education_exact_template");
    template("exact_template");
    page.go("/data/synthesis/tasks/new");
    page.field("Select template").click();
    page.page().keyboard().type("exact_template");
    page.page().keyboard().press("Enter");
    assertThat(page.link("exact_template")).isVisible();

    page.press("Add model");
    Locator drawer = page.page().getByRole(AriaRole.DIALOG);
    String model = Requests.unique("over the wizard");
    page.choose("Provider", "Other");
    drawer.getByLabel("Name", new Locator.GetByLabelOptions().setExact(true)).fill(model);
    drawer.getByLabel("Base URL").fill("http://127.0.0.1:9/v1");
    drawer.getByLabel("Model ID").fill("tiny");
    drawer.getByLabel("API key", new Locator.GetByLabelOptions().setExact(true)).fill("sk-secret");
    page.picture("wizard-add-model");
    drawer.getByText("Save", new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(itemOf("Model")).containsText(model);
    assertThat(drawer).isHidden();
    assertThat(page.button("Add model")).isFocused();
    assertThat(page.link("exact_template")).isVisible();
    page.choose("Model", "offline");
    page.press("Next");
    assertThat(page.heading("Parameters")).isFocused();
    page.write("topic", "Cells");
    page.write("Count", "6");

    page.buttonWith("English").click();
    page.menuItem("中文").click();
    assertThat(page.heading("参数")).isVisible();
    assertThat(page.field("topic")).hasValue("Cells");
    page.page().reload();
    assertThat(page.text("已恢复草稿")).isVisible();
    assertThat(page.field("topic")).hasValue("Cells");
    assertThat(page.field("数量")).hasValue("6");
    assertThat(itemOf("模型")).containsText("offline");
    page.picture("draft-wizard-zh");
    small("draft-wizard-zh-phone");
    Assertions.assertThat(page.page().evaluate("() => JSON.stringify(localStorage)").toString())
        .contains("Cells")
        .doesNotContain("sk-secret");
    page.press("下一步");
    assertThat(page.heading("质量")).isFocused();
    page.press("下一步");
    assertThat(page.heading("输出")).isFocused();
    page.radio("CSV").check();
    page.press("下一步");
    assertThat(page.heading("确认")).isFocused();
    page.buttonWith("预览").click();
    assertThat(page.text("接受 5 行，共 5 行")).isVisible();
    assertThat(page.button("创建")).isInViewport();
    page.picture("wizard-preview-zh");
    small("wizard-preview-zh-phone");
    page.press("上一步");
    assertThat(page.heading("输出")).isFocused();
    page.press("下一步");
    page.press("创建");
    assertThat(page.text("6 / 6")).isVisible();

    page.press("下载");
    Locator offered = page.page().locator(".ant-dropdown:visible [role=menuitem]");
    assertThat(offered.first()).hasText("CSV：用于电子表格");
    page.picture("download-formats-zh");
    page.page().keyboard().press("Escape");
    page.go("/data/synthesis/tasks/new");
    assertThat(page.field("选择模板")).isVisible();
    assertThat(page.text("已恢复草稿")).isHidden();
  }

  @Test
  void theWarningsOfATaskAreShownWithIt() {
    ObjectNode template = Requests.template(Requests.unique("warned"));
    template.put("prompt", "Write rows: [{\"question\": \"...\"}]");
    ObjectNode task =
        Requests.object()
            .put("name", "warned")
            .put("templateId", service.make(SampleWork.TEMPLATES, template))
            .put(
                "modelId",
                service.make(SampleWork.MODELS, Requests.offline(Requests.unique("warned"))))
            .put("target", 10)
            .put("batchSize", 5)
            .put("start", false);
    task.putObject("model").put("responseFormat", "none");
    page.go("/data/synthesis/tasks/" + service.make(SampleWork.TASKS, task));
    assertThat(page.text("1 warning")).isVisible();
    assertThat(page.text("Batch size asks for 5 rows a request")).isVisible();
    page.picture("task-warnings");
    page.buttonWith("English").click();
    page.menuItem("中文").click();
    assertThat(page.text("1 个警告")).isVisible();
    page.picture("task-warnings-zh");
    small("task-warnings-zh-phone");
  }

  /// A picture in a narrow window.
  private void small(String name) {
    page.page().setViewportSize(Screen.PHONE.width(), Screen.PHONE.height());
    page.picture(name);
    page.page().setViewportSize(Screen.LAPTOP.width(), Screen.LAPTOP.height());
  }

  /// Nothing lies over it, and it is in the window, once the page has come to rest.
  private void assertUncovered(Locator text) {
    assertThat(text).isInViewport();
    page.page()
        .waitForFunction(
            """
            (text) => {
              const box = text.getBoundingClientRect();
              const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
              return top !== null && (text.contains(top) || top.contains(text));
            }
            """,
            text.elementHandle());
  }

  /// A field with its label and what is said below it.
  private Locator itemOf(String label) {
    return page.page()
        .locator(".ant-form-item")
        .filter(new Locator.FilterOptions().setHas(page.field(label)));
  }

  /// What is said below a field.
  private Locator problemAt(String label) {
    return page.page()
        .locator(".ant-form-item:visible")
        .filter(new Locator.FilterOptions().setHas(page.field(label)))
        .locator(".ant-form-item-explain-error");
  }

  private static JsonNode stored(String name) {
    return service
        .get(SampleWork.TEMPLATES + "?q=" + name.replace(" ", "%20"))
        .path("content")
        .path(0);
  }

  private static String template(String name) {
    return service.make(SampleWork.TEMPLATES, Requests.template(name));
  }
}
