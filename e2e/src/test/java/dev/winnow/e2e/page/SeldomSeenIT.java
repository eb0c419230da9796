package dev.winnow.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.winnow.e2e.LaunchedService;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/// States that nobody meets on a straight way through the page, in both languages, on a laptop and
/// on a phone.
final class SeldomSeenIT {

  private static final List<Screen> SCREENS =
      List.of(Screen.LAPTOP, Screen.PHONE, Screen.LAPTOP.inChinese(), Screen.PHONE.inChinese());

  private static LaunchedService service;
  private Chromium chromium;

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
  }

  @AfterEach
  void stop() {
    chromium.close();
  }

  /// Regression: the tab that wrote last had the only draft.
  @Test
  void tabsWithTheSameFormKeepADraftEach() {
    WatchedPage page = chromium.open(Screen.LAPTOP, service.address());
    WatchedPage other = chromium.tabBeside(page);
    page.go("/data/synthesis/templates/new");
    other.go("/data/synthesis/templates/new");
    page.write("Template name", "of the first tab");
    other.write("Template name", "of the second tab");
    page.page().reload();
    other.page().reload();
    assertThat(page.field("Template name")).hasValue("of the first tab");
    assertThat(other.field("Template name")).hasValue("of the second tab");
    WatchedPage third = chromium.tabBeside(page).go("/data/synthesis/templates/new");
    assertThat(third.field("Template name")).hasValue("of the second tab");
    third.write("Template name", "of the third tab");
    third.button("Discard draft").click();
    assertThat(third.field("Template name")).hasValue("");
    other.page().reload();
    assertThat(other.field("Template name")).hasValue("of the second tab");
  }

  @Test
  void aRestoredWizard() {
    String template = service.make(SampleWork.TEMPLATES, Requests.template("of a draft"));
    for (Screen screen : SCREENS) {
      WatchedPage page = chromium.open(screen, service.address());
      page.go("/data/synthesis/tasks/new?template=" + template);
      Locator name = page.page().locator("#name");
      // What is suggested for a task of the template has come.
      assertThat(name).not().hasValue("");
      name.fill("half filled in");
      page.page().reload();
      assertThat(page.text(screen.locale().startsWith("zh") ? "已恢复草稿" : "Draft restored"))
          .isVisible();
      assertThat(name).hasValue("half filled in");
      page.picture("seldom-draft-wizard-" + screen);
    }
  }

  @Test
  void aNameThatIsTaken() {
    String name = Requests.unique("taken");
    service.make(SampleWork.TEMPLATES, Requests.template(name));
    for (Screen screen : SCREENS) {
      boolean zh = screen.locale().startsWith("zh");
      WatchedPage page = chromium.open(screen, service.address());
      page.go("/data/synthesis/templates/new");
      page.write(zh ? "模板名称" : "Template name", name);
      page.writeCode(zh ? "提示词" : "Prompt", "Write {count}: [{\"a\": \"...\"}]");
      page.expect("409");
      page.button(zh ? "保存" : "Save").click();
      assertThat(page.page().locator(".ant-form-item-explain-error")).hasCount(1);
      page.picture("seldom-name-taken-" + screen);
      page.expectNothing();
    }
  }

  @Test
  void warningsAtATasksHead() {
    ObjectNode template = Requests.template(Requests.unique("warned"));
    template.put("prompt", "Write rows: [{\"question\": \"...\"}]");
    ObjectNode task =
        task("warned", service.make(SampleWork.TEMPLATES, template), 0)
            .put("batchSize", 5)
            .put("start", false);
    task.putObject("model").put("responseFormat", "none").put("temperature", 0);
    String id = service.make(SampleWork.TASKS, task);
    for (Screen screen : SCREENS) {
      WatchedPage page = chromium.open(screen, service.address());
      page.go("/data/synthesis/tasks/" + id);
      assertThat(page.page().getByText(Pattern.compile("[1-9] (warnings?|个警告)"))).isVisible();
      page.picture("seldom-warnings-" + screen);
    }
  }

  /// Regression: they moved with the page, away from who was about to click.
  @Test
  void theMenusOfTheHeaderStayWhileThePageScrolls() {
    for (Screen screen : SCREENS) {
      boolean zh = screen.locale().startsWith("zh");
      WatchedPage page = chromium.open(screen, service.address());
      page.go("/data/synthesis/templates/new");
      assertThat(page.field(zh ? "模板名称" : "Template name")).isVisible();
      for (String button : zh ? List.of("中文", "外观") : List.of("English", "Appearance")) {
        page.page().evaluate("window.scrollTo(0, 0)");
        page.buttonWith(button).click();
        Locator last = page.page().locator(".ant-dropdown:visible [role=menuitem]").last();
        assertThat(last).isVisible();
        page.picture("seldom-menu-" + button + "-" + screen);
        page.page().evaluate("window.scrollTo(0, 300)");
        assertThat(last).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
        page.buttonWith(button).click();
        assertThat(last).isHidden();
      }
    }
  }

  /// Regression: a chart that was smooth while it ran was a staircase after a reload.
  @Test
  void aChartIsTheSameAfterAReload() {
    String template = service.make(SampleWork.TEMPLATES, Requests.plain(Requests.unique("chart")));
    String id = service.make(SampleWork.TASKS, task("chart", template, 400).put("concurrency", 4));
    WatchedPage live = chromium.open(Screen.LAPTOP, service.address());
    live.go("/data/synthesis/tasks/" + id);
    assertThat(live.text("200 / 200")).isVisible();
    live.picture("seldom-chart-live-" + Screen.LAPTOP);
    for (Screen screen : SCREENS) {
      WatchedPage page = chromium.open(screen, service.address());
      page.go("/data/synthesis/tasks/" + id);
      assertThat(page.text("200 / 200")).isVisible();
      page.picture("seldom-chart-reloaded-" + screen);
    }
  }

  private static ObjectNode task(String name, String template, int latencyMillis) {
    String model =
        service.make(
            SampleWork.MODELS,
            Requests.offline(Requests.unique("offline")).put("latencyMillis", latencyMillis));
    return Requests.object()
        .put("name", name)
        .put("templateId", template)
        .put("modelId", model)
        .put("target", 200);
  }
}
