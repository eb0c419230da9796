package dev.winnow.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.BoundingBox;
import dev.winnow.e2e.LaunchedService;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Goes to every address, with something there and without, and takes a picture of each in both
/// languages, light and dark, on a laptop and on a phone: nothing is cut off, nothing stands
/// outside, nothing goes wrong.
///
/// `-Dwinnow.screens=all` takes all eight combinations, else two that have each of them once.
final class EveryStateIT {

  /// Of everything the first address takes, packed.
  private static final int BYTES_MAX = 500_000;

  private static final String SYNTHESIS = "/data/synthesis";

  @TempDir private Path folder = Path.of("");

  @Test
  void everyAddressOfAServiceThatIsNew() throws Exception {
    Map<String, String> addresses =
        new LinkedHashMap<>(
            Map.of(
                "new-tasks", SYNTHESIS + "/tasks",
                "new-templates", SYNTHESIS + "/templates",
                "new-models", "/models",
                "new-datasets", "/data/datasets",
                "new-evaluations", "/data/evaluation",
                "new-evaluation", "/data/evaluation/new",
                "new-task", SYNTHESIS + "/tasks/new"));
    try (LaunchedService service = LaunchedService.ready(folder.resolve("home"));
        Chromium chromium = Chromium.start()) {
      for (Screen screen : screens()) {
        look(chromium.open(screen, service.address()), addresses, screen);
      }
      WatchedPage first = chromium.open(Screen.LAPTOP, service.address()).go("/");
      assertThat(first.button("Run the sample")).isVisible();
      Number bytes = (Number) first.page().evaluate(PageSpeed.TRANSFERRED);
      Assertions.assertThat(bytes.intValue()).isBetween(100_000, BYTES_MAX);
    }
  }

  @Test
  void everyAddressOfAServiceInUse() throws Exception {
    try (LaunchedService service = LaunchedService.ready(folder.resolve("home"));
        SampleWork work = SampleWork.in(service);
        Chromium chromium = Chromium.start()) {
      Map<String, String> addresses = addresses(work);
      for (Screen screen : screens()) {
        WatchedPage page = chromium.open(screen, service.address());
        look(page, addresses, screen);
        if (!screen.isSmall()) {
          assertTheListFits(page);
        }
        page.expect("404");
        look(page, nowhere(), screen);
      }
    }
  }

  /// Regression: the column before the actions was cut off by them.
  private static void assertTheListFits(WatchedPage page) {
    page.go(SYNTHESIS + "/tasks");
    BoundingBox created = page.columnHeader("Created").boundingBox();
    BoundingBox actions = page.columnHeader("Actions").boundingBox();
    Assertions.assertThat(created.x + created.width).isLessThanOrEqualTo(actions.x + 1);
    Assertions.assertThat(page.row("Broken model").textContent()).contains("Incorrect API key");
  }

  private static void look(WatchedPage page, Map<String, String> addresses, Screen screen) {
    boolean first = true;
    for (Map.Entry<String, String> each : addresses.entrySet()) {
      WatchedPage there = first ? page.go(each.getValue()) : page.follow(each.getValue());
      there.picture(each.getKey() + "-" + screen);
      first = false;
    }
  }

