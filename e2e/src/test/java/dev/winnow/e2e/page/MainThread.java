package dev.winnow.e2e.page;

import com.microsoft.playwright.Browser;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What kept a page's main thread busy, from the browser's own trace.
///
/// @param millis how long each task took, longest first
record MainThread(List<Double> millis) {

  /// Watches a tab while something is done in it.
  static MainThread during(WatchedPage page, Runnable doing) {
    Browser browser = page.page().context().browser();
    browser.startTracing(
        page.page(),
        new Browser.StartTracingOptions()
            .setCategories(List.of("toplevel", "disabled-by-default-devtools.timeline")));
    doing.run();
    return of(JsonMapper.shared().readTree(browser.stopTracing()).path("traceEvents"));
  }

  private static MainThread of(JsonNode events) {
    List<JsonNode> all = StreamSupport.stream(events.spliterator(), false).toList();
    // The one of many renderers that was busiest is the tab's.
    List<String> mains =
        all.stream()
            .filter(it -> it.path("name").asString("").equals("thread_name"))
            .filter(it -> it.path("args").path("name").asString("").equals("CrRendererMain"))
            .map(MainThread::thread)
            .toList();
    return mains.stream()
        .map(main -> tasks(all, main))
        .max((one, other) -> Double.compare(one.sum(), other.sum()))
        .orElseThrow(() -> new AssertionError("The trace has no main thread"));
  }

  private static MainThread tasks(List<JsonNode> events, String thread) {
    return new MainThread(
        events.stream()
            .filter(
                it -> it.path("name").asString("").endsWith("RunTask") && thread(it).equals(thread))
            .map(it -> it.path("dur").asDouble(0) / 1_000)
            .sorted((one, other) -> Double.compare(other, one))
            .toList());
  }

  private static String thread(JsonNode event) {
    return event.path("pid").asString("") + "/" + event.path("tid").asString("");
  }

  double sum() {
    return millis.stream().mapToDouble(Double::doubleValue).sum();
  }

  double longest() {
    return millis.isEmpty() ? 0 : millis.getFirst();
  }

  long over(double limit) {
    return millis.stream().filter(it -> it > limit).count();
  }
}
