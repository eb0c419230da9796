package dev.winnow.core.task;

import dev.winnow.core.llm.Sampling;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads how a model writes: the same fields in a template's `generation` and in a task's `model`.
final class ReadSampling {

  private static final int STOP_MAX = 16;
  private static final int TOKENS_MAX = 1_000_000;

  private ReadSampling() {}

  static Sampling read(Fields fields) {
    return read(fields, fields.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE));
  }

  /// For one request: its seed stands elsewhere.
  static Sampling readOnce(Fields fields) {
    return read(fields, null);
  }

  private static Sampling read(Fields fields, @Nullable Long seed) {
    Long maxTokens = fields.whole("maxTokens", 1, TOKENS_MAX);
    return new Sampling(
        fields.number("temperature", "a number from 0 to 2", t -> t >= 0 && t <= 2),
        fields.number("topP", "a number over 0, up to 1", p -> p > 0 && p <= 1),
        maxTokens == null ? null : maxTokens.intValue(),
        stop(fields),
        seed);
  }

  private static List<String> stop(Fields fields) {
    List<String> stop = fields.texts("stop");
    if (stop.size() > STOP_MAX) {
      fields.error(
          "stop",
          "has " + stop.size() + " texts, at most " + STOP_MAX + " are taken. Remove some.");
    }
    if (stop.contains("")) {
      fields.error("stop", "holds an empty text, which would end every answer. Remove it.");
    }
    return stop;
  }
}
