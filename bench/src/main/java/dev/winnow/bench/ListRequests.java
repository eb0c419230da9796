package dev.winnow.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Every kind of page and search that the service's lists have, by a name for it.
final class ListRequests {

  private static final int PAGE = 20;
  private static final String TASK_SORTS =
      "createdAt updatedAt startedAt endedAt name status progress generated target template model";
  private static final String TEMPLATE_SORTS = "name type createdAt updatedAt";

  private final Map<String, String> paths = new LinkedHashMap<>();

  private ListRequests() {}

  static Map<String, String> of(FillService.Filled filled) {
    ListRequests requests = new ListRequests();
    requests.paths.put("control: `/actuator/health/liveness`", "/actuator/health/liveness");
    requests.tasks(filled);
    requests.list("templates", ServiceApi.TEMPLATES, filled.templates().size(), TEMPLATE_SORTS);
    requests.put("templates, type", ServiceApi.TEMPLATES, "type=qa");
    requests.put("templates, archived too", ServiceApi.TEMPLATES, "archived=all");
    requests.list("models", ServiceApi.MODELS, filled.models().size(), "name");
    String big = ServiceApi.TASKS + "/" + filled.big();
    for (String list : List.of("rows", "requests", "log", "rejects")) {
      requests.put("a task's " + list, big + "/" + list, "page=0");
    }
    requests.put("a task's rows, page 500", big + "/rows", "page=500");
    requests.put("a task's requests, page 50", big + "/requests", "page=50");
    requests.put("a task", big, "");
    return requests.paths;
  }

  private void tasks(FillService.Filled filled) {
    String path = ServiceApi.TASKS;
    list("tasks", path, filled.tasks().size() + 1, TASK_SORTS);
    put("tasks, 500 on a page", path, "size=500");
    put("tasks, COMPLETED", path, "status=COMPLETED");
    put("tasks, PENDING, the last page", path, "status=PENDING&page=" + filled.tasks().size() / 25);
    put("tasks, RUNNING or PAUSED: none", path, "status=RUNNING&status=PAUSED");
    put("tasks, of a template", path, "templateId=" + filled.templates().get(3));
    put("tasks, of a model", path, "modelId=" + filled.models().get(3));
    put(
        "tasks, CANCELLED of a model by name, searched",
        path,
        "status=CANCELLED&modelId=" + filled.models().get(1) + "&q=law&sort=name,asc");
  }

  /// What all lists have: first, middle and last page, sorted, searched.
  private void list(String name, String path, int count, String sorts) {
    int last = (count - 1) / PAGE;
    put(name + ", first page", path, "page=0");
    put(name + ", page in the middle", path, "page=" + last / 2);
    put(name + ", last page", path, "page=" + last);
    for (String sort : sorts.split(" ", -1)) {
      put(name + ", by " + sort, path, "sort=" + sort + ",asc");
      put(
          name + ", by " + sort + " down, in the middle",
          path,
          "sort=" + sort + ",desc&page=" + last / 2);
    }
    put(name + ", search: one", path, "q=" + encoded(" " + (count - 3)));
    put(name + ", search: Chinese", path, "q=" + encoded("心脏病"));
    put(name + ", search: accented, other case", path, "q=" + encoded("HISTÓRIA"));
    put(name + ", search: nearly all", path, "q=" + encoded("s"));
    put(name + ", search: none", path, "q=" + encoded("100% nothing_like\\this"));
    put(name + ", search: nearly all, last page by name", path, "q=s&sort=name,desc&page=" + last);
  }

  private void put(String name, String path, String query) {
    paths.put(name, query.isEmpty() ? path : path + "?" + query);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
