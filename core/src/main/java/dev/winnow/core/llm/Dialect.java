package dev.winnow.core.llm;

import dev.winnow.core.llm.ModelSettings.ResponseFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What differs from model to model behind one wire: which parameters are taken and how they are
/// called. What is null or empty says nothing, and the next more general dialect holds.
///
/// @param maxTokensField the field that bounds the answer's tokens
/// @param omit parameters that are never sent
/// @param temperatureMin the lowest temperature taken; a lower one is sent as this
/// @param temperatureMax the highest taken
/// @param topPMin the lowest `topP` taken
/// @param topPMax the highest taken
/// @param stopMax how many stop sequences are taken; those beyond are not sent
/// @param responseFormats the ways to send an output schema, the best first; each is tried when the
///   server refuses the one before
/// @param closesObjects whether open objects whose properties are all required are closed on the
///   wire, so that the schema can be enforced (`strict`)
/// @param needsJsonWord whether JSON mode is refused unless the prompt contains the word "json"
/// @param thinking the fields to send for each level of thinking (`off`, `low`, `medium`, `high`)
public record Dialect(
    @Nullable String maxTokensField,
    List<Parameter> omit,
    @Nullable Double temperatureMin,
    @Nullable Double temperatureMax,
    @Nullable Double topPMin,
    @Nullable Double topPMax,
    @Nullable Integer stopMax,
    List<ResponseFormat> responseFormats,
    @Nullable Boolean closesObjects,
    @Nullable Boolean needsJsonWord,
    ObjectNode thinking) {

  /// Says nothing.
  public static final Dialect NONE =
      new Dialect(
          null,
          List.of(),
          null,
          null,
          null,
          null,
          null,
          List.of(),
          null,
          null,
          JsonNodeFactory.instance.objectNode());

  /// What a user may set of how a model writes.
  public enum Parameter {
    TEMPERATURE("temperature"),
    TOP_P("topP"),
    MAX_TOKENS("maxTokens"),
    STOP("stop"),
    SEED("seed");

    private final String field;

    Parameter(String field) {
      this.field = field;
    }

    /// As it is written in a task file.
    public String field() {
      return field;
    }
  }

  public Dialect {
    omit = List.copyOf(omit);
    responseFormats = List.copyOf(responseFormats);
  }

  /// This dialect, and where it says nothing, the other one.
  public Dialect over(Dialect other) {
    return new Dialect(
        maxTokensField != null ? maxTokensField : other.maxTokensField,
        omit.isEmpty() ? other.omit : omit,
        temperatureMin != null ? temperatureMin : other.temperatureMin,
        temperatureMax != null ? temperatureMax : other.temperatureMax,
        topPMin != null ? topPMin : other.topPMin,
        topPMax != null ? topPMax : other.topPMax,
        stopMax != null ? stopMax : other.stopMax,
        responseFormats.isEmpty() ? other.responseFormats : responseFormats,
        closesObjects != null ? closesObjects : other.closesObjects,
        needsJsonWord != null ? needsJsonWord : other.needsJsonWord,
        other.thinking.deepCopy().setAll(thinking));
  }
}
