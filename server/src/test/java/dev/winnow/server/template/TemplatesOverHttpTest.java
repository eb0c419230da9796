package dev.winnow.server.template;

import static dev.winnow.server.template.TemplateJson.PATH;
import static dev.winnow.server.template.TemplateJson.created;
import static dev.winnow.server.template.TemplateJson.posted;
import static dev.winnow.server.template.TemplateJson.problem;
import static dev.winnow.server.template.TemplateJson.refused;
import static dev.winnow.server.template.TemplateJson.template;
import static dev.winnow.server.template.TemplateJson.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.server.RunningService;
import dev.winnow.server.RunningService.Answer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class TemplatesOverHttpTest {

  private final RunningService service = RunningService.get();

  /// Regression: under an Idempotency-Key it was a fault.
  @Test
  void aNameThatWasTakenMeanwhileCannotBeRestored() {
    String name = unique("restored");
    String path = created(template(name));
    service
        .serving()
        .part(JdbcClient.class)
        .sql("update template set archived_at = now() where id = :id")
        .param("id", UUID.fromString(path.substring(path.lastIndexOf('/') + 1)))
        .update();
    created(template(name));
    Answer answer =
        service.post(path + "/restore", "", "Idempotency-Key", unique("key").replace(' ', '-'));
    refused(answer, 409, "NAME_TAKEN");
    refused(
        service.post(PATH, template(name).toString(), "Idempotency-Key", "taken"),
        409,
        "NAME_TAKEN");
  }

  @Test
  void createsShowsSavesAndDeletes() {
    ObjectNode body = template(unique("qa"));
    Answer created = posted(body);
    String path = URI.create(created.header("Location")).getPath();
    assertThat(created.header("ETag")).isEqualTo("\"1\"");
    assertThat(created.body().path("revision").intValue()).isEqualTo(1);
    assertThat(created.body().path("type").stringValue()).isEqualTo("qa");
    assertThat(created.body().path("archivedAt").isNull()).isTrue();
    assertThat(created.body().path("variables")).isEqualTo(body.path("variables"));

    Answer read = service.get(path);
    assertThat(read.body()).isEqualTo(created.body());
    assertThat(read.header("ETag")).isEqualTo("\"1\"");

    // What was read can be sent back as it is, and changes nothing.
    Answer same = service.put(path, read.text(), "If-Match", "\"1\"");
    assertThat(same.body()).isEqualTo(read.body());

    Answer saved = service.put(path, body.put("description", "new").toString());
    assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    assertThat(saved.header("ETag")).isEqualTo("\"2\"");
    assertThat(saved.body().path("description").stringValue()).isEqualTo("new");

    assertThat(service.delete(path).status()).isEqualTo(204);
    refused(service.get(path), 404, "NOT_FOUND");
    refused(service.delete(path), 404, "NOT_FOUND");
  }

  /// Regression: what could be saved could not be exported and imported again.
  @Test
  void isBoundedLikeAFile() {
    String schema = "{\"items\":".repeat(120) + "{}" + "}".repeat(120);
    String text =
        "{\"name\": \"%s\", \"prompt\": \"p\", \"schema\": %s}".formatted(unique("deep"), schema);
    refused(service.post(PATH, text), 400, "VALIDATION");
  }

  @Test
  void keepsTheDigitsOfNumbers() {
    String text =
        """
        {"name": "%s", "prompt": "Version {version}.", "variables": {"version": {"default": 1.10}},
         "schema": {"type": "object", "properties": {"n": {"type": "number", "maximum": 0.30}}}}
        """
            .formatted(unique("digits"));
    Answer created = service.post(PATH, text);
    assertThat(created.status()).as(created.text()).isEqualTo(201);
    assertThat(created.text()).contains("1.10").contains("0.30");
    Answer read = service.get(URI.create(created.header("Location")).getPath());
    assertThat(read.text()).isEqualTo(created.text());
  }

  @Test
  void unknownTemplatesAndBadIdsAreNotFound() {
    for (String id : List.of(UUID.randomUUID().toString(), "nothing", "1", "%25")) {
      refused(service.get(PATH + "/" + id), 404, "NOT_FOUND");
    }
    String unknown = PATH + "/" + UUID.randomUUID();
    refused(service.put(unknown, template("x").toString()), 404, "NOT_FOUND");
    for (String action : List.of("/restore", "/duplicate", "/render", "/try")) {
      refused(service.post(unknown + action, "{}"), 404, "NOT_FOUND");
    }
    for (String part : List.of("/revisions", "/diff", "/export")) {
      refused(service.get(unknown + part), 404, "NOT_FOUND");
    }
    String known = created(template(unique("revisions")));
    refused(service.get(known + "?revision=2"), 404, "NOT_FOUND");
    refused(service.get(known + "?revision=x"), 400, "VALIDATION");
  }

  @Test
  void saysEverythingWrongAtOnceFieldByField() {
    ObjectNode body = template("");
    body.put("type", "q&a").put("colour", "blue");
    body.putObject("generation").put("temperature", 3);
    body.withObject("variables").putObject("unused").put("type", "number").put("min", "low");
    Answer answer = service.post(PATH, body.toString());
    refused(answer, 400, "VALIDATION");
    assertThat(problem(answer, "name")).contains("is empty");
    assertThat(problem(answer, "type")).contains("expected one of qa, dialogue");
    assertThat(problem(answer, "colour")).contains("unknown field");
    assertThat(problem(answer, "generation.temperature")).contains("0 to 2");
    assertThat(problem(answer, "variables.unused.min")).contains("expected a number");
  }

  @Test
  void refusesWhatNoTaskCouldUse() {
    ObjectNode nameless = template("x");
    nameless.remove("name");
    assertThat(problem(service.post(PATH, nameless.toString()), "name")).contains("is missing");
    ObjectNode promptless = template("x");
    promptless.remove("prompt");
    assertThat(problem(service.post(PATH, promptless.toString()), "prompt")).contains("is missing");
    ObjectNode unused = template("x");
    unused.withObject("variables").putObject("tpic");
    assertThat(problem(service.post(PATH, unused.toString()), "variables.tpic"))
        .contains("not used");
    ObjectNode file = template("x").put("schema", "row.json");
    assertThat(problem(service.post(PATH, file.toString()), "schema")).contains("no files");
    ObjectNode schema = template("x");
    schema.putObject("schema").put("type", "string");
    assertThat(problem(service.post(PATH, schema.toString()), "schema")).isNotBlank();
    ObjectNode large = template("x").put("prompt", "x".repeat((1 << 20) + 1));
    assertThat(problem(service.post(PATH, large.toString()), "prompt")).contains("1,048,576");
    ObjectNode longName = template("n".repeat(201));
    assertThat(problem(service.post(PATH, longName.toString()), "name")).contains("201");
    assertThat(problem(service.post(PATH, template(" x").toString()), "name")).contains("blank");
    assertThat(problem(service.post(PATH, template("a\nb").toString()), "name"))
        .contains("control");
  }

  @Test
  void refusesTextsThatHoldNoCharacters() {
    String whole =
        """
        {"name": "name!", "description": "description!", "system": "system!", "prompt": "prompt!"}
        """;
    for (String bad : List.of("\\u0000", "\\ud800")) {
      for (String field : List.of("name", "description", "prompt", "system")) {
        Answer answer = service.post(PATH, whole.replace(field + "!", field + bad));
        refused(answer, 400, answer.body().path("code").stringValue());
      }
    }
    refused(service.get(PATH + "?q=%00"), 400, "VALIDATION");
  }

  @Test
  void refusesBodiesThatAreNoTemplates() {
    for (String body :
        List.of(
            "[]", "\"file.yaml\"", "7", "null", "{", "", "{\"a\":1}x", "{\"name\":1,\"name\":2}")) {
      Answer answer = service.post(PATH, body);
      assertThat(answer.status()).as(body + answer.text()).isEqualTo(400);
      assertThat(answer.body().path("code").stringValue()).isIn("VALIDATION", "BAD_JSON");
    }
    assertThat(service.post(PATH, "[".repeat(5_000) + "]".repeat(5_000)).status()).isEqualTo(400);
    // Regression: without a boundary it was a fault of the service.
    for (String type :
        List.of("text/plain", "multipart/form-data", "multipart/mixed; boundary=", "multipart/x")) {
      refused(service.post(PATH, "x: 1", "Content-Type", type), 415, "UNSUPPORTED_MEDIA_TYPE");
    }
  }

  @Test
  void saysWhatItCanSendWhereAcceptIsNoMediaType() {
    Answer answer = service.get(PATH, "Accept", "garbage");
    refused(answer, 406, "NOT_ACCEPTABLE");
    assertThat(answer.body().path("message").stringValue())
        .isEqualTo("Can't respond as Accept (garbage) asks. Use application/json.");
  }

  @Test
  void namesAreTakenOnceWhateverTheCase() {
    String name = unique("Taken");
    created(template(name));
    String other = created(template(unique("Other")));
    String shouted = template(name.toUpperCase(Locale.ROOT)).toString();
    refused(service.post(PATH, shouted), 409, "NAME_TAKEN");
    refused(service.put(other, shouted), 409, "NAME_TAKEN");
    assertThat(service.get(other).body().path("revision").intValue()).isEqualTo(1);
    refused(
        service.post(other + "/duplicate", "{\"name\": \"%s\"}".formatted(name)),
        409,
        "NAME_TAKEN");
  }

  @Test
  void duplicatesUnderNamesThatAreFree() {
    String name = unique("original");
    String path = created(template(name));
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Answer copy = service.post(path + "/duplicate", "");
      assertThat(copy.status()).as(copy.text()).isEqualTo(201);
      names.add(copy.body().path("name").stringValue());
    }
    assertThat(names).containsExactly(name + " (copy)", name + " (copy 2)", name + " (copy 3)");
    Answer named = service.post(path + "/duplicate", "{\"name\": \"%s\"}".formatted(name + "!"));
    assertThat(named.body().path("name").stringValue()).isEqualTo(name + "!");
    assertThat(named.body().path("prompt")).isEqualTo(template(name).path("prompt"));
    refused(service.post(path + "/duplicate", "{\"name\": 7}"), 400, "VALIDATION");
    refused(service.post(path + "/duplicate", "{\"nam\": \"x\"}"), 400, "VALIDATION");
    refused(service.post(path + "/duplicate", "{\"name\": \"\"}"), 400, "VALIDATION");
    String longest = "n".repeat(163) + " " + UUID.randomUUID();
    Answer cut = service.post(created(template(longest)) + "/duplicate", "{}");
    assertThat(cut.body().path("name").stringValue()).hasSize(200).endsWith(" (copy)");
  }

  @Test
  void aTemplateInUseIsArchivedAndCanBeRestored() {
    String name = unique("used");
    String path = created(template(name));
    use(path);
    Answer archived = service.delete(path);
    assertThat(archived.status()).as(archived.text()).isEqualTo(200);
    assertThat(archived.body().path("archivedAt").isString()).isTrue();
    assertThat(service.get(path).body()).isEqualTo(archived.body());
    assertThat(names("q=" + encoded(name))).isEmpty();
    assertThat(names("archived=true&q=" + encoded(name))).containsExactly(name);
    assertThat(names("archived=all&q=" + encoded(name))).containsExactly(name);
    refused(service.put(path, template(name).put("description", "x").toString()), 409, "ARCHIVED");

    // Its name is free meanwhile.
    String other = created(template(name));
    refused(service.post(path + "/restore", ""), 409, "NAME_TAKEN");
    assertThat(service.delete(other).status()).isEqualTo(204);
    Answer restored = service.post(path + "/restore", "");
    assertThat(restored.status()).as(restored.text()).isEqualTo(200);
    assertThat(restored.body().path("archivedAt").isNull()).isTrue();
    assertThat(names("q=" + encoded(name))).containsExactly(name);
  }

  /// Makes a task of it, as far as the template is concerned.
  private void use(String path) {
    service
        .serving()
        .part(JdbcClient.class)
        .sql(
            """
            insert into task (id, name, description, kind, template_id, template_revision, template_name, model_name,
              dataset_name, dataset_from, format, config, status, version, target, concurrency, run_id, created_at,
              updated_at)
            values (:id, 'uses a template', '', 'SINGLE', :template, 1, '', '', '', 0, 'jsonl', '{}', 'COMPLETED', 1,
              1, 1, '', now(), now())
            """)
        .param("id", UUID.randomUUID())
        .param("template", UUID.fromString(path.substring(path.lastIndexOf('/') + 1)))
        .update();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private List<String> names(String query) {
    Answer list = service.get(PATH + "?" + query);
    assertThat(list.status()).as(list.text()).isEqualTo(200);
    List<String> names = new ArrayList<>();
    for (JsonNode template : list.body().path("content")) {
      names.add(template.path("name").stringValue());
    }
    return names;
  }

  @Test
  void searchesNamesAndDescriptionsInAnyScript() {
    String mark = UUID.randomUUID().toString();
    created(template("医疗问答 " + mark));
    created(template("100% sure_thing " + mark));
    created(template("plain " + mark).put("description", "关于 C:\\temp 的说明 " + mark));
    assertThat(names("size=500&q=" + encoded("医疗问答 " + mark))).containsExactly("医疗问答 " + mark);
    assertThat(names("size=500&q=" + encoded("疗问"))).contains("医疗问答 " + mark);
    assertThat(names("size=500&q=" + encoded("0% SURE_")))
        .contains("100% sure_thing " + mark)
        .doesNotContain("plain " + mark);
    assertThat(names("size=500&q=" + encoded("C:\\temp"))).containsExactly("plain " + mark);
    assertThat(names("size=500&q=" + encoded("%%"))).isEmpty();
    assertThat(names("size=500&q=" + encoded(mark))).hasSize(3);
  }

  @Test
  void filtersSortsAndPages() {
    String mark = UUID.randomUUID().toString();
    for (String name : List.of("b", "C", "a")) {
      created(template(name + " " + mark).put("type", name.equals("b") ? "code" : "qa"));
    }
    String q = "q=" + mark;
    assertThat(names(q + "&sort=name")).containsExactly("a " + mark, "b " + mark, "C " + mark);
    assertThat(names(q + "&sort=name,desc")).containsExactly("C " + mark, "b " + mark, "a " + mark);
    assertThat(names(q)).containsExactly("a " + mark, "C " + mark, "b " + mark);
    assertThat(names(q + "&sort=createdAt,asc"))
        .containsExactly("b " + mark, "C " + mark, "a " + mark);
    assertThat(names(q + "&sort=type,asc").getFirst()).isEqualTo("b " + mark);
    assertThat(names(q + "&type=code")).containsExactly("b " + mark);
    assertThat(names(q + "&sort=name&size=2&page=1")).containsExactly("C " + mark);
    Answer page = service.get(PATH + "?size=2&page=1&" + q);
    assertThat(page.body().path("totalElements").intValue()).isEqualTo(3);
    assertThat(page.body().path("totalPages").intValue()).isEqualTo(2);
    assertThat(page.body().path("last").booleanValue()).isTrue();
  }

  @Test
  void saysWhichListsThereAre() {
    assertThat(problem(service.get(PATH + "?sort=age"), "sort")).contains("updatedAt");
    assertThat(problem(service.get(PATH + "?sort=name,up"), "sort")).contains("desc");
    assertThat(problem(service.get(PATH + "?type=poem"), "type")).contains("dialogue");
    assertThat(problem(service.get(PATH + "?archived=maybe"), "archived")).contains("all");
    assertThat(problem(service.get(PATH + "?size=0"), "size")).contains("500");
    assertThat(problem(service.get(PATH + "?page=x"), "page")).isNotBlank();
  }
}
