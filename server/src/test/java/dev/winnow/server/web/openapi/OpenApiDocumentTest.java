package dev.winnow.server.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.server.RunningService;
import dev.winnow.server.RunningService.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The description of the interface holds together, and the page that shows it asks nobody else.
final class OpenApiDocumentTest {

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private final RunningService service = RunningService.get();
  private final JsonNode document = service.get("/api/v1/openapi.json").body();

  private record Op(String name, String method, String path, JsonNode node) {}

  private List<Op> operations() {
    List<Op> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          all.add(
              new Op(
                  method.getKey() + " " + path.getKey(),
                  method.getKey(),
                  path.getKey(),
                  method.getValue()));
        }
      }
    }
    return all;
  }

  @Test
  void isOpenApi31WithAllThatItNeeds() {
    assertThat(document.path("openapi").asString("")).startsWith("3.1");
    assertThat(document.at("/info/title").asString("")).isEqualTo("Winnow");
    assertThat(document.at("/info/version").asString("")).isNotBlank();
    assertThat(document.at("/info/description").asString(""))
        .contains("Idempotency-Key", "If-Match", "Last-Event-ID", "totalElements", "RFC 9457");
    assertThat(document.at("/servers/0/url").asString("")).isEqualTo("/");
    assertThat(operations()).isNotEmpty();
    assertThat(document.path("paths").propertyNames()).allMatch(it -> it.startsWith("/api/"));
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<String> references = new ArrayList<>();
    collect(document, references);
    assertThat(references).isNotEmpty();
    for (String reference : references) {
      assertThat(reference).startsWith("#/");
      assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    }
  }

  private static void collect(JsonNode at, List<String> references) {
    if (at.path("$ref").isString()) {
      references.add(at.path("$ref").asString());
    }
    at.forEach(it -> collect(it, references));
  }

  @Test
  void everyOperationSaysWhatItDoes() {
    Set<String> ids = new HashSet<>();
    for (Op op : operations()) {
      String id = op.node().path("operationId").asString("");
      assertThat(id).as(op.name()).isNotBlank();
      assertThat(ids.add(id)).as("%s: operationId %s is there twice", op.name(), id).isTrue();
      assertThat(op.node().path("summary").asString("")).as(op.name()).isNotBlank();
      assertThat(op.node().path("tags").size()).as("tags of %s", op.name()).isPositive();
      assertThat(op.node().path("responses").propertyNames())
          .as("responses of %s", op.name())
          .anyMatch(it -> it.startsWith("2") || it.startsWith("3"))
          .contains("400", "500", "503");
      for (JsonNode response : op.node().path("responses")) {
        assertThat(resolve(response).path("description").asString("")).as(op.name()).isNotBlank();
      }
    }
  }

  @Test
  void everyParameterIsDeclaredOnceAndEveryPathVariableAtAll() {
    for (Op op : operations()) {
      Set<String> seen = new HashSet<>();
      for (JsonNode reference : op.node().path("parameters")) {
        JsonNode parameter = resolve(reference);
        String name = parameter.path("in").asString("") + " " + parameter.path("name").asString("");
        assertThat(seen.add(name)).as("%s has %s twice", op.name(), name).isTrue();
        assertThat(parameter.path("in").asString("")).isIn("path", "query", "header", "cookie");
        assertThat(parameter.has("schema") || parameter.has("content")).as(op.name()).isTrue();
      }
      Matcher variable = Pattern.compile("\\{(\\w+)}").matcher(op.path());
      while (variable.find()) {
        assertThat(seen).as(op.name()).contains("path " + variable.group(1));
      }
    }
  }

  @Test
  void everyOperationKnowsTheCommonHeadersAndProblems() {
    for (Op op : operations()) {
      List<String> headers = new ArrayList<>();
      op.node()
          .path("parameters")
          .forEach(it -> headers.add(resolve(it).path("name").asString("")));
      boolean callsAModel = op.path().endsWith("/try") || op.path().endsWith("/test");
      if (op.method().equals("post") && callsAModel) {
        assertThat(headers).as(op.name()).doesNotContain("Idempotency-Key");
      } else if (op.method().equals("post")) {
        assertThat(headers).as(op.name()).contains("Idempotency-Key");
        assertThat(op.node().path("responses").propertyNames()).contains("409", "422");
      }
      // A change of a dataset names the fields that it changes, and leaves the others; what is
      // known of an evaluation nobody changes.
      boolean isOfData =
          op.path().startsWith("/api/v1/data-management/")
              || op.path().startsWith("/api/v1/data-evaluation/");
      if (Set.of("put", "patch", "delete").contains(op.method()) && !isOfData) {
        assertThat(headers).as(op.name()).contains("If-Match");
        assertThat(op.node().path("responses").propertyNames()).contains("409", "412");
      }
      if (op.node().has("requestBody")) {
        assertThat(op.node().path("responses").propertyNames()).contains("413", "415");
      }
    }
    JsonNode response =
        document.at("/components/responses/BadRequest/content/application~1problem+json");
    assertThat(response.at("/schema/$ref").asString("")).isEqualTo("#/components/schemas/Problem");
    assertThat(response.at("/example/code").asString("")).isEqualTo("VALIDATION");
    assertThat(document.at("/components/schemas/Problem/properties").propertyNames())
        .contains(
            "type",
            "title",
            "status",
            "detail",
            "instance",
            "code",
            "message",
            "path",
            "timestamp",
            "errors");
  }

  private JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asString().substring(1)) : node;
  }

  @Test
  void schemasAreOfThisVersion() {
    List<JsonNode> nullable = document.findParents("nullable");
    assertThat(nullable).as("nullable is OpenAPI 3.0").isEmpty();
  }

  @Test
  void thePageAsksNobodyElse() {
    Answer docs = service.get("/api/v1/docs");
    assertThat(docs.status()).isEqualTo(302);
    String at = docs.header("Location");
    assertThat(at).startsWith("/api/v1/");
    Answer page = service.get(at);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("swagger-ui")
        .doesNotContain("http://", "https://", "petstore");
    String folder = at.substring(0, at.lastIndexOf('/') + 1);
    Answer script = service.get(folder + "swagger-initializer.js");
    assertThat(script.text())
        .contains("/api/v1/openapi.json")
        .containsPattern("\"validatorUrl\" : \"none\"")
        .doesNotContain("http://", "https://", "petstore");
    Answer config = service.get("/api/v1/openapi.json/swagger-config");
    assertThat(config.body().path("url").asString("")).isEqualTo("/api/v1/openapi.json");
    assertThat(config.text()).doesNotContain("petstore", "swagger.io");
    assertThat(service.get(folder + "swagger-ui-bundle.js").status()).isEqualTo(200);
  }
}
