package dev.winnow.core.task;

import static dev.winnow.core.task.FieldTypes.MAP;
import static dev.winnow.core.task.FieldTypes.label;
import static dev.winnow.core.task.FieldTypes.wholeLong;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Sampling;
import dev.winnow.core.share.Change;
import dev.winnow.core.share.Part;
import dev.winnow.core.share.Sample;
import dev.winnow.core.task.FieldType.Blocks;
import dev.winnow.core.task.FieldType.Either;
import dev.winnow.core.task.FieldType.Plain;
import dev.winnow.core.template.Template;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The fields that say how a task's rows are divided.
final class ShareFields {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// The longest name of a category.
  static final int NAME_CHARS_MAX = 200;

  private static final int DESCRIPTION_CHARS_MAX = 4_000;

  /// A category as it is written.
  ///
  /// @param part null where it is not written
  record Written(String name, String description, @Nullable Part part, Change change) {}

  /// A dimension as it is written.
  record Divided(String name, @Nullable String field, List<Written> categories) {}

  /// What is written for some cells.
  ///
  /// @param when names of categories by those of dimensions
  record Some(Map<String, String> when, @Nullable Part part, Change change) {}

  /// Rows that are there already.
  record There(Map<String, String> when, long rows) {}

  private static final Plain<Part> SHARE_TYPE =
      new Plain<>(
          ReadDimensions::share,
          ShareFields::share,
          "number, or percentage like `30%`",
          JSON.objectNode()
              .set(
                  "anyOf",
                  JSON.arrayNode()
                      .add(JSON.objectNode().put("type", "number").put("minimum", 0))
                      .add(
                          JSON.objectNode()
                              .put("type", "string")
                              .put("pattern", "^\\s*[0-9]+(\\.[0-9]+)?\\s*[%％]\\s*$"))));

  static final Field<Written, String> CATEGORY_NAME =
      Field.of("name", label(NAME_CHARS_MAX, true), Written::name)
          .says("The category, as it stands in prompts and rows.")
          .otherwise("")
          .usually("its key in the map")
          .example("\"easy\"")
          .changesRows();
  static final Field<Written, String> CATEGORY_DESCRIPTION =
      Field.of("description", label(DESCRIPTION_CHARS_MAX, false), Written::description)
          .says("Description for the model: `{dimension.description}` in the prompt.")
          .otherwise("");

  private static <R> Field<R, Part> share(Function<R, @Nullable Part> part) {
    return Field.<R, Part>of(
            "share", SHARE_TYPE, it -> part.apply(it) instanceof Part.Rows ? null : part.apply(it))
        .usually("equal shares");
  }

  private static <R> Field<R, Long> rows(Function<R, @Nullable Part> part) {
    return Field.<R, Long>of(
            "rows",
            wholeLong(0, ReadTarget.MAX),
            it -> part.apply(it) instanceof Part.Rows rows ? rows.rows() : null)
        .usually("by `share`");
  }

  static final Field<Written, Part> CATEGORY_SHARE =
      ShareFields.<Written>share(Written::part)
          .says(
              "Its share of the rows: a weight, or a percentage. Percentages of a dimension add up to 100%.")
          .example("\"30%\"");
  static final Field<Written, Long> CATEGORY_ROWS =
      ShareFields.<Written>rows(Written::part)
          .says(
              "Its number of rows, in place of a share; those of a dimension add up to `target`.");

  static final Field<Change, ObjectNode> PARAMETERS =
      Field.of("parameters", MAP, ShareFields::parameters)
          .says("Values of the template's variables, over those of the task.")
          .otherwise(JSON.objectNode());
  static final Field<Change, Template> TEMPLATE =
      Field.of("template", TemplateFields.WHOLE, Change::template)
          .says("Another template; its rows have the task's output schema.")
          .usually("the task's");
  static final Field<Change, ModelSettings> MODEL =
      Field.of("model", ModelFields.CALLED, Change::model)
          .says("Another model.")
          .usually("the task's");
  static final Field<Change, Sampling> GENERATION =
      Field.of("generation", ModelFields.GENERATION, Change::generation)
          .says("How the model writes, over its own settings.");
  static final Field<Change, List<Template.Example>> EXAMPLES =
      Field.of("examples", TemplateFields.EXAMPLES.type(), Change::examples)
          .says("Few-shot examples in place of the template's.")
          .usually("the template's");

  /// What requests have in place of a template and a model, and what is pinned beside them.
  static final Field<Change, UUID> TEMPLATE_ID =
      Field.<Change, UUID>asked("templateId", FieldTypes.ID)
          .says("Another template; its rows have the task's output schema.")
          .usually("the task's");

