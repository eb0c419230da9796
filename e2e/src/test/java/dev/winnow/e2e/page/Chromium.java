package dev.winnow.e2e.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/// The machine's own Chromium, without a window.
///
/// `winnow.chromium` says where it is, if it is none of the usual places.
final class Chromium implements AutoCloseable {

  private static final List<String> USUAL =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /// The one that runs, for all tests of this JVM: to start one takes more than a second.
  private static @Nullable Browser running;

  private final Browser browser;
  private final List<WatchedPage> pages = new ArrayList<>();

  private Chromium(Browser browser) {
    this.browser = browser;
  }

  /// Starts it, if it does not run yet; skips the test where there is none.
  static Chromium start() {
    Browser browser = running;
    if (browser == null || !browser.isConnected()) {
      browser = launch(find());
      running = browser;
    }
    return new Chromium(browser);
  }

  private static Path find() {
    String named = System.getProperty("winnow.chromium", "");
    List<Path> places = (named.isEmpty() ? USUAL : List.of(named)).stream().map(Path::of).toList();
    List<Path> there = places.stream().filter(Files::isExecutable).toList();
    if (there.isEmpty()) {
      System.out.println("No Chromium at " + places + ": the page is not tried in a browser.");
    }
    Assumptions.assumeFalse(there.isEmpty(), "No Chromium");
    return there.getFirst();
  }

  private static Browser launch(Path program) {
    PlaywrightAssertions.setDefaultAssertionTimeout(WatchedPage.PATIENCE_MILLIS);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
    return playwright
        .chromium()
        .launch(new BrowserType.LaunchOptions().setExecutablePath(program).setArgs(ARGUMENTS));
  }

  /// A window of its own, with nothing remembered.
  WatchedPage open(Screen screen, URI service) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(service.toString())
                .setViewportSize(screen.width(), screen.height())
                .setHasTouch(screen.isSmall())
                .setLocale(screen.locale())
                .setColorScheme(screen.scheme())
                .setReducedMotion(screen.motion())
                .setTimezoneId("Europe/Berlin")
                .setAcceptDownloads(true));
    WatchedPage page = new WatchedPage(context.newPage());
    pages.add(page);
    return page;
  }

  /// Another tab of the same window.
  WatchedPage tabBeside(WatchedPage other) {
    WatchedPage page = new WatchedPage(other.page().context().newPage());
    pages.add(page);
    return page;
  }

  private Stream<BrowserContext> contexts() {
    return pages.stream().map(page -> page.page().context()).distinct();
  }

  /// Closes the windows of this test.
  @Override
  public void close() {
    try {
      pages.forEach(WatchedPage::pictureOfTheEnd);
      pages.forEach(WatchedPage::assertNothingWrong);
    } finally {
      contexts().forEach(BrowserContext::close);
    }
  }
}
