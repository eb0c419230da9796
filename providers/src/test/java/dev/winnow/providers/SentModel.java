package dev.winnow.providers;

import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Credential;
import dev.winnow.core.task.ReadStoredModel;
import dev.winnow.providers.http.AddressPolicy;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Models as a user writes them down.
public final class SentModel {

  public static final String KEY = "sk-test-1234567890";

  private static final LanguageModel OFFLINE =
      request -> {
        throw new AssertionError("nothing is asked here");
      };

  private SentModel() {}

  /// Settings out of a task file's `model` map, as JSON.
  public static ModelSettings settings(String json) {
    ReadStoredModel.Read read =
        ReadStoredModel.read((ObjectNode) JsonMapper.shared().readTree(json), false);
    if (!read.problems().isEmpty()) {
      throw new IllegalArgumentException(read.problems().toString());
    }
    return read.settings();
  }

  /// A model with [#KEY].
  public static OpenModel.Opened.Ready open(ModelSettings settings) {
    return open(settings, opener());
  }

  /// One of an opener of its own, with [#KEY].
  public static OpenModel.Opened.Ready open(ModelSettings settings, OpenModel opener) {
    return (OpenModel.Opened.Ready)
        opener.open(
            settings.withCredential(new Credential.Stored("id")), stored -> Optional.of(KEY));
  }

  /// One that is reached through a proxy, so that a server of ours stands for its provider's: its
  /// address is what it is, but without TLS.
  ///
  /// @param json a task file's `model` map
  public static OpenModel.Opened.Ready through(URI proxy, JsonNode json) {
    ObjectNode model = (ObjectNode) json.deepCopy();
    model.put("baseUrl", model.path("baseUrl").asString("").replaceFirst("^https:", "http:"));
    model.putObject("connection").put("proxy", "http://" + proxy.getHost() + ":" + proxy.getPort());
    AddressPolicy policy =
        new AddressPolicy(host -> {
          throw new UnknownHostException(host);
        });
    return open(
        settings(model.toString()),
        new OpenModel(Map.of(), Clock.systemUTC(), latency -> OFFLINE, policy));
  }

  public static OpenModel opener() {
    return new OpenModel(Map.of(), Clock.systemUTC(), latency -> OFFLINE, new AddressPolicy());
  }
}
