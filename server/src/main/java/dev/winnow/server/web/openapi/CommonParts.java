package dev.winnow.server.web.openapi;

import dev.winnow.server.web.ProblemDocument;
import dev.winnow.server.web.repeat.KeyedPosts;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/// Adds to every operation what all have in common: the problems it may answer with, and the
/// headers `Idempotency-Key` and `If-Match`. What an operation says about these itself stays.
final class CommonParts implements GlobalOpenApiCustomizer {

  private static final Set<HttpMethod> CHANGING =
      Set.of(HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

  @Override
  public void customise(OpenAPI document) {
    if (document.getPaths() == null) {
      return;
    }
    Components components =
        document.getComponents() == null ? new Components() : document.getComponents();
    document.setComponents(components);
    ModelConverters.getInstance(true)
        .readAll(ProblemDocument.class)
        .forEach(components::addSchemas);
    for (CommonProblem problem : CommonProblem.values()) {
      components.addResponses(problem.componentName(), problem.response());
    }
    Set<String> names = new HashSet<>();
    document.setTags(document.getTags().stream().filter(tag -> names.add(tag.getName())).toList());
    components.addParameters("IdempotencyKey", idempotencyKey());
    components.addParameters("IfMatch", ifMatch());
    document
        .getPaths()
        .forEach((path, item) ->
            item.readOperationsMap()
                .forEach((method, operation) -> {
                  addHeaders(path, method, operation);
                  addProblems(path, method, operation);
                }));
  }

  private static void addHeaders(String path, HttpMethod method, Operation operation) {
    if (method == HttpMethod.POST
        && KeyedPosts.isOne(path)
        && lacks(operation, "Idempotency-Key")) {
      operation.addParametersItem(new Parameter().$ref("#/components/parameters/IdempotencyKey"));
    }
    if (CHANGING.contains(method) && lacks(operation, "If-Match")) {
      operation.addParametersItem(new Parameter().$ref("#/components/parameters/IfMatch"));
    }
  }

  private static boolean lacks(Operation operation, String header) {
    List<Parameter> parameters = operation.getParameters();
    return parameters == null
        || parameters.stream().noneMatch(it -> header.equalsIgnoreCase(it.getName()));
  }

  private static void addProblems(String path, HttpMethod method, Operation operation) {
    ApiResponses responses =
        operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
    operation.setResponses(responses);
    for (CommonProblem problem : CommonProblem.values()) {
      if (problem.concerns(path, method, operation)) {
        responses.putIfAbsent(
            problem.status(),
            new ApiResponse().$ref("#/components/responses/" + problem.componentName()));
      }
    }
  }

  // Neither has an example: a page that sends examples as they are would send a stale version, or
  // the
  // same key twice.
  private static Parameter idempotencyKey() {
    return new Parameter()
        .in("header")
        .name("Idempotency-Key")
        .required(false)
        .description(
            "Makes the request safe to repeat for 24 hours: the same key with the same body answers as the first did,"
                + " with Idempotent-Replayed: true. 1 to 255 visible ASCII characters, best a random UUID.")
        .schema(string(Map.of("pattern", "^[!-~]{1,255}$")));
  }

  private static Parameter ifMatch() {
    return new Parameter()
        .in("header")
        .name("If-Match")
        .required(false)
        .description(
            "The ETag of the version you read. When it has changed since, nothing is done and the answer is 412.")
        .schema(string(Map.of()));
  }

  private static StringSchema string(Map<String, String> more) {
    StringSchema schema = new StringSchema();
    schema.setTypes(Set.of("string"));
    schema.setPattern(more.get("pattern"));
    return schema;
  }
}
