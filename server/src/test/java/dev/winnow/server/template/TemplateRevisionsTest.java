package dev.winnow.server.template;

import static dev.winnow.server.template.TemplateJson.created;
import static dev.winnow.server.template.TemplateJson.refused;
import static dev.winnow.server.template.TemplateJson.template;
import static dev.winnow.server.template.TemplateJson.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.server.RunningService;
import dev.winnow.server.RunningService.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

final class TemplateRevisionsTest {

  private static final int SAVES = 20;

  private final RunningService service = RunningService.get();

  /// Saves twenty contents at once.
  private List<Answer> saveAtOnce(String path, String name, String... headers)
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> saves = new ArrayList<>();
      for (int i = 0; i < SAVES; i++) {
        String body = template(name).put("description", "save " + i).toString();
        saves.add(threads.submit(() -> service.put(path, body, headers)));
      }
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> save : saves) {
        answers.add(save.get());
      }
      return answers;
    }
  }

  @Test
  void ofTwentySavesAtOnceNoneIsLost() throws InterruptedException, ExecutionException {
    String name = unique("busy");
    String path = created(template(name));
    Set<Integer> revisions = new HashSet<>();
    for (Answer answer : saveAtOnce(path, name)) {
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      int revision = answer.body().path("revision").intValue();
      assertThat(revisions.add(revision)).isTrue();
      // Each revision holds what its save sent, whatever came after.
      Answer kept = service.get(path + "?revision=" + revision);
      assertThat(kept.body().path("description")).isEqualTo(answer.body().path("description"));
      assertThat(kept.header("ETag")).isEqualTo("\"" + revision + "\"");
    }
    assertThat(revisions).hasSize(SAVES).allMatch(it -> it >= 2 && it <= SAVES + 1);
    Answer list = service.get(path + "/revisions?size=500");
    assertThat(list.body().path("totalElements").intValue()).isEqualTo(SAVES + 1);
    assertThat(list.body().at("/content/0/revision").intValue()).isEqualTo(SAVES + 1);
  }

  @Test
  void ofTwentySavesOfTheSameRevisionOneIsTaken() throws InterruptedException, ExecutionException {
    String name = unique("stale");
    String path = created(template(name));
    List<Answer> answers = saveAtOnce(path, name, "If-Match", "\"1\"");
    assertThat(answers.stream().filter(it -> it.status() == 200)).hasSize(1);
    for (Answer answer : answers) {
      if (answer.status() != 200) {
        refused(answer, 412, "STALE");
        assertThat(answer.header("ETag")).isEqualTo("\"2\"");
      }
    }
    refused(service.delete(path, "If-Match", "\"1\""), 412, "STALE");
    refused(service.put(path, template(name).toString(), "If-Match", "1"), 400, "BAD_IF_MATCH");
    assertThat(service.get(path).body().path("newestRevision").intValue()).isEqualTo(2);
  }

  @Test
  void theSameContentOnceMoreMakesNoRevision() {
    ObjectNode body = template(unique("same"));
    String path = created(body);
    ObjectNode shuffled = JsonNodeFactory.instance.objectNode();
    List<String> names = new ArrayList<>(body.propertyNames());
    for (String field : names.reversed()) {
      shuffled.set(field, body.get(field));
    }
    shuffled.putNull("system");
    Answer saved = service.put(path, shuffled.toString());
    assertThat(saved.body().path("revision").intValue()).isEqualTo(1);
    assertThat(saved.header("ETag")).isEqualTo("\"1\"");
  }

  @Test
  void comparesTwoRevisions() {
    String name = unique("diff");
    ObjectNode body = template(name);
    String path = created(body);
    body.put("prompt", body.path("prompt").stringValue().replace("Output format", "Reply format"));
    body.put("system", "You write.");
    body.withObject("variables").withObject("level").put("default", "Hard");
    body.put("name", name + "2");
    service.put(path, body.toString());
    Answer diff = service.get(path + "/diff?from=1&to=2");
    assertThat(diff.status()).as(diff.text()).isEqualTo(200);
    List<String> fields = new ArrayList<>();
    diff.body().path("changes").forEach(change -> fields.add(change.path("field").stringValue()));
    assertThat(fields)
        .containsExactlyInAnyOrder("name", "system", "prompt", "variables.level.default");
    for (JsonNode change : diff.body().path("changes")) {
      switch (change.path("field").stringValue()) {
        case "system" -> assertThat(change.path("kind").stringValue()).isEqualTo("added");
        case "prompt" -> {
          assertThat(change.path("kind").stringValue()).isEqualTo("changed");
          JsonNode lines = change.at("/hunks/0/lines");
          assertThat(lines.at("/1/side").stringValue()).isEqualTo("removed");
          assertThat(lines.at("/1/fromLine").intValue()).isEqualTo(2);
          assertThat(lines.at("/1/text").stringValue()).isEqualTo("Output format: JSON");
          assertThat(lines.at("/2/text").stringValue()).isEqualTo("Reply format: JSON");
        }
        default -> assertThat(change.path("before").isString()).isTrue();
      }
    }
    assertThat(service.get(path + "/diff").body()).isEqualTo(diff.body());
    assertThat(service.get(path + "/diff?from=2&to=2").body().path("changes")).isEmpty();
    refused(service.get(path + "/diff?from=1&to=9"), 404, "NOT_FOUND");
  }
}
