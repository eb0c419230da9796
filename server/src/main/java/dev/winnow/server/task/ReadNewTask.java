package dev.winnow.server.task;

import dev.winnow.core.document.NearestName;
import dev.winnow.server.web.FieldError;
import dev.winnow.server.web.Ids;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.ShortText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads a request for a new task: what is the service's in it. What is the task's own is read as
/// in a task file.
final class ReadNewTask {

  static final List<String> FIELDS =
      List.of(
          "name",
          "description",
          "templateId",
          "templateRevision",
          "modelId",
          "parameters",
          "target",
          "batchSize",
          "distinctOn",
          "coerce",
          "seed",
          "timeZone",
          "model",
          "concurrency",
          "limits",
          "output",
          "start");

  /// Fields that go into the task as they are.
  static final List<String> OF_THE_TASK =
      List.of(
          "parameters",
          "target",
          "batchSize",
          "distinctOn",
          "coerce",
          "seed",
          "timeZone",
          "concurrency",
          "limits");

  static final List<String> OF_THE_MODEL =
      List.of("temperature", "topP", "maxTokens", "stop", "seed", "responseFormat", "extra");

  static final String NO_ID = "must be an id like 0195e3b4-8c1e-7cc0-a5a1-000000000000.";

  static final int NAME_CHARS_MAX = 200;
  static final int DESCRIPTION_CHARS_MAX = 4_000;

  private final ObjectNode body;
  private final List<FieldError> errors = new ArrayList<>();

  private ReadNewTask(ObjectNode body) {
    this.body = body;
  }

  /// What was read.
  ///
  /// @param templateRevision null is the newest
  /// @param datasetId null where a name is given, or nothing
  /// @param dataset null where an id is given, or nothing
  record Wish(
      String name,
      String description,
      UUID templateId,
      @Nullable Integer templateRevision,
      UUID modelId,
      ObjectNode model,
      @Nullable UUID datasetId,
      @Nullable String dataset,
      @Nullable JsonNode format,
      boolean start) {}

  /// Reads it.
  ///
  /// @throws Refusal with all that is wrong
  static Wish read(ObjectNode body) {
    return new ReadNewTask(body).wish();
  }

  private Wish wish() {
    unknown("", body, FIELDS);
    ObjectNode output = map("output", List.of("datasetId", "dataset", "format"));
    UUID datasetId = id(output, "output.", "datasetId", false);
    String dataset = text(output, "output.", "dataset", NAME_CHARS_MAX, false);
    if (datasetId != null && dataset != null) {
      error("output.dataset", "stands beside datasetId. Keep one of them.");
    }
    Wish wish =
        new Wish(
            or(text(body, "", "name", NAME_CHARS_MAX, true), ""),
            or(text(body, "", "description", DESCRIPTION_CHARS_MAX, false), ""),
            orNone(id(body, "", "templateId", true)),
            revision(),
            orNone(id(body, "", "modelId", true)),
            map("model", OF_THE_MODEL),
            datasetId,
            dataset,
            output.path("format").isMissingNode() ? null : output.get("format"),
            start());
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
    return wish;
  }

  private static String or(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }

  private static UUID orNone(@Nullable UUID id) {
    return id == null ? new UUID(0, 0) : id;
  }

  private void error(String field, String message) {
    errors.add(FieldError.of(field, message));
  }

  private void unknown(String prefix, ObjectNode map, List<String> known) {
    for (String name : map.propertyNames()) {
      if (!known.contains(name)) {
        String near =
            NearestName.of(name, known)
                .map(it -> "Did you mean " + it + "?")
                .orElse("The fields here are " + String.join(", ", known) + ".");
        error(prefix + name, "unknown field. " + near);
      }
    }
  }

  private ObjectNode map(String name, List<String> known) {
    JsonNode node = body.path(name);
    if (node instanceof ObjectNode map) {
      unknown(name + ".", map, known);
      return map;
    }
    if (!node.isMissingNode() && !node.isNull()) {
      error(name, "must be an object with fields such as " + known.getFirst() + ".");
    }
    return body.objectNode();
  }

  private @Nullable String text(
      ObjectNode map, String prefix, String name, int charsMax, boolean required) {
    JsonNode node = map.path(name);
    if (node.isMissingNode() || node.isNull()) {
      if (required) {
        error(prefix + name, "is missing. Write one.");
      }
      return null;
    }
    if (!node.isString()) {
      error(prefix + name, "must be text.");
      return null;
    }
    String text = node.stringValue().strip();
    if (text.isEmpty() && !name.equals("description")) {
      error(prefix + name, "is empty. Write something there.");
      return null;
    }
    Optional<FieldError> wrong =
        name.equals("description")
            ? ShortText.wrong(prefix + name, text, charsMax)
            : ShortText.wrongName(prefix + name, text, charsMax);
    wrong.ifPresent(errors::add);
    return wrong.isEmpty() ? text : null;
  }

  private @Nullable UUID id(ObjectNode map, String prefix, String name, boolean required) {
    JsonNode node = map.path(name);
    if (node.isMissingNode() || node.isNull()) {
      if (required) {
        error(prefix + name, "is missing. Write the id of one.");
      }
      return null;
    }
    Optional<UUID> id = node.isString() ? Ids.parse(node.stringValue()) : Optional.empty();
    if (id.isEmpty()) {
      error(prefix + name, NO_ID);
    }
    return id.orElse(null);
  }

  private @Nullable Integer revision() {
    JsonNode node = body.path("templateRevision");
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    if (node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= 1) {
      return node.intValue();
    }
    error("templateRevision", "must be a whole number from 1.");
    return null;
  }

  private boolean start() {
    JsonNode node = body.path("start");
    if (!node.isMissingNode() && !node.isNull() && !node.isBoolean()) {
      error("start", "must be true or false.");
    }
    return !node.isBoolean() || node.booleanValue();
  }
}
