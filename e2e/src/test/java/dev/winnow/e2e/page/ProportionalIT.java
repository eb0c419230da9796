package dev.winnow.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.winnow.e2e.LaunchedService;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A task whose rows are divided into categories, on the page.
final class ProportionalIT {

  private static LaunchedService service;
  private Chromium chromium;

  @BeforeAll
  static void launch(@TempDir Path folder) throws Exception {
    service = LaunchedService.ready(folder.resolve("home"));
    service.make(SampleWork.MODELS, Requests.offline("Offline demo"));
    service.make(
        SampleWork.TEMPLATES,
        Requests.object()
            .put("name", "exam")
            .put(
                "prompt",
                """
                Write {count} exam questions on {subject}. Difficulty: {difficulty}
                [{"question": "...", "answer": "...", "subject": "...", "difficulty": "..."}]
                """));
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
  void aProportionalTaskIsMadeStepByStepAndItsMatrixIsExact() {
    WatchedPage page = chromium.open(Screen.LAPTOP, service.address());
    page.go("/data/synthesis/tasks/new");
    page.radio("Proportional").check();
    page.picture("wizard-kind");
    page.button("Next").click();
    page.picture("wizard-categories-none");
    page.button("Next").click();
    assertThat(page.text("Add at least one dimension.")).isVisible();
    divide(page);
    page.button("Next").click();
    assertThat(page.heading("Parameters")).isVisible();
    assertThat(page.field("difficulty").locator("visible=true")).hasCount(0);
    page.button("Next").click();
    assertThat(page.heading("Quality")).isVisible();
    page.button("Next").click();
    page.button("Next").click();
    assertThat(page.heading("Allocation")).isVisible();
    page.picture("wizard-review-proportional");
    page.button("Create").click();

    assertThat(page.text("Completed").first()).isVisible();
    page.tab("Categories").click();
    assertThat(page.text("8 of 8 combinations complete")).isVisible();
    assertMatrix(
        page,
        "difficulty × subject maths physics art Total",
        "easy 14 / 14 7 / 7 9 / 9 30 / 30",
        "medium 8 / 8 5 / 5 5 / 5 18 / 18",
        "hard 8 / 8 4 / 4 – 12 / 12",
        "Total 30 / 30 16 / 16 14 / 14 60 / 60");
    page.picture("task-categories");
    raise(page);
    page.go("/data/synthesis/tasks?kind=PROPORTIONAL");
    assertThat(page.row("exam")).hasCount(1);
    assertThat(page.row("exam")).containsText("Proportional");
    page.picture("tasks-proportional");
    page.go("/data/synthesis/tasks?kind=SINGLE");
    assertThat(page.text("No results")).isVisible();
  }

  /// Two dimensions, one typed and one pasted, with a combination left out.
  private static void divide(WatchedPage page) {
    page.write("Count", "60");
    page.button("Divide by {difficulty}").click();
    Locator add = page.field("Add category");
    for (String category : new String[] {"easy", "medium", "hard"}) {
      add.fill(category);
      add.press("Enter");
    }
    share(page, "easy").fill("50");
    page.button("Lock the share of easy").click();
    share(page, "hard").fill("20");
    assertThat(share(page, "medium")).hasValue("30");
    page.button("Divide by {subject}").click();
    page.button("Paste list").last().click();
    page.write("Categories", "maths 50%\nphysics 26.67%\nart 23.33%");
    page.button("Use categories").click();
    Locator excluded = page.buttonWith("hard × art");
    assertThat(excluded).hasAccessibleName(Pattern.compile("hard × art: \\d+"));
    excluded.click();
    page.text("Exclude").last().click();
    page.page().keyboard().press("Escape");
    assertThat(page.button("hard × art: Excluded")).isVisible();
    assertThat(page.button("medium × art: 5")).isVisible();
    page.picture("wizard-categories");
  }

  private static Locator share(WatchedPage page, String category) {
    return page.page()
        .getByRole(
            AriaRole.SPINBUTTON, new Page.GetByRoleOptions().setName("Share of " + category));
  }

  /// More rows, divided in another way, once it is complete: what is accepted stays.
  private static void raise(WatchedPage page) {
    page.button("Change target and shares").click();
    page.write("Count", "80");
    assertThat(page.button("easy × maths: 18")).isVisible();
    page.picture("task-change-shares");
    page.button("Change").click();
    assertThat(page.text("80 / 80").first()).isVisible();
    assertThat(page.text("Completed").first()).isVisible();
    assertThat(page.row("Total").last()).containsText("80 / 80");
  }

  private static void assertMatrix(WatchedPage page, String... rows) {
    Locator found = page.page().locator("table.matrix tr");
    assertThat(found).hasText(rows, new LocatorAssertions.HasTextOptions().setUseInnerText(true));
  }
}
