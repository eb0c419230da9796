package dev.winnow.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.e2e.LaunchedService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Measures the page: what its first address takes, and how long it does not listen while much
/// happens. Run by `bench/run service-page`; tests do not run it.
final class PageSpeed {

  private static final int TASKS = Integer.getInteger("winnow.tasks", 10_000);
  private static final int TIMES = 5;
  private static final int SECONDS = 20;

  /// Remembers when the list of tasks could first be used.
  private static final String INTERACTIVE =
      """
      new MutationObserver((_, watch) => {
        if (document.querySelector("main table tbody tr.ant-table-row a") && document.querySelector("main button")) {
          window.interactiveAt = performance.now();
          watch.disconnect();
        }
      }).observe(document, { subtree: true, childList: true });
      """;

  private static final String TRANSFERRED =
      """
      () => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
        .filter((it) => !it.name.includes("/api/")).reduce((sum, it) => sum + it.encodedBodySize, 0)
      """;

  private static LaunchedService service;
  private static String template = "";

  @BeforeAll
  static void launch(@TempDir Path folder) throws Exception {
    service = LaunchedService.ready(folder.resolve("home"));
  }

  @AfterAll
  static void end() {
    service.close();
  }

  @Test
  void measure() throws Exception {
    try (SimulatedServer models =
            SimulatedServer.start(Behaviour.INSTANT.withLatency(Duration.ofMillis(40)));
        Chromium chromium = Chromium.start()) {
      template =
          make(
              SampleWork.TEMPLATES,
              object()
                  .put("name", "qa")
                  .put("prompt", "Count: {count}. [{\"question\": \"...\", \"answer\": \"...\"}]"));
      ObjectNode model = object().put("name", "simulated").put("model", "tiny");
      String modelId = make(SampleWork.MODELS, model.put("baseUrl", models.baseUrl().toString()));
      fill(modelId);
      say("| the page | measured | |");
      say("|---|---|---|");
      firstPage(chromium);
      nothing(chromium);
      list(chromium);
      watched(chromium, modelId);
    }
  }

  private static void firstPage(Chromium chromium) {
    List<Double> millis = new ArrayList<>();
    double bytes = 0;
    for (int time = 0; time < TIMES; time++) {
      WatchedPage page = chromium.open(Screen.LAPTOP, service.address());
      page.page().addInitScript(INTERACTIVE);
      page.go("/data/synthesis/tasks");
      page.page().waitForFunction("() => window.interactiveAt !== undefined");
      millis.add(((Number) page.page().evaluate("() => window.interactiveAt")).doubleValue());
      bytes = ((Number) page.page().evaluate(TRANSFERRED)).doubleValue();
      page.page().context().close();
    }
    millis.sort(Double::compare);
    say("| first page, packed | %.0f KB | limit 500 |".formatted(bytes / 1_000));
    say(
        "| interactive, nothing kept | %.0f ms, median of %d (longest %.0f) | limit 1,500 |"
            .formatted(millis.get(TIMES / 2), TIMES, millis.getLast()));
  }

  private static void nothing(Chromium chromium) {
    WatchedPage page = chromium.open(Screen.LAPTOP, service.address()).go("/models");
    assertThat(page.row("simulated")).isVisible();
    report(
        "control: a list where nothing happens",
        MainThread.during(page, () -> wait(page, SECONDS)));
    page.page().context().close();
  }

  private static void list(Chromium chromium) {
    WatchedPage page = chromium.open(Screen.LAPTOP, service.address());
    page.go("/data/synthesis/tasks?size=100");
    assertThat(page.link("View Details").first()).isVisible();
    report(
        "a list of " + String.format(Locale.ROOT, "%,d", TASKS) + " tasks scrolled, and paged",
        MainThread.during(
            page,
            () -> {
              for (int at = 0; at < 4; at++) {
                for (int turn = 0; turn < 40; turn++) {
                  page.page().mouse().move(700, 500);
                  page.page().mouse().wheel(0, turn < 20 ? 400 : -400);
                  page.page().waitForTimeout(30);
                }
                page.page().locator(".ant-pagination-next button").click();
                page.page().waitForTimeout(500);
              }
            }));
    page.page().context().close();
  }

  private static void watched(Chromium chromium, String model) {
    WatchedPage page = chromium.open(Screen.LAPTOP, service.address());
    ObjectNode task = task("watched", model).put("target", 200_000).put("concurrency", 10);
    String id = make(SampleWork.TASKS, task);
    page.go("/data/synthesis/tasks/" + id);
    assertThat(page.text("#5").first()).isVisible();
    long before = generated(id);
    long start = System.nanoTime();
    MainThread thread = MainThread.during(page, () -> wait(page, SECONDS));
    double seconds = (System.nanoTime() - start) / 1e9;
    double rate = (generated(id) - before) / seconds;
    report("a task at " + Math.round(rate) + " rows/s watched", thread);
    service.post(SampleWork.TASKS + "/" + id + "/cancel", "{}");
    page.page().context().close();
  }

  private static long generated(String task) {
    return service.get(SampleWork.TASKS + "/" + task).path("generated").longValue();
  }

  private static void wait(WatchedPage page, int seconds) {
    page.page().waitForTimeout(seconds * 1_000.0);
  }

  private static void report(String what, MainThread thread) {
    say(
        "| %s | longest task of the main thread %.0f ms, %d over 50 ms, %.0f ms in all | limit 100 |"
            .formatted(what, thread.longest(), thread.over(50), thread.sum()));
  }

  private static void fill(String model) throws Exception {
    List<Future<String>> made = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < TASKS; i++) {
        ObjectNode task =
            task("Medical synthesis " + i, model).put("target", 100).put("start", false);
        made.add(threads.submit(() -> make(SampleWork.TASKS, task)));
      }
      for (Future<String> each : made) {
        each.get();
      }
    }
  }

  private static ObjectNode task(String name, String model) {
    return object().put("name", name).put("templateId", template).put("modelId", model);
  }

  private static String make(String path, ObjectNode body) {
    return service.post(path, body.toString()).path("id").stringValue();
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
