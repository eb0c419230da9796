package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.server.RunningService.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Timeout(600)
final class TaskListTest {

  private final TaskClient client = TaskClient.shared();
  private final UUID template = client.template(TaskClient.NUMBERED);
  private final String mark = UUID.randomUUID().toString();
  private final UUID model =
      client.model(
          JsonNodeFactory.instance
              .objectNode()
              .put("name", TaskClient.unique("offline"))
              .put("provider", "offline"));

  private String create(String name, int target, boolean start) {
    ObjectNode body = TaskClient.request(template, model, target).put("start", start);
    return client.create(body.put("name", name).put("description", mark));
  }

  private Answer list(String query) {
    return client.service().get(TaskClient.TASKS + "?" + query);
  }

  private List<String> names(String query) {
    Answer answer = list(query + "&modelId=" + model);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body().path("content").valueStream().map(t -> t.path("name").asString()).toList();
  }

  private static String q(String text) {
    return "q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void searchesFiltersSortsAndPages() {
    client.await(create("b 医学问答", 4, true), "COMPLETED");
    create("A 100%", 9, false);
    create("c_d\\e", 6, false);
    client.done(create("d", 1, false), "cancel");
    assertThat(names(q("学问"))).containsExactly("b 医学问答");
    assertThat(names(q("%"))).containsExactly("A 100%");
    assertThat(names(q("_"))).containsExactly("c_d\\e");
    assertThat(names(q("\\"))).containsExactly("c_d\\e");
    assertThat(names(q(mark.toUpperCase(java.util.Locale.ROOT)))).hasSize(4);
    assertThat(names("status=COMPLETED&status=CANCELLED&sort=name")).containsExactly("b 医学问答", "d");
    assertThat(names("status=COMPLETED,PENDING&sort=name"))
        .containsExactly("A 100%", "b 医学问答", "c_d\\e");
    assertThat(names("templateId=" + template)).hasSize(4);
    assertThat(names("templateId=" + UUID.randomUUID())).isEmpty();
    assertThat(names("size=3&page=1")).containsExactly("b 医学问答");
    assertThat(names("sort=name")).containsExactly("A 100%", "b 医学问答", "c_d\\e", "d");
    assertThat(names("sort=target,desc")).containsExactly("A 100%", "c_d\\e", "b 医学问答", "d");
    assertThat(names("sort=progress,desc").getFirst()).isEqualTo("b 医学问答");
    assertThat(names("sort=generated,desc").getFirst()).isEqualTo("b 医学问答");
    assertThat(names("sort=status,asc").getFirst()).isEqualTo("d");
    assertThat(names("")).containsExactly("d", "c_d\\e", "A 100%", "b 医学问答");
    for (String field :
        List.of(
            "createdAt",
            "updatedAt",
            "startedAt",
            "endedAt",
            "name",
            "status",
            "progress",
            "generated",
            "target",
            "template",
            "model")) {
      List<JsonNode> up = content("sort=" + field + ",asc");
      List<JsonNode> down = content("sort=" + field + ",desc");
      assertThat(up).as(field).hasSize(4);
      if (field.equals("createdAt") || field.equals("name") || field.equals("target")) {
        List<JsonNode> turned = new ArrayList<>(down);
        Collections.reverse(turned);
        assertThat(ids(turned)).as(field).isEqualTo(ids(up));
      }
    }
  }

  private List<JsonNode> content(String query) {
    Answer answer = list(query + "&modelId=" + model);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body().path("content").valueStream().toList();
  }

  private static List<String> ids(List<JsonNode> tasks) {
    return tasks.stream().map(task -> task.path("id").stringValue()).toList();
  }

  @Test
  void whatCannotBeMeantIsRefusedWithTheChoices() {
    for (String query :
        List.of(
            "sort=secret",
            "sort=name,up",
            "sort=name,asc,desc",
            "status=DONE",
            "modelId=x",
            "page=-1",
            "page=x",
            "size=0",
            "size=501",
            "q=%00")) {
      Answer answer = list(query);
      assertThat(answer.status()).as(query + " " + answer.text()).isEqualTo(400);
      assertThat(answer.body().path("message").asString()).as(query).isNotEmpty();
    }
    assertThat(list("sort=secret").text()).contains("createdAt", "progress");
    assertThat(list("status=DONE").text()).contains("COMPLETED");
  }
}
