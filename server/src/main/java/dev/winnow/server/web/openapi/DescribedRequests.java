package dev.winnow.server.web.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.winnow.core.document.ExactJson;
import dev.winnow.core.task.DescribeFields;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Describes what requests hold by the descriptions that they are read by, and so what answers
/// repeat of them.
public final class DescribedRequests implements GlobalOpenApiCustomizer, GlobalOperationCustomizer {

  private static final String SCHEMAS = "#/components/schemas/";

  /// References to what requests hold.
  public static final String NEW_TASK = SCHEMAS + "NewTaskOrMix";

  public static final String TASK_CHANGE = SCHEMAS + "TaskChange";
  public static final String ALLOCATION = SCHEMAS + "AllocationRequest";
  public static final String GATE_TRIAL = SCHEMAS + "GateTrial";
  public static final String NEW_EVALUATION = SCHEMAS + "NewEvaluation";
  public static final String COPY_NAME = SCHEMAS + "CopyName";
  public static final String NEW_DATASET = SCHEMAS + "NewDataset";
  public static final String DATASET_CHANGE = SCHEMAS + "DatasetChange";
  public static final String DATASET_VERSION = SCHEMAS + "NewDatasetVersion";
  public static final String DATASET_EDITS = SCHEMAS + "DatasetEdits";
  public static final String REVIEW_DECISION = SCHEMAS + "NewReviewDecision";
  public static final String START_IMPORT = SCHEMAS + "StartImport";
  public static final String EXPORT_WISH = SCHEMAS + "ExportWish";
  public static final String MODEL = SCHEMAS + "ModelSettings";
  public static final String MODEL_DRAFT = SCHEMAS + "ModelDraft";
  public static final String TEMPLATE = SCHEMAS + "TemplateInput";
  public static final String TEMPLATE_DRAFT = SCHEMAS + "TemplateDraft";
  public static final String RENDER = SCHEMAS + "TemplateRenderRequest";
  public static final String RENDER_UNSAVED = SCHEMAS + "TemplateRenderUnsavedRequest";
  public static final String TRY = SCHEMAS + "TemplateTryRequest";
  public static final String TRY_UNSAVED = SCHEMAS + "TemplateTryUnsavedRequest";

  /// Answers that hold what a request held.
  private static final List<Repeated> REPEATED =
      List.of(
          new Repeated(
              "Template", "TemplateInput", List.of("name", "description", "type", "prompt")),
          new Repeated(
              "Model",
              "ModelSettings",
              List.of(
                  "name",
                  "description",
                  "provider",
                  "model",
                  "stop",
                  "responseFormat",
                  "extra",
                  "headers",
                  "limits")));

  /// @param always the fields that are always there
  private record Repeated(String answer, String request, List<String> always) {}

  /// A body is what the `@Schema` at its parameter refers to: it is read as a tree.
  @Override
  public Operation customize(Operation operation, HandlerMethod handler) {
    for (MethodParameter parameter : handler.getMethodParameters()) {
      var said = parameter.getParameterAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
      if (said != null && parameter.hasParameterAnnotation(RequestBody.class)) {
        MediaType json = new MediaType().schema(new JsonSchema().$ref(said.ref()));
        operation.getRequestBody().setContent(new Content().addMediaType("application/json", json));
      }
    }
    return operation;
  }

  @Override
  public void customise(OpenAPI document) {
    JsonNode examples = examples();
    Map<String, ObjectNode> requests = DescribeFields.requests();
    requests.forEach((name, json) -> {
      examples.optional(name).ifPresent(example -> json.set("example", example));
      document.getComponents().addSchemas(name, schema(json));
    });
    for (Repeated repeated : REPEATED) {
      Schema<?> schema = document.getComponents().getSchemas().get(repeated.answer());
      if (schema != null) {
        ObjectNode request = Objects.requireNonNull(requests.get(repeated.request()));
        repeat(request.path("properties"), repeated.always(), schema);
      }
    }
  }

  /// The answer's own fields win.
  private static void repeat(JsonNode properties, List<String> always, Schema<?> answer) {
    @SuppressWarnings("rawtypes") // As the library has them.
    Map<String, Schema> all = new LinkedHashMap<>();
    properties.forEachEntry((name, property) ->
        all.put(name, schema(always.contains(name) ? present((ObjectNode) property) : property)));
    all.putAll(answer.getProperties());
    answer.setProperties(all);
    List<String> required = new ArrayList<>(answer.getRequired());
    required.addAll(always);
    answer.setRequired(required);
  }

  /// Without the choice of null.
  private static ObjectNode present(ObjectNode property) {
    ObjectNode present = property.deepCopy();
    if (present.path("type").isArray()) {
      present.set("type", present.path("type").get(0));
    }
    if (present.path("enum").isArray()) {
      present.withArray("enum").removeIf(JsonNode::isNull);
    }
    JsonNode either = present.path("anyOf");
    if (either.size() == 2 && either.get(1).path("type").asString("").equals("null")) {
      present.remove("anyOf");
      present.setAll((ObjectNode) either.get(0));
    }
    return present;
  }

  private static Schema<?> schema(JsonNode json) {
    try {
      return Json31.mapper().readValue(json.toString(), Schema.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A description is no schema: " + json, e);
    }
  }

  private static JsonNode examples() {
    try (InputStream in = DescribedRequests.class.getResourceAsStream("examples.json")) {
      return ExactJson.read(
          new String(
              Objects.requireNonNull(in, "examples.json").readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
