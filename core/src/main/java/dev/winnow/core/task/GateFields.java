package dev.winnow.core.task;

import static dev.winnow.core.task.FieldTypes.FILLED;
import static dev.winnow.core.task.FieldTypes.MAP;
import static dev.winnow.core.task.FieldTypes.choice;
import static dev.winnow.core.task.FieldTypes.label;
import static dev.winnow.core.task.FieldTypes.number;
import static dev.winnow.core.task.FieldTypes.texts;
import static dev.winnow.core.task.FieldTypes.whole;

import dev.winnow.core.gate.Duplicates;
import dev.winnow.core.gate.Gates;
import dev.winnow.core.gate.HeldOut;
import dev.winnow.core.gate.Meaning;
import dev.winnow.core.gate.Option;
import dev.winnow.core.gate.Rubric;
import dev.winnow.core.gate.Rubric.Dimension;
import dev.winnow.core.gate.Rubric.Example;
import dev.winnow.core.gate.RuleKind;
import dev.winnow.core.gate.RuleKinds;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.task.FieldType.Blocks;
import dev.winnow.core.task.FieldType.Either;
import dev.winnow.core.task.FieldType.Plain;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The fields that say which rows are good enough.
///
/// None of them changes requests, so a run that goes on may have others: rows that have a verdict
/// keep it.
final class GateFields {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// Which kind of rule one is.
  static final String RULE = "rule";

  private static final int NAME_CHARS_MAX = 100;
  private static final int DESCRIPTION_CHARS_MAX = 4_000;

  static final Field<Gates, Gates.Preset> PRESET =
      Field.of("preset", choice(Gates.Preset.values()), Gates::preset)
          .says(
              "Rules that most want: standard rejects empty fields, refusals, parts of the prompt and repetitions; strict also secrets, personal data and sensitive content.")
          .usually("none");

  static final Field<Gates, List<JsonNode>> RULES =
      Field.<Gates, List<JsonNode>>of(
              "rules",
              rules(),
              gates -> gates.rules().stream().<JsonNode>map(it -> it.written()).toList())
          .says("Rules that each row has to keep, in this order. quality-gates.md lists them.")
          .otherwise(List.of())
          .usually("none")
          .example("[{\"rule\": \"length\", \"fields\": \"answer\", \"least\": 20}]");

  static final Field<Duplicates, String> NEAR =
      Field.<Duplicates, String>of(
              "near", nearType(), it -> it.near() == null ? "off" : it.near().toString())
          .says(
              "Similarity from which a row repeats another one: the share of word sequences (of character sequences in Chinese and the like) that both have. `off` compares whole rows only.")
          .usually(Double.toString(Duplicates.NEAR_USUAL));
  static final Field<Duplicates, List<String>> COMPARED =
      Field.of("fields", texts(0), Duplicates::fields)
          .says("Fields whose texts are compared.")
          .otherwise(List.of())
          .usually("all fields")
          .example("[\"question\"]");
  static final Field<Duplicates, List<HeldOut>> HELD_OUT =
      Field.of("heldOut", HeldOutFields.LIST, Duplicates::heldOut)
          .says(
              "Files with rows that none may repeat, such as those of a benchmark; beside this file.")
          .otherwise(List.of())
          .usually("none")
          .example("[\"benchmark.jsonl\"]");

  static final Field<Meaning, ModelSettings> EMBEDDER =
      Field.<Meaning, ModelSettings>of("model", ModelFields.CALLED, Meaning::model)
          .says("The embedding model, such as text-embedding-3-small.")
          .usually("needed");
  static final Field<Meaning, UUID> EMBEDDER_ID =
      Field.<Meaning, UUID>asked("modelId", FieldTypes.ID)
          .says("The embedding model.")
          .usually("needed");
  static final Field<Meaning, Double> COSINE =
      Field.of("threshold", number(0, 1, true), Meaning::threshold)
          .says("Cosine similarity from which a row repeats another one.")
          .otherwise(Meaning.THRESHOLD_USUAL);

  static final Block<Meaning> MEANING_BLOCK =
      Block.described(
          "TaskSemanticDuplicates",
          "Rows that mean nearly the same, by the embeddings of their texts.",
          List.of(EMBEDDER, EMBEDDER_ID.hidden(), COSINE));

  static final Field<Duplicates, Meaning> MEANING =
      Field.<Duplicates, Meaning>of("semantic", MEANING_BLOCK, Duplicates::meaning)
          .says("Rejects rows that mean nearly the same, by an embedding model.");

  static final Block<Duplicates> DUPLICATES_BLOCK =
      Block.described(
          "TaskDuplicates",
          "Which rows are too much alike.",
          List.of(NEAR, COMPARED, MEANING, HELD_OUT));

