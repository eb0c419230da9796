package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.server.RunningService;
import dev.winnow.server.RunningService.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Pages, orders and searches of the list of tasks.
final class ListTasksTest {

  private static final String TASKS = "/api/v1/data-synthesis/tasks";

  private final RunningService service = RunningService.get();
  private final String mark = "L" + UUID.randomUUID().toString().replace("-", "");
  private final String template = made("/api/v1/data-synthesis/templates", template());
  private final String model =
      made("/api/v1/models", named("Modell " + mark).put("provider", "offline"));

  @Test
  void everyPageKnowsHowManyThereAreAlsoOneBehindTheLast() {
    for (int number = 0; number < 5; number++) {
      task("Page " + number + " " + mark);
    }
    assertThat(names("q=" + mark + "&size=2&sort=name,asc&page=0"))
        .containsExactly("Page 0 " + mark, "Page 1 " + mark);
    assertThat(names("q=" + mark + "&size=2&sort=name,desc&page=1"))
        .containsExactly("Page 2 " + mark, "Page 1 " + mark);
    for (int page : new int[] {0, 1, 2, 3, 70}) {
      JsonNode body = list("q=" + mark + "&size=2&page=" + page);
      assertThat(body.path("totalElements").intValue()).as("page " + page).isEqualTo(5);
      assertThat(body.path("totalPages").intValue()).isEqualTo(3);
    }
    assertThat(list("q=" + mark + "none").path("totalElements").intValue()).isZero();
  }

  @Test
  void finishedAndUnfinishedHaveTheirPlaceWhereTheyHaveNoTime() {
    task("One " + mark);
    task("Two " + mark);
    for (String direction : List.of("asc", "desc")) {
      assertThat(names("q=" + mark + "&sort=startedAt," + direction)).hasSize(2);
    }
  }

  @Test
  void findsATextInNameTemplateModelAndDatasetWhateverItsCase() {
    task("História 心脏病 100%_done\\ " + mark);
    for (String text :
        List.of("HISTÓRIA 心脏病", "100%_DONE\\ " + mark, "vorlage " + mark, "MODELL " + mark)) {
      assertThat(names("q=" + encoded(text) + "&modelId=" + model)).as(text).hasSize(1);
    }
    // Neither % nor _ stand for anything else.
    for (String text : List.of("História%" + mark, "100%%done", "100_")) {
      assertThat(names("q=" + encoded(text) + "&modelId=" + model)).as(text).isEmpty();
    }
  }

  private List<String> names(String query) {
    List<String> names = new ArrayList<>();
    list(query).path("content").forEach(task -> names.add(task.path("name").stringValue()));
    return names;
  }

  private JsonNode list(String query) {
    Answer answer = service.get(TASKS + "?" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body();
  }

  private void task(String name) {
    made(
        TASKS,
        named(name)
            .put("templateId", template)
            .put("modelId", model)
            .put("target", 1)
            .put("start", false));
  }

  private ObjectNode template() {
    return named("Vorlage " + mark).put("prompt", "Write one.\n[{\"text\": \"...\"}]\n");
  }

  private static ObjectNode named(String name) {
    return JsonNodeFactory.instance.objectNode().put("name", name);
  }

  private String made(String path, ObjectNode body) {
    Answer answer = service.post(path, body.toString());
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.body().path("id").stringValue();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
