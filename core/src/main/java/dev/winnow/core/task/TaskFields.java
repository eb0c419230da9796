package dev.winnow.core.task;

import static dev.winnow.core.task.FieldTypes.ANY_WHOLE;
import static dev.winnow.core.task.FieldTypes.FILLED;
import static dev.winnow.core.task.FieldTypes.FLAG;
import static dev.winnow.core.task.FieldTypes.MAP;
import static dev.winnow.core.task.FieldTypes.TEXT;
import static dev.winnow.core.task.FieldTypes.choice;
import static dev.winnow.core.task.FieldTypes.matching;
import static dev.winnow.core.task.FieldTypes.number;
import static dev.winnow.core.task.FieldTypes.seconds;
import static dev.winnow.core.task.FieldTypes.texts;
import static dev.winnow.core.task.FieldTypes.whole;
import static dev.winnow.core.task.FieldTypes.wholeLong;

import dev.winnow.core.gate.Gates;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.task.FieldType.Either;
import dev.winnow.core.task.Task.Format;
import dev.winnow.core.task.Task.Limits;
import dev.winnow.core.task.Task.Output;
import dev.winnow.core.template.Template;
import dev.winnow.core.template.VariableUses;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The fields of a task file.
///
/// Left out of what changes rows, and so free to change between two runs on one journal: names and
/// notes, of which nothing is sent; the declarations of variables, whose values are compared; a
/// schema that was inferred from the prompt, which is compared; `target`, for more rows of the same
/// kind or fewer; `concurrency`, `limits` and `model.limits`: when requests are sent and how often,
/// not which; `output`: how rows are written, not what is in them; `model.baseUrl`, the credential
/// and `model.headers`: the same model behind another address, paid for by another account;
/// `model.latencyMillis`: how long the offline model waits, not what it says.
final class TaskFields {

  static final String FOR_PEOPLE = "Notes for people.";

  /// Rows a request asks for where the prompt says how many it wants and the task does not.
  private static final int BATCH_SIZE_DEFAULT = 5;

  static final int CONCURRENCY_MAX = 1024;

  private static final Output OUTPUT_USUAL = new Output(null, Format.JSONL);

  static final Field<Limits, Double> BUDGET_FACTOR =
      Field.of("budgetFactor", number(1, 1000, false), Limits::budgetFactor)
          .says("Requests sent at most, as a multiple of the smallest possible number.")
          .otherwise(Limits.DEFAULT.budgetFactor());
  static final Field<Limits, Integer> STAGNATION_UNITS =
      Field.of("stagnationUnits", whole(1, 1_000_000), Limits::stagnationUnits)
          .says("Number of latest responses checked for progress.")
          .otherwise(Limits.DEFAULT.stagnationUnits());
  static final Field<Limits, Double> STAGNATION_YIELD =
      Field.of("stagnationYield", number(0, 1, false), Limits::stagnationYield)
          .says("Smallest share of their rows that must have been accepted.")
          .otherwise(Limits.DEFAULT.stagnationYield());
  static final Field<Limits, Integer> TRIES_MAX =
      Field.of("triesMax", whole(1, 100), Limits::triesMax)
          .says("How often one request is sent before it counts as failed.")
          .otherwise(Limits.DEFAULT.triesMax());
  static final Field<Limits, Duration> THROTTLED_MAX =
      Field.of("throttledSecondsMax", seconds(0, 604_800), Limits::throttledMax)
          .says(
              "How long the model may reject every call as rate limited (429), or ask for a pause, before the task stops.")
          .otherwise(Limits.DEFAULT.throttledMax());

  static final Block<Limits> LIMITS_BLOCK =
      new Block<>(
          "TaskLimits",
          "When the task gives up.",
          List.of(BUDGET_FACTOR, STAGNATION_UNITS, STAGNATION_YIELD, TRIES_MAX, THROTTLED_MAX),
          in ->
              new Limits(
                  in.get(BUDGET_FACTOR),
                  in.get(STAGNATION_UNITS),
                  in.get(STAGNATION_YIELD),
                  in.get(TRIES_MAX),
                  in.get(THROTTLED_MAX)));

  static final Field<Output, String> FILE =
      Field.of("file", FILLED, Output::file)
          .says(
              "Where the rows are written when all are done, never half; in the working directory.")
          .range("path")
          .usually("`{name}.{format}`")
          .example("\"rows.jsonl\"");
  static final Field<Output, Format> FORMAT =
      Field.of("format", choice(Format.values()), Output::format)
          .says("Format of the file.")
          .usually("by the file's ending, else `jsonl`");

  static final Block<Output> OUTPUT_BLOCK =
      Block.described("TaskOutput", "Where the rows go.", List.of(FILE, FORMAT));

