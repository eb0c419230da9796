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

/// Reads what people want to change about a task.
final class ReadTaskChange {

  static final List<String> FIELDS =
      List.of("name", "description", "target", "concurrency", "modelId");

  private static final int CONCURRENCY_MAX = 1_024;
  private static final int TARGET_MAX = 10_000_000;

  private ReadTaskChange() {}

  /// What to change; null leaves it.
  record Wish(
      @Nullable String name,
      @Nullable String description,
      @Nullable Long target,
      @Nullable Integer concurrency,
      @Nullable UUID modelId) {}

  /// Reads it; null is as good as left out.
  ///
  /// @throws Refusal with all that is wrong
  static Wish read(ObjectNode body) {
    List<FieldError> errors = new ArrayList<>();
    for (String name : body.propertyNames()) {
      if (!FIELDS.contains(name)) {
        String near =
            NearestName.of(name, FIELDS)
                .map(it -> "Did you mean " + it + "?")
                .orElse("What can be changed is " + String.join(", ", FIELDS) + ".");
        errors.add(FieldError.of(name, "cannot be changed. " + near));
      }
    }
    String name = text(body, "name", ReadNewTask.NAME_CHARS_MAX, errors);
    if (name != null && name.isEmpty()) {
      errors.add(FieldError.of("name", "is empty. Write something there."));
    }
    String description = text(body, "description", ReadNewTask.DESCRIPTION_CHARS_MAX, errors);
    Long target = whole(body, "target", TARGET_MAX, errors);
    Long concurrency = whole(body, "concurrency", CONCURRENCY_MAX, errors);
    UUID modelId = id(body, "modelId", errors);
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
    return new Wish(
        name, description, target, concurrency == null ? null : concurrency.intValue(), modelId);
  }

  private static @Nullable String text(
      ObjectNode body, String name, int charsMax, List<FieldError> errors) {
    JsonNode node = body.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    if (!node.isString()) {
      errors.add(FieldError.of(name, "must be text."));
      return null;
    }
    String text = node.stringValue().strip();
    Optional<FieldError> wrong =
        name.equals("description")
            ? ShortText.wrong(name, text, charsMax)
            : ShortText.wrongName(name, text, charsMax);
    wrong.ifPresent(errors::add);
    return text;
  }

  private static @Nullable UUID id(ObjectNode body, String name, List<FieldError> errors) {
    JsonNode node = body.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    Optional<UUID> id = node.isString() ? Ids.parse(node.stringValue()) : Optional.empty();
    if (id.isEmpty()) {
      errors.add(FieldError.of(name, ReadNewTask.NO_ID));
    }
    return id.orElse(null);
  }

  private static @Nullable Long whole(
      ObjectNode body, String name, int max, List<FieldError> errors) {
    JsonNode node = body.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    if (node.isIntegralNumber()
        && node.canConvertToLong()
        && node.longValue() >= 1
        && node.longValue() <= max) {
      return node.longValue();
    }
    errors.add(FieldError.of(name, "must be a whole number from 1 to %,d.".formatted(max)));
    return null;
  }
}
