package dev.winnow.providers.wire;

import dev.winnow.core.llm.Dialect;
import dev.winnow.core.llm.Dialect.Parameter;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.ResponseFormat;
import dev.winnow.core.llm.Sampling;
import dev.winnow.core.say.Said;
import dev.winnow.providers.NoteSaid;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes what is sent with every request out of a model's settings, its dialect and what its server
/// taught.
///
/// @param excluded what is not sent for reasons that have been said
/// @param notes takes what people should know
record MakeParameters(
    ModelSettings settings, Dialect dialect, Set<Parameter> excluded, Consumer<Said> notes) {

  private static final double LEAST = 0;
  private static final double MOST = 2;

  Parameters of(Learned learned, Formats formats) {
    Sampling sampling = settings.sampling();
    ResponseFormat format = formats.at(learned.formats());
    return new Parameters(
        settings.model(),
        taken(Parameter.TEMPERATURE, sampling.temperature()),
        taken(Parameter.TOP_P, sampling.topP()),
        sampling.maxTokens() == null || isOmitted(Parameter.MAX_TOKENS)
            ? null
            : sampling.maxTokens(),
        learned.maxTokensField() != null
            ? learned.maxTokensField()
            : dialect.maxTokensField() == null ? "max_tokens" : dialect.maxTokensField(),
        stop(sampling.stop()),
        sampling.seed() == null || isOmitted(Parameter.SEED) ? null : sampling.seed(),
        format,
        Boolean.TRUE.equals(dialect.closesObjects()),
        Boolean.TRUE.equals(dialect.needsJsonWord()),
        thinking(),
        settings.stream() || learned.streamed());
  }

  private boolean isOmitted(Parameter parameter) {
    if (excluded.contains(parameter)) {
      return true;
    }
    if (!dialect.omit().contains(parameter)) {
      return false;
    }
    notes.accept(NoteSaid.OMITTED.of(settings.model(), parameter.field()));
    return true;
  }

  /// A number as far as the model takes it; null is not sent.
  private @Nullable Double taken(Parameter parameter, @Nullable Double value) {
    if (value == null || isOmitted(parameter)) {
      return null;
    }
    boolean isTemperature = parameter == Parameter.TEMPERATURE;
    Double min = isTemperature ? dialect.temperatureMin() : dialect.topPMin();
    Double max = isTemperature ? dialect.temperatureMax() : dialect.topPMax();
    double least = min == null ? LEAST : min;
    double most = max == null ? (isTemperature ? MOST : 1) : max;
    double sent = Math.clamp(value, least, Math.max(least, most));
    if (sent != value) {
      notes.accept(
          NoteSaid.CLAMPED.of(settings.model(), parameter.field(), least, most, value, sent));
    }
    return sent;
  }

  private List<String> stop(List<String> stop) {
    if (stop.isEmpty() || isOmitted(Parameter.STOP)) {
      return List.of();
    }
    Integer most = dialect.stopMax();
    if (most != null && stop.size() > most) {
      notes.accept(NoteSaid.STOPS.of(settings.model(), most));
      return stop.subList(0, most);
    }
    return stop;
  }

  private ObjectNode thinking() {
    if (settings.thinking() == null) {
      return JsonNodeFactory.instance.objectNode();
    }
    String level = settings.thinking().name().toLowerCase(Locale.ROOT);
    if (dialect.thinking().path(level) instanceof ObjectNode fields) {
      return fields;
    }
    notes.accept(NoteSaid.NO_THINKING.of(settings.model()));
    return JsonNodeFactory.instance.objectNode();
  }
}
