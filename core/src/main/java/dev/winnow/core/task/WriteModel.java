package dev.winnow.core.task;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Credential;
import dev.winnow.core.llm.ModelSettings.Limits;
import dev.winnow.core.llm.Sampling;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes a model's settings as a task file's `model` map, from which they can be read again.
///
/// Whole, so that a later change of a default changes no stored model. A stored key is not
/// mentioned: who keeps the key says so when the map is read.
public final class WriteModel {

  private WriteModel() {}

  /// The map.
  public static ObjectNode of(ModelSettings settings) {
    ObjectNode map = JsonNodeFactory.instance.objectNode();
    map.put("provider", Fields.word(settings.provider()));
    if (settings.baseUrl() != null) {
      map.put("baseUrl", settings.baseUrl().toString());
    }
    map.put("model", settings.model());
    switch (settings.credential()) {
      case Credential.None none -> {}
      case Credential.Stored stored -> {}
      case Credential.Environment variable -> map.put("apiKeyEnv", variable.name());
      case Credential.File file -> map.put("apiKeyFile", file.path());
    }
    sampling(map, settings.sampling());
    if (settings.responseFormat() != null) {
      map.put("responseFormat", Fields.word(settings.responseFormat()));
    }
    if (!settings.extra().isEmpty()) {
      map.set("extra", settings.extra().deepCopy());
    }
    if (!settings.headers().isEmpty()) {
      ObjectNode headers = map.putObject("headers");
      settings.headers().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(header -> headers.put(header.getKey(), header.getValue()));
    }
    map.set("limits", limits(settings.limits()));
    if (settings.provider() == ModelSettings.Provider.OFFLINE) {
      map.put("latencyMillis", settings.offlineLatencyMillis());
    }
    return map;
  }

  private static void sampling(ObjectNode map, Sampling sampling) {
    if (sampling.temperature() != null) {
      map.put("temperature", sampling.temperature());
    }
    if (sampling.topP() != null) {
      map.put("topP", sampling.topP());
    }
    put(map, "maxTokens", sampling.maxTokens());
    if (!sampling.stop().isEmpty()) {
      ArrayNode stop = map.putArray("stop");
      sampling.stop().forEach(stop::add);
    }
    if (sampling.seed() != null) {
      map.put("seed", sampling.seed());
    }
  }

  private static ObjectNode limits(Limits limits) {
    ObjectNode map = JsonNodeFactory.instance.objectNode();
    map.put("connectTimeoutSeconds", limits.connectTimeout().toSeconds());
    map.put("requestTimeoutSeconds", limits.requestTimeout().toSeconds());
    map.put("replyBytesMax", limits.replyBytesMax());
    put(map, "requestsPerMinute", limits.requestsPerMinute());
    put(map, "tokensPerMinute", limits.tokensPerMinute());
    return map;
  }

  private static void put(ObjectNode map, String name, @Nullable Integer value) {
    if (value != null) {
      map.put(name, value);
    }
  }
}
