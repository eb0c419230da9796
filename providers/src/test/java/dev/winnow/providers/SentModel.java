package dev.winnow.providers;

import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Credential;
import dev.winnow.core.task.ReadStoredModel;
import dev.winnow.providers.http.AddressPolicy;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Models as a user writes them down.
public final class SentModel {

  public static final String KEY = "sk-test-1234567890";

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

  public static OpenModel opener() {
    LanguageModel offline =
        request -> {
          throw new AssertionError("nothing is asked here");
        };
    return new OpenModel(Map.of(), Clock.systemUTC(), latency -> offline, new AddressPolicy());
  }
}