  private static Map<String, String> addresses(SampleWork work) throws InterruptedException {
    Map<String, String> addresses = new LinkedHashMap<>();
    addresses.put("tasks", SYNTHESIS + "/tasks");
    addresses.put("tasks-filtered", SYNTHESIS + "/tasks?status=PAUSED&sort=name,asc");
    addresses.put("tasks-none-found", SYNTHESIS + "/tasks?q=nothing-is-called-so");
    work.tasks.forEach((state, id) -> addresses.put("task-" + state, SYNTHESIS + "/tasks/" + id));
    String completed = SYNTHESIS + "/tasks/" + work.tasks.get("completed");
    String partial = SYNTHESIS + "/tasks/" + work.tasks.get("partial");
    for (String tab : List.of("rows", "rejects", "requests", "log", "configuration")) {
      addresses.put("task-completed-" + tab, completed + "/" + tab);
      addresses.put("task-partial-" + tab, partial + "/" + tab);
    }
    addresses.put(
        "task-dialogue-rows", SYNTHESIS + "/tasks/" + work.tasks.get("dialogue") + "/rows");
    addresses.put(
        "task-preference-rows", SYNTHESIS + "/tasks/" + work.tasks.get("preference") + "/rows");
    addresses.put(
        "task-running-requests", SYNTHESIS + "/tasks/" + work.tasks.get("running") + "/requests");
    addresses.put("task-new", SYNTHESIS + "/tasks/new");
    addresses.put("templates", SYNTHESIS + "/templates");
    addresses.put("templates-archived", SYNTHESIS + "/templates?archived=true");
    String templates = SYNTHESIS + "/templates/";
    addresses.put("template-try", templates + work.templates.get("summary_template") + "#try");
    addresses.put(
        "template-revisions", templates + work.templates.get("preference_template") + "#revisions");
    addresses.put("template-new", SYNTHESIS + "/templates/new");
    for (String name :
        List.of("qa_generation_template", "dialogue_template", "long", "archived", "unbroken")) {
      addresses.put("template-" + name, templates + work.templates.get(name));
    }
    String dataset = work.datasetOf("completed");
    addresses.put("datasets", "/data/datasets");
    addresses.put("dataset", "/data/datasets/" + dataset);
    for (String tab : List.of("versions", "profile", "evaluations", "lineage", "exports")) {
      addresses.put("dataset-" + tab, "/data/datasets/" + dataset + "/" + tab);
    }
    addresses.put("dataset-row", "/data/datasets/" + dataset + "?row=1");
    addresses.put("dataset-export", "/data/datasets/" + dataset + "?export=new");
    addresses.put("dataset-unbroken", "/data/datasets/" + work.datasetOf("unbroken"));
    addresses.put("evaluations", "/data/evaluation");
    addresses.put("evaluation", "/data/evaluation/" + work.evaluationOf("completed"));
    addresses.put("evaluation-new", "/data/evaluation/new?datasetId=" + dataset);
    addresses.put(
        "evaluation-compare",
        "/data/evaluation/compare?a="
            + work.evaluationOf("completed")
            + "&b="
            + work.evaluationOf("dialogue"));
    addresses.put("task-model", SYNTHESIS + "/tasks/" + work.tasks.get("broken") + "?change=model");
    addresses.put("models", "/models");
    addresses.put("model-add", "/models?add=");
    addresses.put("model-add-preset", "/models?add=&preset=anthropic");
    addresses.put("model-edit", "/models?edit=" + work.models.get("wrongKey"));
    return addresses;
  }

  private static Map<String, String> nowhere() {
    String nobody = "/00000000-0000-0000-0000-000000000000";
    Map<String, String> addresses = new LinkedHashMap<>();
    addresses.put("missing-page", "/no/such/page");
    addresses.put("missing-task", SYNTHESIS + "/tasks" + nobody);
    addresses.put("missing-template", SYNTHESIS + "/templates" + nobody);
    addresses.put("missing-dataset", "/data/datasets" + nobody);
    addresses.put("missing-evaluation", "/data/evaluation" + nobody);
    addresses.put("missing-model", "/models?edit=00000000-0000-0000-0000-000000000000");
    return addresses;
  }

  private static List<Screen> screens() {
    if (!System.getProperty("winnow.screens", "").equals("all")) {
      return List.of(Screen.LAPTOP, Screen.PHONE.inChinese().dark());
    }
    return Stream.of(Screen.LAPTOP, Screen.PHONE)
        .flatMap(it -> Stream.of(it, it.inChinese()))
        .flatMap(it -> Stream.of(it, it.dark()))
        .toList();
  }
}