  static final Field<Change, Integer> TEMPLATE_REVISION =
      Field.<Change, Integer>asked("templateRevision", FieldTypes.whole(1, Integer.MAX_VALUE))
          .says("Revision of that template.")
          .usually("the newest");
  static final Field<Change, UUID> MODEL_ID =
      Field.<Change, UUID>asked("modelId", FieldTypes.ID)
          .says("Another model.")
          .usually("the task's");

  static final Field<Sample, String> SAMPLE_FILE =
      Field.of("file", FieldTypes.FILLED, Sample::file)
          .says(
              "File with the rows, of any format that is read: JSONL, JSON, CSV, Parquet; beside this file.")
          .range("path")
          .example("\"rows.jsonl\"")
          .changesRows();
  static final Field<Sample, UUID> SAMPLE_DATASET =
      Field.of("datasetId", FieldTypes.ID, Sample::dataset)
          .says("Dataset with the rows, in the service.")
          .changesRows()
          .hidden();
  static final Field<Sample, Boolean> THEN_GENERATE =
      Field.of("thenGenerate", FieldTypes.FLAG, Sample::thenGenerate)
          .says("Whether the model makes the rest when the rows are used up.")
          .otherwise(false);

  /// Names and values, which may look like numbers.
  private static final Plain<Map<String, String>> NAMES =
      FieldTypes.textMap(
          ReadDimensions::names,
          JSON.objectNode()
              .set("type", JSON.arrayNode().add("string").add("number").add("boolean")));

  static final Field<Sample, Map<String, String>> WHERE =
      Field.of("where", NAMES, Sample::where)
          .says("Values that a row must have, by field.")
          .usually("all rows")
          .example("{\"lang\": \"en\"}")
          .changesRows();

  /// What is pinned of a dataset.
  static final Field<Sample, String> SAMPLE_NAME =
      Field.<Sample, String>of(
              "dataset", FieldTypes.TEXT, it -> it.stand() == null ? null : it.stand().name())
          .hidden();

  static final Field<Sample, Long> SAMPLE_ROWS =
      Field.<Sample, Long>of(
              "rows",
              wholeLong(0, Long.MAX_VALUE),
              it -> it.stand() == null ? null : it.stand().rows())
          .hidden();

  static final Field<Sample, String> SAMPLE_SET =
      Field.<Sample, String>of(
              "rowSet", FieldTypes.TEXT, it -> it.stand() == null ? null : it.stand().set())
          .hidden();

  static final Block<Sample> SAMPLE_BLOCK =
      Block.described(
          "TaskSample",
          "Rows that are there already, drawn at random without replacement.",
          List.of(
              SAMPLE_FILE,
              SAMPLE_DATASET,
              WHERE,
              THEN_GENERATE,
              SAMPLE_NAME,
              SAMPLE_ROWS,
              SAMPLE_SET));

  static final Field<Change, Sample> SAMPLE =
      Field.<Change, Sample>of(
              "sample",
              new Either<>(
                  ReadDimensions::sample,
                  SAMPLE_BLOCK,
                  JSON.objectNode().put("type", "string"),
                  "path, or map"),
              Change::sample)
          .says("Rows of a file to draw in place of asking the model.")
          .usually("the model makes all rows")
          .changesRows();

  private static final Block<Change> CHANGE =
      Block.described(
          "TaskOverrides",
          "What is otherwise than in the rest of the task.",
          List.of(
              PARAMETERS,
              TEMPLATE,
              MODEL,
              GENERATION,
              EXAMPLES,
              SAMPLE,
              TEMPLATE_ID.hidden(),
              TEMPLATE_REVISION.hidden(),
              MODEL_ID.hidden()));

  private static <R> List<Field<R, ?>> with(List<Field<R, ?>> fields, Function<R, Change> change) {
    List<Field<R, ?>> all = new ArrayList<>(fields);
    all.addAll(CHANGE.in(change));
    return all;
  }

  static final Block<Written> CATEGORY =
      Block.described(
          "TaskCategory",
          "A category: its share of the rows, and what is otherwise in it.",
          with(
              List.of(CATEGORY_NAME, CATEGORY_DESCRIPTION, CATEGORY_SHARE, CATEGORY_ROWS),
              Written::change));

  static final Field<Divided, String> DIMENSION_NAME =
      Field.of("name", label(NAME_CHARS_MAX, true), Divided::name)
          .says("Name of the dimension: `{name}` in the prompt is the category.")
          .otherwise("")
          .usually("its key in the map")
          .example("\"difficulty\"")
          .changesRows();
  static final Field<Divided, String> ROW_FIELD =
      Field.<Divided, String>of("field", FieldTypes.FILLED, Divided::field)
          .says("Field of a row that holds its category.")
          .usually("the field with the name of the dimension, where rows have one")
          .changesRows();
  static final Field<Divided, List<Written>> CATEGORIES =
      Field.<Divided, List<Written>>of(
              "categories",
              new Either<>(
                  ReadDimensions::categories,
                  new Blocks<>(CATEGORY, false, WantedSaid.CATEGORIES),
                  JSON.objectNode().put("type", "object"),
                  "map of shares, list of names, or list of maps"),
              Divided::categories)
          .says(
              "Its categories with their shares: `{easy: 30%, hard: 70%}`; of a list, equal ones.")
          .needed(List.of(), FieldSaid.WRITE_ONE)
          .changesRows();