  static final Field<Gates, Duplicates> DUPLICATES =
      Field.of("duplicates", DUPLICATES_BLOCK, Gates::duplicates).says(DUPLICATES_BLOCK.what());

  static final Field<Dimension, String> NAME =
      Field.of("name", label(NAME_CHARS_MAX, true), Dimension::name)
          .says("Name of the dimension.")
          .needed("", FieldSaid.WRITE_ONE)
          .example("\"accuracy\"");
  static final Field<Dimension, String> DESCRIPTION =
      Field.of("description", label(DESCRIPTION_CHARS_MAX, false), Dimension::description)
          .says("What the judge looks at.")
          .needed("", FieldSaid.WRITE_ONE)
          .example("\"Are all statements true?\"");
  static final Field<Dimension, Rubric.Scale> SCALE =
      Field.of("scale", choice(Rubric.Scale.values()), Dimension::scale)
          .says("`score` is 1 to 5; `yes_no` counts yes as 5 and no as 1.")
          .otherwise(Rubric.Scale.SCORE);
  static final Field<Dimension, Double> WEIGHT =
      Field.of("weight", number(0, 1000, false), Dimension::weight)
          .says("Its weight in the mean.")
          .otherwise(1.0);

  static final Block<Dimension> DIMENSION =
      new Block<>(
          "TaskJudgeDimension",
          "Something that each row is scored for.",
          List.of(NAME, DESCRIPTION, SCALE, WEIGHT),
          in -> new Dimension(in.get(NAME), in.get(DESCRIPTION), in.get(SCALE), in.get(WEIGHT)));

  static final Field<Example, ObjectNode> EXAMPLE_ROW =
      Field.of("row", MAP, Example::row)
          .says("The row.")
          .needed(JSON.objectNode(), FieldSaid.WRITE_ONE);
  static final Field<Example, ObjectNode> EXAMPLE_SCORES =
      Field.<Example, ObjectNode>of("scores", MAP, GateFields::scores)
          .says("Its score, 1 to 5, for each dimension.")
          .needed(JSON.objectNode(), FieldSaid.WRITE_ONE)
          .example("{\"accuracy\": 4}");
  static final Field<Example, String> EXAMPLE_REASON =
      Field.of("reason", label(DESCRIPTION_CHARS_MAX, false), Example::reason)
          .says("Why.")
          .otherwise("");

  static final Block<Example> EXAMPLE =
      Block.described(
          "TaskJudgeExample",
          "A row as it should be judged.",
          List.of(EXAMPLE_ROW, EXAMPLE_SCORES, EXAMPLE_REASON));

  static final Field<Rubric, ModelSettings> MODEL =
      Field.<Rubric, ModelSettings>of("model", ModelFields.CALLED, Rubric::model)
          .says("The model that judges.")
          .usually("the task's, at temperature 0");
  static final Field<Rubric, UUID> MODEL_ID =
      Field.<Rubric, UUID>asked("modelId", FieldTypes.ID)
          .says("The model that judges.")
          .usually("the task's, at temperature 0");
  static final Field<Rubric, String> RUBRIC =
      Field.of("rubric", FILLED, Rubric::preset)
          .says(
              "Dimensions that suit a kind of rows, in place of `dimensions`. `preference` is for a `pair`.")
          .range("`" + String.join("` `", Rubrics.names()) + "`")
          .usually("`general` without `dimensions`, with `pair` `preference`");
  static final Field<Rubric, List<Dimension>> DIMENSIONS =
      Field.<Rubric, List<Dimension>>of(
              "dimensions",
              new Blocks<>(DIMENSION, false, WantedSaid.JUDGE_DIMENSIONS),
              it -> it.preset() == null ? it.dimensions() : List.of())
          .says("What each row is scored for.")
          .otherwise(List.of())
          .usually("those of `rubric`");
  static final Field<Rubric, List<Example>> EXAMPLES =
      Field.<Rubric, List<Example>>of(
              "examples", new Blocks<>(EXAMPLE, false, WantedSaid.JUDGE_EXAMPLES), Rubric::examples)
          .says("Rows with the scores they should get; not with a `pair`.")
          .otherwise(List.of())
          .usually("none");
  static final Field<Rubric, List<String>> PAIR =
      Field.<Rubric, List<String>>of(
              "pair",
              pairType(),
              it -> it.pair() == null ? null : List.of(it.pair().chosen(), it.pair().rejected()))
          .says(
              "Two fields of a row, the better one first. In place of scores the judge says which is better, by the dimensions; every other vote sees them in the other order.")
          .usually("rows are scored")
          .example("[\"chosen\", \"rejected\"]");
  static final Field<Rubric, Double> THRESHOLD =
      Field.of("threshold", number(1, 5, false), Rubric::threshold)
          .says(
              "Least weighted mean of the scores of a row that is accepted. Of a `pair` the score is 5 where the first one is better, 3 where neither is, 1 where the second one is.")
          .otherwise(Rubric.THRESHOLD_USUAL);
  static final Field<Rubric, Integer> VOTES =
      Field.of("votes", whole(1, 9), Rubric::votes)
          .says(
              "How often each row is judged; of its scores the median counts. With a `pair` an even number.")
          .otherwise(1)
          .usually("1, with `pair` 2");
  static final Field<Rubric, Integer> ROWS_PER_REQUEST =
      Field.of("rowsPerRequest", whole(1, 50), Rubric::rowsPerRequest)
          .says("How many rows of a response one request judges.")
          .otherwise(5);

