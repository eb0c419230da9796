package dev.winnow.core.task;

import dev.winnow.core.document.Problem;
import dev.winnow.core.evaluate.EvaluationSettings;
import dev.winnow.core.gate.Options;
import dev.winnow.core.gate.Rubric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How a task is evaluated when it ends, as its request says it and as it is kept.
///
/// @param written the map; with the judge's model beside its id where it is kept
public record RequestEvaluation(ObjectNode written) {

  /// The name of the field of a request.
  public static final String FIELD = "evaluation";

  private static final String JUDGE = GateFields.JUDGE.name();
  private static final String SAMPLE = "sample";

  private static final Field<RequestEvaluation, Boolean> AUTOMATIC =
      Field.<RequestEvaluation, Boolean>asked("automatic", FieldTypes.FLAG)
          .says("Whether the task is evaluated when it ends.")
          .otherwise(true);
  private static final Field<RequestEvaluation, Integer> SAMPLED =
      Field.<RequestEvaluation, Integer>asked(
              SAMPLE, FieldTypes.whole(1, EvaluationSettings.SAMPLE_MAX))
          .says("How many rows, chosen at random, the judge scores.")
          .otherwise(EvaluationSettings.SAMPLE_USUAL);
  private static final Field<RequestEvaluation, Rubric> JUDGED =
      Field.<RequestEvaluation, Rubric>asked(JUDGE, RequestGates.JUDGE)
          .says("A model that scores rows of the finished task; without it none does.");

  static final Block<RequestEvaluation> BLOCK =
      Block.described(
          "TaskEvaluation",
          "How the task is evaluated when it ends.",
          List.of(AUTOMATIC, SAMPLED, JUDGED));

  /// The field of a request that has it.
  static <R> Field<R, RequestEvaluation> field() {
    return Field.<R, RequestEvaluation>asked(FIELD, BLOCK)
        .says("How the task is evaluated when it ends.")
        .usually("without a judge");
  }

  /// What of a request says it; null where nothing does.
  public static @Nullable RequestEvaluation of(ObjectNode request) {
    return request.path(FIELD) instanceof ObjectNode map
        ? new RequestEvaluation(map.deepCopy())
        : null;
  }

  /// What was kept.
  public static RequestEvaluation kept(ObjectNode written) {
    return new RequestEvaluation(written);
  }

  /// What is wrong with it.
  ///
  /// @param fields of the rows, as far as they are known
  public List<Problem> problems(List<String> fields) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.set(FIELD, written);
    Reading reading = TaskRequest.reading(request);
    Fields read = Fields.of(new Value(FIELD, written, "/" + FIELD, reading), BLOCK);
    read.get(AUTOMATIC);
    read.get(SAMPLED);
    List<Problem> problems = new ArrayList<>(reading.problems());
    String gates = "/" + TaskFields.GATES.name();
    ObjectNode document = settings(JsonNodeFactory.instance.objectNode(), Map.of());
    problems.addAll(WrittenChange.problems(document).stream().map(it -> moved(it, gates)).toList());
    EvaluationRequest.settings(document, new Options.Rows(fields, List.of())).problems().stream()
        .filter(it -> it.pointer().startsWith(gates + "/" + JUDGE))
        .map(it -> moved(it, gates))
        .forEach(problems::add);
    return problems;
  }

  private static Problem moved(Problem problem, String gates) {
    return new Problem(
        "/" + FIELD + problem.pointer().substring(gates.length()),
        problem.said(),
        problem.severity());
  }

  /// Whether the task is evaluated when it ends.
  public boolean isAutomatic() {
    return written.path(AUTOMATIC.name()).asBoolean(true);
  }

  /// The judge, as it stands in it; null where there is none.
  public @Nullable WrittenChange judge() {
    return written.path(JUDGE) instanceof ObjectNode map
        ? new WrittenChange("/" + FIELD + "/" + JUDGE, map)
        : null;
  }

  /// How the rows of the task are evaluated: by its rules behind the strict ones, by its
  /// comparison, and by this judge.
  ///
  /// @param gates as the task has pinned them; anything else is none
  /// @param targets wanted shares, by field and category
  public ObjectNode settings(JsonNode gates, Map<String, Map<String, Long>> targets) {
    ObjectNode document = EvaluationRequest.automatic(gates, targets);
    if (written.path(JUDGE) instanceof ObjectNode judge) {
      document.withObject(TaskFields.GATES.name()).set(JUDGE, judge);
    }
    written.optional(SAMPLE).ifPresent(it -> document.set(SAMPLE, it));
    return document;
  }

  /// As a request has it: without what is pinned.
  public ObjectNode asRequest() {
    ObjectNode request = written.deepCopy();
    if (request.path(JUDGE) instanceof ObjectNode judge) {
      judge.remove(WrittenChange.MODEL);
    }
    return request;
  }
}
