package dev.winnow.core.task;

import dev.winnow.core.llm.Sampling;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads how a model writes: the same fields in a template's `generation` and in a task's `model`.
final class ReadSampling {

  private ReadSampling() {}

  static Sampling read(Fields fields) {
    return read(fields, fields.find(ModelFields.SEED));
  }

  /// For one request: its seed stands elsewhere.
  static Sampling readOnce(Fields fields) {
    return read(fields, null);
  }

  private static Sampling read(Fields fields, @Nullable Long seed) {
    return new Sampling(
        fields.find(ModelFields.TEMPERATURE),
        fields.find(ModelFields.TOP_P),
        fields.find(ModelFields.MAX_TOKENS),
        stop(fields),
        seed);
  }

  private static List<String> stop(Fields fields) {
    List<String> stop = fields.get(ModelFields.STOP);
    if (stop.contains("")) {
      fields.error(ModelFields.STOP, TaskFieldSaid.EMPTY_STOP);
    }
    return stop;
  }
}
