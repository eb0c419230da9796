package dev.winnow.providers.preset;

import dev.winnow.core.llm.StorableText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads lists of models, page by page: `data[].id` as OpenAI and Anthropic write it,
/// `models[].name` as Ollama does, and what others make of either. What has no name is left out,
/// and so is all beyond [#MODELS_MAX].
final class ReadModelList {

  static final int MODELS_MAX = 2_000;

  /// A longer text is no name.
  private static final int NAME_CHARS_MAX = 300;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<String, FoundModel> models = new LinkedHashMap<>();

  /// A page's JSON; null where the body is none.
  static @Nullable JsonNode json(String body) {
    try {
      JsonNode json = JSON.readTree(body);
      return json.isContainer() ? json : null;
    } catch (JacksonException broken) {
      return null;
    }
  }

  /// Takes the models of a page.
  ///
  /// @return whether it is a list of models at all, if an empty one
  boolean take(JsonNode page) {
    JsonNode list =
        page.isArray()
            ? page
            : page.path("data").isArray() ? page.path("data") : page.path("models");
    if (!list.isArray()) {
      return false;
    }
    for (JsonNode entry : list) {
      if (isFull()) {
        break;
      }
      String id = first(entry, "id", "name", "model");
      if (id != null) {
        String name = first(entry, "display_name", "displayName", "name");
        models.putIfAbsent(
            id,
            new FoundModel(
                id, id.equals(name) ? null : name, first(entry, "owned_by", "organization")));
      }
    }
    return true;
  }

  boolean isFull() {
    return models.size() >= MODELS_MAX;
  }

  List<FoundModel> models() {
    return List.copyOf(models.values());
  }

  /// The first of these fields that holds a name; of a text, the text.
  private static @Nullable String first(JsonNode entry, String... fields) {
    if (entry.isString()) {
      return fields[0].equals("id") ? name(entry) : null;
    }
    for (String field : fields) {
      String name = name(entry.path(field));
      if (name != null) {
        return name;
      }
    }
    return null;
  }

  private static @Nullable String name(JsonNode value) {
    if (!value.isString() || value.stringValue().length() > NAME_CHARS_MAX) {
      return null;
    }
    String name = StorableText.of(value.stringValue()).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return name.isEmpty() ? null : name;
  }
}
