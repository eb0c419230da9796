package dev.winnow.core.task;

import static dev.winnow.core.task.FieldTypes.ANY_NUMBER;
import static dev.winnow.core.task.FieldTypes.FLAG;
import static dev.winnow.core.task.FieldTypes.MAP;
import static dev.winnow.core.task.FieldTypes.choices;
import static dev.winnow.core.task.FieldTypes.matching;
import static dev.winnow.core.task.FieldTypes.whole;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.Problem;
import dev.winnow.core.llm.Dialect;
import dev.winnow.core.llm.Dialect.Parameter;
import dev.winnow.core.llm.ModelSettings.ResponseFormat;
import dev.winnow.core.llm.ModelSettings.Thinking;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads what is known of a model's dialect: of a model's `dialect`, and of the table that comes
/// with the program.
public final class ReadDialect {

  private static final String KNOWN = "what is known";
  private static final int STOP_MAX = 16;

  private static final Field<Dialect, String> MAX_TOKENS_FIELD =
      Field.of("maxTokensField", matching("^[A-Za-z_]+$"), Dialect::maxTokensField)
          .says("Request field for `maxTokens`.")
          .usually(KNOWN)
          .example("\"max_completion_tokens\"");
  private static final Field<Dialect, List<Parameter>> OMIT =
      Field.of("omit", choices(Parameter.values(), Parameter::field), Dialect::omit)
          .says("Parameters that the model does not take; they are not sent, and the task says so.")
          .otherwise(List.of())
          .usually(KNOWN);
  private static final Field<Dialect, Double> TEMPERATURE_MIN =
      Field.of("temperatureMin", ANY_NUMBER, Dialect::temperatureMin)
          .says("Lowest `temperature` that is sent; a lower one is sent as this.")
          .usually(KNOWN);
  private static final Field<Dialect, Double> TEMPERATURE_MAX =
      Field.of("temperatureMax", ANY_NUMBER, Dialect::temperatureMax)
          .says("Highest `temperature` that is sent.")
          .usually(KNOWN);
  private static final Field<Dialect, Double> TOP_P_MIN =
      Field.of("topPMin", ANY_NUMBER, Dialect::topPMin)
          .says("Lowest `topP` that is sent.")
          .usually(KNOWN);
  private static final Field<Dialect, Double> TOP_P_MAX =
      Field.of("topPMax", ANY_NUMBER, Dialect::topPMax)
          .says("Highest `topP` that is sent.")
          .usually(KNOWN);
  private static final Field<Dialect, Integer> STOP_SEQUENCES =
      Field.of("stopMax", whole(0, STOP_MAX), Dialect::stopMax)
          .says("Most stop sequences that are sent.")
          .usually(KNOWN);
  private static final Field<Dialect, List<ResponseFormat>> RESPONSE_FORMATS =
      Field.of(
              "responseFormats",
              choices(ResponseFormat.values(), Value::word),
              Dialect::responseFormats)
          .says(
              "Ways to send the output schema, the best first; the next one is used when the server refuses the one before.")
          .otherwise(List.of())
          .usually(KNOWN);
  private static final Field<Dialect, Boolean> CLOSES_OBJECTS =
      Field.of("closesObjects", FLAG, Dialect::closesObjects)
          .says(
              "Close objects of the output schema whose properties are all required, so that the provider can enforce it.")
          .usually(KNOWN);
  private static final Field<Dialect, Boolean> NEEDS_JSON_WORD =
      Field.of("needsJsonWord", FLAG, Dialect::needsJsonWord)
          .says("JSON mode is only asked for where the prompt contains the word \"json\".")
          .usually(KNOWN);
  private static final Field<Dialect, ObjectNode> THINKING =
      Field.of("thinking", MAP.readBy(ReadDialect::thinking), Dialect::thinking)
          .says(
              "Request fields for each level of thinking: `{\"off\": {\"enable_thinking\": false}}`.")
          .otherwise(JsonNodeFactory.instance.objectNode())
          .usually(KNOWN);

  static final Block<Dialect> DIALECT =
      new Block<>(
          "ModelDialect",
          "Which parameters a model takes, and how they are called.",
          fixed(
              List.of(
                  MAX_TOKENS_FIELD,
                  OMIT,
                  TEMPERATURE_MIN,
                  TEMPERATURE_MAX,
                  TOP_P_MIN,
                  TOP_P_MAX,
                  STOP_SEQUENCES,
                  RESPONSE_FORMATS,
                  CLOSES_OBJECTS,
                  NEEDS_JSON_WORD,
                  THINKING)),
          ReadDialect::dialect);

  private ReadDialect() {}

  /// They are part of every request.
  private static List<Field<Dialect, ?>> fixed(List<Field<Dialect, ?>> fields) {
    return fields.stream().<Field<Dialect, ?>>map(Field::changesRows).toList();
  }

  /// What was read, and what is wrong with it.
  public record Read(Dialect dialect, List<Problem> problems) {}

  /// Reads a map with the fields of a dialect.
  public static Read read(ObjectNode map) {
    Reading reading =
        new Reading(
            new Document("dialect", map, Map.of()),
            (path, from) -> {
              throw new IllegalStateException("A dialect names no file.");
            },
            true);
    Dialect dialect = dialect(Fields.of(map, DIALECT, reading));
    return new Read(dialect, reading.problems());
  }

  private static Dialect dialect(Fields in) {
    return new Dialect(
        in.find(MAX_TOKENS_FIELD),
        in.get(OMIT),
        in.find(TEMPERATURE_MIN),
        in.find(TEMPERATURE_MAX),
        in.find(TOP_P_MIN),
        in.find(TOP_P_MAX),
        in.find(STOP_SEQUENCES),
        in.get(RESPONSE_FORMATS),
        in.find(CLOSES_OBJECTS),
        in.find(NEEDS_JSON_WORD),
        in.get(THINKING));
  }

  private static @Nullable ObjectNode thinking(Value value) {
    ObjectNode map = value.map();
    if (map == null) {
      return null;
    }
    List<String> levels = Value.words(List.of(Thinking.values()), null);
    for (Value level : value.entries()) {
      if (!levels.contains(level.name())) {
        level.error(FieldSaid.EXPECTED.of(WantedSaid.ONE_OF.of(levels), level.name()));
      } else {
        ReadModel.extra(level);
      }
    }
    return map;
  }
}
