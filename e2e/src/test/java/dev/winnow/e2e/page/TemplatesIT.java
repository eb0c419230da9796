package dev.winnow.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.winnow.e2e.LaunchedService;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/// What people do with templates and models on the page: try, compare, import, archive, delete.
final class TemplatesIT {

  private static LaunchedService service;
  private static String model = "";
  private Chromium chromium;
  private WatchedPage page;

  @BeforeAll
  static void launch(@TempDir Path folder) throws Exception {
    service = LaunchedService.ready(folder.resolve("home"));
    model = service.make(SampleWork.MODELS, Requests.offline("first"));
    service.make(SampleWork.MODELS, Requests.offline("second"));
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
  void aTemplateIsTriedOnModelsSideBySide() {
    page.go("/data/synthesis/templates/" + template(Requests.unique("tried")));
    page.button("Try").first().click();
    Locator drawer = page.page().getByRole(AriaRole.DIALOG);
    page.choose("Models", "second");
    assertThat(drawer.locator(".ant-select-selection-item")).hasCount(2);
    page.page().keyboard().press("Escape");
    page.write("topic", "Contract law");
    drawer.locator("button[type=submit]").click();
    assertThat(drawer.getByText("3 of 3 rows accepted")).hasCount(2);
    assertThat(drawer.getByText("Prompt sent")).hasCount(2);
    assertThat(drawer.getByText("Raw response")).hasCount(2);
    page.picture("try-two-models");
  }

  @Test
  void revisionsAreComparedAndTakenBack() {
    String name = Requests.unique("revised");
    page.go("/data/synthesis/templates/" + template(name));
    page.write("Template description", "A better one");
    page.button("Save").click();
    assertThat(page.text("” as revision 2.")).isVisible();
    page.button("Revisions").click();
    Locator drawer = page.page().getByRole(AriaRole.DIALOG);
    assertThat(drawer.getByText("A better one").first()).isVisible();
    page.picture("revisions-diff");
    page.buttonWith("Revision 1").click();
    page.button("Load into the form").click();
    assertThat(page.field("Template description")).hasValue("");
    page.button("Save").click();
    assertThat(page.text("” as revision 3.")).isVisible();
  }

  @Test
  void aFileIsImportedOrSaysWhereItIsWrong() {
    page.go("/data/synthesis/templates");
    page.button("Import YAML").first().click();
    page.write("Template file", "name: imported\nprompt: [");
    page.expect(" 4[0-9][0-9] |status of 4");
    Locator dialog = page.page().getByRole(AriaRole.DIALOG);
    page.button("Import").click();
    assertThat(dialog.getByRole(AriaRole.ALERT)).isVisible();
    page.picture("import-wrong");
    page.expectNothing();
    page.write(
        "Template file", "name: imported\ntype: qa\nprompt: 'Write {count}: [{\"a\": \"...\"}]'\n");
    page.button("Import").click();
    assertThat(page.text("imported” as revision 1.")).isVisible();
    assertThat(page.heading("imported")).isVisible();
  }

  @Test
  void aTemplateInUseIsArchivedAndRestored() {
    String name = Requests.unique("used");
    String template = template(name);
    ObjectNode task =
        Requests.object()
            .put("name", "t")
            .put("templateId", template)
            .put("modelId", model)
            .put("target", 5);
    task.putObject("parameters").put("topic", "Medicine");
    service.make(SampleWork.TASKS, task);
    page.go("/data/synthesis/templates?q=" + name.replace(" ", "%20"));
    page.row(name).getByLabel("More actions").click();
    page.menuItem("Delete").click();
    assertThat(page.text("A task uses this template, so it is archived")).isVisible();
    page.picture("template-archive");
    page.button("Archive").click();
    assertThat(page.text("Archived “" + name + "”.")).isVisible();
    assertThat(page.text("No results")).isVisible();
    page.go("/data/synthesis/templates?archived=true&q=" + name.replace(" ", "%20"));
    page.row(name).getByText("Restore").click();
    assertThat(page.text("Restored “" + name + "”.")).isVisible();
  }

  @Test
  void aModelInUseIsNotDeletedAndSaysWhy() {
    String name = Requests.unique("in use");
    String used = service.make(SampleWork.MODELS, Requests.offline(name));
    ObjectNode task =
        Requests.object()
            .put("name", "waiting")
            .put("templateId", template(Requests.unique("waiting")))
            .put("modelId", used)
            .put("target", 5)
            .put("start", false);
    task.putObject("parameters").put("topic", "Medicine");
    String waiting = service.make(SampleWork.TASKS, task);
    page.go("/models");
    page.row(name).getByText("Delete").click();
    Locator dialog = page.page().getByRole(AriaRole.DIALOG);
    assertThat(dialog).containsText("Its settings and stored API key will be deleted.");
    page.expect(" 409 |status of 409");
    dialog.getByText("Delete", new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(dialog).containsText("Still in use");
    page.picture("model-in-use");
    page.expectNothing();
    service.post(SampleWork.TASKS + "/" + waiting + "/cancel", "{}");
    dialog.getByText("Delete", new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(page.text("Deleted “" + name + "”.")).isVisible();
  }

  @Test
  void theFormIsFilledInByKeyboardAlone() {
    page.go("/data/synthesis/templates/new");
    assertThat(page.field("Template name")).isVisible();
    page.field("Template name").focus();
    page.page().keyboard().insertText(Requests.unique("typed"));
    page.page().keyboard().press("Tab");
    assertThat(page.field("Template type")).isFocused();
    page.page().keyboard().press("Tab");
    assertThat(page.field("Template description")).isFocused();
    page.page().keyboard().press("Tab");
    for (int steps = 0; steps < 12 && !promptIsFocused(); steps++) {
      page.page().keyboard().press("Tab");
    }
    page.page().keyboard().insertText("Write {count}: [{\"a\": \"...\"}]");
    // Tab leaves the editor, rather than writing into it.
    for (int steps = 0; steps < 40 && !saveIsFocused(); steps++) {
      page.page().keyboard().press("Tab");
    }
    assertThat(page.button("Save")).isFocused();
    page.page().keyboard().press("Enter");
    assertThat(page.text("” as revision 1.")).isVisible();
    assertThat(page.link("Export YAML")).isVisible();
    assertThat(page.button("Save")).isFocused();
  }

  private boolean promptIsFocused() {
    return (boolean)
        page.page()
            .evaluate("() => document.activeElement.getAttribute('aria-label') === 'Prompt'");
  }

  private boolean saveIsFocused() {
    return (boolean)
        page.page().evaluate("() => document.activeElement.textContent.trim() === 'Save'");
  }

  private static String template(String name) {
    return service.make(SampleWork.TEMPLATES, Requests.template(name));
  }
}
