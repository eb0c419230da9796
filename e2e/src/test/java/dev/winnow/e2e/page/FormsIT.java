package dev.winnow.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.winnow.e2e.LaunchedService;
import java.nio.file.Path;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Wrong values show at their fields, before they are sent and when the service refuses them; what
/// somebody else has saved is not overwritten.
final class FormsIT {

  private static LaunchedService service;
  private Chromium chromium;
  private WatchedPage page;

  @BeforeAll
  static void launch(@TempDir Path folder) throws Exception {
    service = LaunchedService.ready(folder.resolve("home"));
    make(SampleWork.MODELS, object().put("name", "offline").put("provider", "offline"));
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
    page.button("Save").click();
    assertThat(problemAt("Name")).hasText("Name is missing. Fill it in.");
    assertThat(problemAt("Base URL")).hasText("Base URL is missing. Fill it in.");
    assertThat(problemAt("Model id")).hasText("Model id is missing. Fill it in.");
    page.picture("form-model-missing");
    page.write("Name", "x".repeat(101));
    page.write("Base URL", "ftp://somewhere");
    page.write("Model id", "tiny");
    page.button("How it writes").click();
    page.write("Temperature", "3");
    page.write("Top P", "1.5");
    page.button("How it writes").click();
    page.button("Limits").click();
    page.write("Requests per minute", "0");
    page.write("Calls at once", "2000");
    page.button("Limits").click();
    page.button("Save").click();
    assertThat(problemAt("Name")).hasText("Name has more than 100 characters. Shorten it.");
    assertThat(problemAt("Base URL")).containsText("http:// or https://");
    assertThat(problemAt("Temperature")).hasText("Temperature goes from 0 to 2.");
    assertThat(problemAt("Temperature")).isVisible();
    assertThat(problemAt("Calls at once")).isVisible();
    page.picture("form-model-wrong");
  }

  @Test
  void aNameThatIsTakenIsMarkedWhenTheServiceRefusesIt() {
    String name = unique("taken");
    make(SampleWork.MODELS, object().put("name", name).put("provider", "offline"));
    page.go("/models?add=&preset=Offline%20demo");
    page.write("Name", name);
    page.expect("409");
    page.button("Save").click();
    assertThat(problemAt("Name")).hasText("The name is taken. Choose another one.");
    page.picture("form-model-taken");
    page.expectNothing();
    page.write("Name", unique("free"));
    page.button("Save").click();
    assertThat(page.text("is added.")).isVisible();
  }

  @Test
  void aTemplatesWrongFieldsAreMarked() {
    page.go("/data/synthesis/templates/new");
    page.button("Save").click();
    assertThat(problemAt("Template name")).hasText("Template name is missing. Fill it in.");
    assertThat(page.text("Prompt is missing. Fill it in.")).isVisible();
    page.write("Template name", unique("wrong"));
    page.writeCode("Prompt", "Write {count} texts about {topic}.");
    assertThat(page.text("which is not declared")).isVisible();
    assertThat(page.text("has no schema")).isVisible();
    page.write("Temperature", "9");
    page.write("Top P", "0");
    page.write("Max tokens", "0");
    page.button("Save").click();
    assertThat(problemAt("Temperature")).hasText("Temperature goes from 0 to 2.");
    page.picture("form-template-wrong");
  }

  @Test
  void aTasksWrongFieldsAreMarkedStepByStep() {
    String template = template(unique("steps"));
    page.go("/data/synthesis/tasks/new?template=" + template);
    page.write("Task name", "");
    page.button("Next").click();
    assertThat(problemAt("Task name")).hasText("Task name is missing. Fill it in.");
    page.write("Task name", "steps");
    page.button("Next").click();
    page.write("Count", "0");
    page.button("Next").click();
    assertThat(page.text("topic is missing. Fill it in.")).isVisible();
    assertThat(problemAt("Count")).containsText("Count takes a whole number from 1");
    page.picture("form-task-wrong");
    page.write("topic", "Medicine");
    page.write("Count", "5");
    page.button("Advanced").click();
    page.write("Concurrency", "5000");
    page.button("Advanced").click();
    page.button("Next").click();
    assertThat(problemAt("Concurrency")).isVisible();
    page.write("Concurrency", "2");
    page.button("Next").click();
    assertThat(page.text("Output dataset")).isVisible();
    page.button("Next").click();
    // Somebody deletes the template while it is looked at.
    service.delete(SampleWork.TEMPLATES + "/" + template);
    page.expect(" 4[0-9][0-9]|status of 4");
    page.button("Create").click();
    assertThat(page.page().getByRole(AriaRole.ALERT).first()).isVisible();
    page.picture("form-task-refused");
  }

  @Test
  void twoTabsThatEditOneTemplateGetAConflictWithADiff() {
    String name = unique("edited");
    String address = "/data/synthesis/templates/" + template(name);
    WatchedPage other = chromium.tabBeside(page);
    page.go(address);
    other.go(address);
    page.write("Template description", "Of the first tab");
    other.write("Template description", "Of the second tab");
    page.button("Save").click();
    assertThat(page.text("is saved as revision 2.")).isVisible();

    other.expect("412");
    other.button("Save").click();
    assertThat(other.text("Somebody else has saved meanwhile").first()).isVisible();
    assertThat(other.page().getByRole(AriaRole.DIALOG)).containsText("Of the first tab");
    assertThat(other.page().getByRole(AriaRole.DIALOG)).containsText("Of the second tab");
    other.picture("conflict");
    Assertions.assertThat(stored(name).path("description").stringValue())
        .isEqualTo("Of the first tab");
    other.button("Save mine as revision 3").click();
    assertThat(other.text("is saved as revision 3.")).isVisible();
    Assertions.assertThat(stored(name).path("description").stringValue())
        .isEqualTo("Of the second tab");
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
    return make(
        SampleWork.TEMPLATES,
        object()
            .put("name", name)
            .put(
                "prompt",
                "Write {count} about {topic}: [{\"question\": \"...\", \"answer\": \"...\"}]"));
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