  static final Field<Task, String> NAME =
      Field.of(
              "name",
              matching("^[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}._-]{0,99}$").readBy(TaskName::read),
              Task::name)
          .says("Names the task and, without `output.file`, its files.")
          .needed("task", FieldSaid.WRITE_SHORT.of("medical-qa"))
          .range("letters of any script, digits, `-` `_` `.`; up to 100 characters and 200 bytes")
          .example("\"medical-qa\"");
  static final Field<Task, String> DESCRIPTION =
      Field.of("description", TEXT, Task::description).says(FOR_PEOPLE).otherwise("");
  static final Field<Task, Template> TEMPLATE =
      Field.of("template", TemplateFields.WHOLE, Task::template)
          .says(
              "What the model is told: a map, or the path of a YAML or JSON file with one, beside this file.")
          .needed(TemplateFields.NOTHING, TaskFieldSaid.WRITE_TEMPLATE)
          .changesRows();
  static final Field<Task, ObjectNode> PARAMETERS =
      Field.of("parameters", MAP, TaskFields::parameters)
          .says("Values of the template's variables; `count` among them is the target.")
          .otherwise(JsonNodeFactory.instance.objectNode())
          .example("{\"topic\": \"Medical health\", \"count\": 100, \"difficulty\": \"Medium\"}")
          .changesRows();
  static final Field<Task, Long> TARGET =
      Field.of("target", wholeLong(1, ReadTarget.MAX), Task::target)
          .says(
              "Number of accepted rows to end with. This or `parameters.count` is needed (or a default of a declared `count`); both must agree.")
          .usually("`parameters.count`")
          .example("100");
  static final Field<Task, List<ShareFields.Divided>> DIMENSIONS =
      Field.of("dimensions", ShareFields.DIMENSIONS, WriteProportions::dimensions)
          .says(
              "Makes a proportional task: dimensions by name, with categories and their shares. The shares hold exactly on accepted rows, in each dimension at once.")
          .otherwise(List.of())
          .usually("rows are not divided")
          .example("{\"difficulty\": {\"easy\": \"30%\", \"medium\": \"50%\", \"hard\": \"20%\"}}")
          .changesRows();
  static final Field<Task, List<ShareFields.Some>> COMBINATIONS =
      Field.of(
              "combinations",
              new FieldType.Blocks<>(ShareFields.COMBINATION, false, WantedSaid.COMBINATIONS),
              WriteProportions::combinations)
          .says(
              "Combinations of categories that are excluded, or have a share or settings of their own.")
          .otherwise(List.of())
          .usually("none")
          .changesRows();
  static final Field<Task, Long> MINIMUM =
      Field.<Task, Long>of(
              "minimumPerCombination",
              wholeLong(0, ReadTarget.MAX),
              task -> task.recipe().proportions().least())
          .says("Fewest rows of each combination that is not excluded.")
          .otherwise(0L);
  static final Field<Task, ShareFields.Other> OTHER_CATEGORY =
      Field.<Task, ShareFields.Other>of(
              "otherCategory",
              choice(ShareFields.Other.values()),
              task ->
                  task.recipe().proportions().keepsOthers()
                      ? ShareFields.Other.KEEP
                      : ShareFields.Other.REJECT)
          .says(
              "What becomes of a row that names another category than it was requested for: rejected, or kept as a row of that category.")
          .otherwise(ShareFields.Other.REJECT)
          .changesRows();
  static final Field<Task, ShareFields.Checked> CHECK_LABELS =
      Field.of("checkLabels", ShareFields.CHECK_LABELS, WriteProportions::checked)
          .says(
              "Whether a model classifies each row without knowing what was requested; a row that it puts into another category is rejected. One more request for each response.")
          .usually("`false`")
          .changesRows();
  static final Field<Task, List<ShareFields.There>> EXISTING =
      Field.of(
              "existing",
              new FieldType.Blocks<>(ShareFields.THERE, false, WantedSaid.EXISTING),
              WriteProportions::there)
          .says(
              "Rows that are there already: the shares hold for them and the `target` new ones together. `winnow topup` counts them.")
          .otherwise(List.of())
          .usually("none");
  static final Field<Task, List<String>> DISTINCT_ON =
      Field.<Task, List<String>>of("distinctOn", texts(0), task -> task.recipe().distinctOn())
          .says("Fields of a row that make it distinct.")
          .otherwise(List.of())
          .usually("all fields")
          .example("[\"question\"]")
          .changesRows();
  static final Field<Task, Boolean> COERCE =
      Field.<Task, Boolean>of("coerce", FLAG, task -> task.recipe().coerce())
          .says(
              "Whether a row that is wrong only in the form of a value is accepted with that value in the right form: 4 for \"4\", easy for Easy, a list of one for one text. See reading-answers.md.")
          .otherwise(true)
          .olderMean(false)
          .changesRows();
  static final Field<Task, Gates> GATES =
      Field.<Task, Gates>of("gates", GateFields.GATES, task -> task.recipe().gates())
          .says(
              "What a row has to pass to count, beside the schema: rules, no duplicate, a judging model. What does not is rejected with its reason and replaced.")
          .usually("rows that are nearly alike are rejected")
          .example("\"standard\"");
  static final Field<Task, Integer> BATCH_SIZE =
      Field.<Task, Integer>of("batchSize", whole(1, 1000), task -> task.calls().batchSize())
          .says("Rows per request; the last one asks for what is left.")
          .usually(BATCH_SIZE_DEFAULT + " where the prompt uses `{count}`, else 1")
          .example("5")
          .changesRows();
  static final Field<Task, Long> SEED =
      Field.<Task, Long>of("seed", ANY_WHOLE, task -> task.recipe().seed())
          .says("Decides everything that is drawn: same seed, same requests.")
          .otherwise(0L)
          .changesRows();
  static final Field<Task, String> TIME_ZONE =
      Field.<Task, String>of("timeZone", FILLED, task -> task.recipe().zone().getId())
          .says("Time zone of `{current_date}` and `{current_time}`.")
          .otherwise("UTC")
          .range("like `Asia/Shanghai`")
          .example("\"Asia/Shanghai\"")
          .changesRows();
  static final Field<Task, ModelSettings> MODEL =
      Field.of("model", ModelFields.CALLED, Task::model)
          .says("Which model is called.")
          .needed(ReadModel.OFFLINE, ModelFieldSaid.HOW)
          .changesRows();
  static final Field<Task, Integer> CONCURRENCY =
      Field.<Task, Integer>of(
              "concurrency", whole(1, CONCURRENCY_MAX), task -> task.calls().concurrency())
          .says("Requests in flight at the same time.")
          .otherwise(8);
  static final Field<Task, Limits> LIMITS =
      Field.<Task, Limits>of("limits", LIMITS_BLOCK, task -> task.goal().limits())
          .says(LIMITS_BLOCK.what());
  static final Field<Task, Output> OUTPUT =
      Field.of(
              "output",
              new Either<>(ReadOutput::read, OUTPUT_BLOCK, FILLED.inFile(), "path, or map"),
              Task::output)
          .says(OUTPUT_BLOCK.what())
          .otherwise(OUTPUT_USUAL)
          .usually("`{name}.jsonl`")
          .example("\"medical-qa.jsonl\"");