  static final Block<Divided> DIMENSION =
      Block.described(
          "TaskDimension",
          "A way to divide rows, such as their difficulty.",
          List.of(DIMENSION_NAME, ROW_FIELD, CATEGORIES));

  static final Field<Some, Map<String, String>> WHEN =
      Field.<Some, Map<String, String>>of("when", NAMES, Some::when)
          .says("Categories by dimension: every combination that has them.")
          .needed(Map.of(), FieldSaid.WRITE_ONE)
          .example("{\"subject\": \"art\", \"difficulty\": \"hard\"}")
          .changesRows();
  static final Field<Some, Part> COMBINATION_SHARE =
      ShareFields.<Some>share(Some::part)
          .says("Its share of all rows: a percentage, or 0 to exclude it.")
          .usually("as its categories make it");
  static final Field<Some, Long> COMBINATION_ROWS =
      ShareFields.<Some>rows(Some::part).says("Its number of rows, in place of a share.");

  static final Block<Some> COMBINATION =
      new Block<>(
          "TaskCombination",
          "What holds for combinations of categories; later ones override earlier ones.",
          with(List.of(WHEN, COMBINATION_SHARE, COMBINATION_ROWS), Some::change),
          ReadDimensions::combination);

  static final Field<There, Map<String, String>> THERE_WHEN =
      Field.<There, Map<String, String>>of("when", NAMES, There::when)
          .says("One category of each dimension.")
          .needed(Map.of(), FieldSaid.WRITE_ONE);
  static final Field<There, Long> THERE_ROWS =
      Field.<There, Long>of("rows", wholeLong(0, ReadTarget.MAX), There::rows)
          .says("How many there are.")
          .needed(0L, FieldSaid.WRITE_ONE);

  static final Block<There> THERE =
      new Block<>(
          "TaskExisting",
          "Rows that are there already.",
          List.of(THERE_WHEN, THERE_ROWS),
          in -> new There(in.get(THERE_WHEN), in.get(THERE_ROWS)));

  /// Whether, and how, the categories of rows are checked.
  ///
  /// @param dimensions empty is all of them
  record Checked(boolean on, List<String> dimensions, @Nullable ModelSettings model) {}

  static final Field<Checked, List<String>> CHECKED_DIMENSIONS =
      Field.<Checked, List<String>>of("dimensions", FieldTypes.texts(0), Checked::dimensions)
          .says("Dimensions that are checked.")
          .otherwise(List.of())
          .usually("all of them")
          .changesRows();
  static final Field<Checked, ModelSettings> LABEL_MODEL =
      Field.<Checked, ModelSettings>of("model", ModelFields.CALLED, Checked::model)
          .says("The model that classifies.")
          .usually("the task's, at temperature 0");

  static final Field<Checked, UUID> LABEL_MODEL_ID =
      Field.<Checked, UUID>asked("modelId", FieldTypes.ID)
          .says("The model that classifies.")
          .usually("the task's, at temperature 0");

  static final Block<Checked> CHECKED =
      new Block<>(
          "TaskLabelCheck",
          "How the categories of rows are checked.",
          List.of(CHECKED_DIMENSIONS, LABEL_MODEL, LABEL_MODEL_ID.hidden()),
          in -> new Checked(true, in.get(CHECKED_DIMENSIONS), in.find(LABEL_MODEL)));

  /// True, or how.
  static final Either<Checked> CHECK_LABELS =
      new Either<>(
          ReadDimensions::checked,
          CHECKED,
          JSON.objectNode().put("type", "boolean"),
          "`true` `false`, or map");

  /// A map of dimensions, or a list of them.
  static final Either<List<Divided>> DIMENSIONS =
      new Either<>(
          ReadDimensions::dimensions,
          new Blocks<>(DIMENSION, false, WantedSaid.DIMENSIONS),
          JSON.objectNode().put("type", "object"),
          "map by name, or list of maps");

  /// What becomes of a row that names another category than it was asked for.
  enum Other {
    REJECT,
    KEEP
  }

  private ShareFields() {}

  private static ObjectNode parameters(Change change) {
    ObjectNode map = JSON.objectNode();
    change.parameters().forEach(map::set);
    return map;
  }

  private static JsonNode share(Part part) {
    BigDecimal number = part.number().stripTrailingZeros();
    return part instanceof Part.Percent
        ? JSON.stringNode(number.toPlainString() + "%")
        : JSON.numberNode(number.scale() < 0 ? number.setScale(0) : number);
  }
}
