package dev.winnow.server.web.openapi;

import dev.winnow.server.web.ProblemDocument;
import dev.winnow.server.web.repeat.KeyedPosts;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/// Adds to every operation what all have in common: the problems it may answer with, and the
/// headers `Idempotency-Key` and `If-Match`. What an operation says about these itself stays.
final class CommonParts implements GlobalOpenApiCustomizer {

  @Override
  public void customise(OpenAPI document) {
    Components components = document.getComponents();
    ModelConverters.getInstance(true)
        .readAll(ProblemDocument.class)
        .forEach(components::addSchemas);
    for (CommonProblem problem : CommonProblem.values()) {
      components.addResponses(problem.componentName(), problem.response());
    }
    Set<String> names = new HashSet<>();
    document.setTags(document.getTags().stream().filter(tag -> names.add(tag.getName())).toList());
    // Neither has an example: a page that sends examples as they are would send a stale version, or
    // the same key twice.
    components.addParameters(
        "IdempotencyKey",
        header(
            "Idempotency-Key",
            "Makes the request safe to repeat for 24 hours: the same key with the same body answers as the first did,"
                + " with Idempotent-Replayed: true. 1 to 255 visible ASCII characters, best a random UUID.",
            "^[!-~]{1,255}$"));
    components.addParameters(
        "IfMatch",
        header(
            "If-Match",
            "The ETag of the version you read. When it has changed since, nothing is done and the answer is 412.",
            null));
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
    if (method == HttpMethod.POST && KeyedPosts.isOne(path)) {
      operation.addParametersItem(new Parameter().$ref("#/components/parameters/IdempotencyKey"));
    }
    List<Parameter> parameters = operation.getParameters();
    if (parameters != null && parameters.removeIf(it -> "If-Match".equals(it.getName()))) {
      operation.addParametersItem(new Parameter().$ref("#/components/parameters/IfMatch"));
    }
  }

  private static void addProblems(String path, HttpMethod method, Operation operation) {
    for (CommonProblem problem : CommonProblem.values()) {
      if (problem.concerns(path, method, operation)) {
        operation
            .getResponses()
            .putIfAbsent(
                problem.status(),
                new ApiResponse().$ref("#/components/responses/" + problem.componentName()));
      }
    }
  }

  private static Parameter header(String name, String description, @Nullable String pattern) {
    Schema<?> schema = new StringSchema().pattern(pattern);
    schema.setTypes(Set.of("string"));
    return new Parameter()
        .in("header")
        .name(name)
        .required(false)
        .description(description)
        .schema(schema);
  }
}