  /// A task file.
  static final Block<Task> TASK =
      Block.described(
          "Task",
          "What to make, how many of it, with which model, and where it goes. docs/task-file.md is the same in prose.",
          List.of(
              NAME,
              DESCRIPTION,
              TEMPLATE,
              PARAMETERS,
              TARGET,
              DIMENSIONS,
              COMBINATIONS,
              MINIMUM,
              OTHER_CATEGORY,
              CHECK_LABELS,
              EXISTING,
              DISTINCT_ON,
              COERCE,
              GATES,
              BATCH_SIZE,
              SEED,
              TIME_ZONE,
              MODEL,
              CONCURRENCY,
              LIMITS,
              OUTPUT));

  /// Law 8: of a pinned task, the schema that was inferred when it was made.
  static final Field<Task, ObjectNode> INFERRED =
      Field.<Task, ObjectNode>of(
              "inferredSchema",
              MAP,
              task -> task.template().schema() == null ? task.schema().json() : null)
          .says("The output schema, as it was inferred from the prompt.");

  /// Of a pinned task that tops up a dataset: which one, and how many rows it had.
  static final Field<Task, ObjectNode> TOPPED_UP =
      Field.<Task, ObjectNode>of(TaskRequest.TOPPED_UP, MAP, task -> null).hidden();

  /// Of a pinned task that draws rows from datasets: how many each cell wanted when it was made.
  static final Field<Task, ObjectNode> SAMPLED =
      Field.<Task, ObjectNode>of(TaskRequest.SAMPLED, MAP, task -> null).hidden();

  /// A task whose template, model and inferred schema are pinned.
  static final Block<Task> PINNED =
      Block.described(
          "PinnedTask",
          "A task that is whole in itself.",
          Stream.concat(TASK.fields().stream(), Stream.of(INFERRED, TOPPED_UP, SAMPLED)).toList());

  private TaskFields() {}

  /// Rows a request asks for where nothing is said.
  static int usualBatchSize(Template template) {
    return VariableUses.of(template).usesCount() ? BATCH_SIZE_DEFAULT : 1;
  }

  private static ObjectNode parameters(Task task) {
    ObjectNode parameters = JsonNodeFactory.instance.objectNode();
    Map<String, String> sorted = new TreeMap<>(task.recipe().values());
    sorted.forEach(parameters::put);
    return parameters;
  }
}