  static final Block<Rubric> JUDGE_BLOCK =
      Block.described(
          "TaskJudge",
          "A model that scores each row.",
          List.of(
              MODEL,
              MODEL_ID.hidden(),
              RUBRIC,
              DIMENSIONS,
              PAIR,
              EXAMPLES,
              THRESHOLD,
              VOTES,
              ROWS_PER_REQUEST));

  static final Field<Gates, Rubric> JUDGE =
      Field.<Gates, Rubric>of("judge", JUDGE_BLOCK, Gates::judge)
          .says("A model that scores each row; without it none does.");

  static final Block<Gates> BLOCK =
      Block.described(
          "TaskGates",
          "What a row has to pass to count, beside the schema.",
          List.of(PRESET, RULES, DUPLICATES, JUDGE));

  /// The name of a preset, or what there is to pass.
  static final Either<Gates> GATES =
      new Either<>(
          value -> ReadGates.read(value, dev.winnow.core.gate.Options.Rows.ANY),
          BLOCK,
          choice(Gates.Preset.values()).inFile(),
          "`off` `standard` `strict`, or map");

  private GateFields() {}

  private static Plain<String> nearType() {
    ObjectNode schema = JSON.objectNode();
    ArrayNode either = schema.putArray("anyOf");
    either.addObject().put("type", "number").put("exclusiveMinimum", 0).put("maximum", 1);
    either.addObject().putArray("enum").add("off");
    return new Plain<>(
        value -> value.node().asString(),
        near ->
            near.equals("off") ? JSON.stringNode(near) : JSON.numberNode(Double.parseDouble(near)),
        "over 0, up to 1, or `off`",
        schema);
  }

  private static Plain<List<String>> pairType() {
    ObjectNode schema = JSON.objectNode().put("type", "array").put("minItems", 2);
    schema.put("maxItems", 2).putObject("items").put("type", "string");
    return new Plain<>(
        value -> value.texts(0),
        pair -> JSON.arrayNode().addAll(pair.stream().map(JSON::stringNode).toList()),
        "list of two fields",
        schema);
  }

  private static ObjectNode scores(Example example) {
    ObjectNode scores = JSON.objectNode();
    new java.util.TreeMap<>(example.scores()).forEach(scores::put);
    return scores;
  }

  private static Plain<List<JsonNode>> rules() {
    ObjectNode inFile = JSON.objectNode().put("type", "array");
    ArrayNode kinds = JSON.arrayNode();
    ArrayNode alone = JSON.arrayNode();
    ObjectNode inRequest = JSON.objectNode().put("type", "array");
    ObjectNode one = inRequest.putObject("items").put("type", "object");
    one.putArray("required").add(RULE);
    one.put("additionalProperties", true);
    ArrayNode names =
        one.putObject("properties").putObject(RULE).put("type", "string").putArray("enum");
    for (RuleKind kind : RuleKinds.all()) {
      kinds.add(schema(kind));
      names.add(kind.name());
      if (kind.options().stream().noneMatch(Option::needed)) {
        alone.add(kind.name());
      }
    }
    if (!kinds.isEmpty()) {
      kinds.addObject().put("description", "A rule without options.").set("enum", alone);
      inFile.putObject("items").set("anyOf", kinds);
    }
    return new Plain<>(
        value -> List.of(),
        rules -> JSON.arrayNode().addAll(rules),
        "list of rules",
        inFile,
        inRequest,
        null);
  }

  private static ObjectNode schema(RuleKind kind) {
    ObjectNode schema = JSON.objectNode();
    schema.put("description", kind.what()).put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required").add(RULE);
    properties.putObject(RULE).put("const", kind.name());
    for (Option<?> option : kind.options()) {
      ObjectNode one = properties.putObject(option.name());
      one.put("description", option.what()).setAll(RuleOptions.type(option).inFile().deepCopy());
      if (option.needed()) {
        required.add(option.name());
      }
    }
    return schema.put("additionalProperties", false);
  }
}
