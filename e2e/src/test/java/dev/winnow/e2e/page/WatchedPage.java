package dev.winnow.e2e.page;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A tab. What its console, its scripts and its network say went wrong is wrong, unless it is
/// expected; every picture of it is looked over for texts that are cut off or too pale to read.
final class WatchedPage {

  static final int PATIENCE_MILLIS = 30_000;

  private static final Path PICTURES = Path.of("target", "screenshots");

  /// Whether there is a page, and nothing in it has been waited for during ten frames.
  private static final String SETTLED =
      """
      () => {
        const waits = [...document.querySelectorAll(".ant-skeleton, .ant-spin-spinning, .ant-btn-loading")]
          .some((it) => it.checkVisibility());
        const there = document.querySelector("h1") && document.fonts.status === "loaded" && !waits;
        window.settledFrames = there ? (window.settledFrames ?? 0) + 1 : 0;
        return window.settledFrames > 10;
      }
      """;

  private static final String FOLLOW =
      """
      (path) => {
        history.pushState({ idx: (history.state?.idx ?? 0) + 1 }, "", path);
        dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
        window.settledFrames = 0;
      }
      """;

  private static final String ARRIVED =
      """
      () => document.querySelector("main").dataset.address
        === location.pathname + location.search + location.hash
      """;

  /// Whether everything that opens or moves has come to rest; what goes round while it waits never
  /// does.
  private static final String AT_REST =
      """
      () => document.getAnimations().every(
        (it) => it.playState !== "running" || it.effect.getTiming().iterations === Infinity)
      """;

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  /// Tests that run beside these have numbers of their own.
  private static final String FORK = System.getProperty("surefire.forkNumber", "");

  private final int number = NUMBERS.incrementAndGet();
  private final Page page;
  private final List<String> wrong = new CopyOnWriteArrayList<>();
  private Predicate<String> expected = what -> false;

  WatchedPage(Page page) {
    this.page = page;
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.onConsoleMessage(this::said);
    page.onPageError(error -> note("script: " + error));
    page.onRequestFailed(this::failed);
    page.onResponse(this::answered);
  }

  private void said(ConsoleMessage message) {
    if (message.type().equals("error") || message.type().equals("warning")) {
      note("console: " + message.text() + " " + message.location());
    }
  }

  private void failed(Request request) {
    // The page itself stops what it no longer needs: streams, and questions that were overtaken.
    if (!"net::ERR_ABORTED".equals(request.failure())) {
      note("network: " + request.method() + " " + request.url() + " " + request.failure());
    }
  }

  private void answered(Response response) {
    if (response.status() >= 400) {
      note("answer: " + response.status() + " " + response.url());
    }
  }

  private void note(String what) {
    if (!expected.test(what)) {
      wrong.add(what);
    }
  }

  /// From now on takes what matches for part of the test.
  void expect(String pattern) {
    expected = expected.or(Pattern.compile(pattern).asPredicate());
  }

  void expectNothing() {
    expected = what -> false;
  }

  void assertNothingWrong() {
    org.assertj.core.api.Assertions.assertThat(wrong).isEmpty();
  }

  Page page() {
    return page;
  }

  WatchedPage go(String path) {
    page.navigate(path);
    return this;
  }

  /// Goes on as the page's own links do, without loading it anew.
  WatchedPage follow(String path) {
    page.evaluate(FOLLOW, path);
    page.waitForFunction(ARRIVED);
    return this;
  }

  /// Takes a picture, once everything has come that is on its way.
  void picture(String name) {
    page.waitForFunction(SETTLED);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(PICTURES.resolve(name + ".png"))
            .setAnimations(com.microsoft.playwright.options.ScreenshotAnimations.DISABLED));
    lookOver(name, Layout.SCRIPT);
    lookOver(name, Contrast.SCRIPT);
  }

  private void lookOver(String name, String script) {
    @SuppressWarnings("unchecked")
    List<String> bad = (List<String>) page.evaluate(script);
    bad.forEach(what -> wrong.add("layout of " + name + ": " + what));
  }

  /// How it looks in the end, to see what a test failed at.
  void pictureOfTheEnd() {
    if (!page.isClosed()) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(PICTURES.resolve("end-" + FORK + "-" + number + ".png")));
    }
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /// A button that says more than its name.
  Locator buttonWith(String text) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text));
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator tab(String name) {
    return page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator field(String label) {
    return page.locator("input, textarea, .cm-content")
        .and(page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)));
  }

  Locator text(String text) {
    return page.getByText(text);
  }

  Locator heading(String name) {
    return page.getByRole(
        AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator columnHeader(String name) {
    return page.getByRole(
        AriaRole.COLUMNHEADER, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /// A row of a table, by a text in it.
  Locator row(String text) {
    return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
  }

  Locator menuItem(String name) {
    return page.getByRole(
        AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator radio(String name) {
    return page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(name));
  }

  /// What stands at the left.
  Locator navigation() {
    return page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Main"));
  }

  /// Writes into a field as a person does.
  void write(String label, String text) {
    field(label).fill(text);
  }

  /// Writes into the editor of a prompt.
  void writeCode(String label, String text) {
    field(label).click();
    page.keyboard().insertText(text);
  }

  /// Presses a button by the keyboard, wherever it moves: in a form where messages come and go
  /// between the press and the release of a mouse, it may not be clicked.
  void press(String name) {
    button(name).press("Enter");
  }

  /// Chooses from a list that opens, once it stands still: one that moves between the press and the
  /// release of the button is not clicked.
  void choose(String label, String option) {
    field(label).click();
    Locator offered =
        page.locator(".ant-select-dropdown:visible .ant-select-item-option")
            .filter(new Locator.FilterOptions().setHasText(option))
            .first();
    offered.waitFor();
    page.waitForFunction(AT_REST);
    offered.click();
  }
}
