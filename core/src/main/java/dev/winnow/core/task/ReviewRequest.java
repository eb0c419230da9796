package dev.winnow.core.task;

import dev.winnow.core.document.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What a reviewer decides about a row.
///
/// @param ordinal of a row of the dataset; null where a task made it and the dataset does not have
///   it
/// @param task in its place, the task that made it
/// @param unit the request that brought it
/// @param index which row of its answer, from 0
/// @param reason may be empty
/// @param data what takes the row's place; null unless it is edited
/// @param problems what is wrong with it
public record ReviewRequest(
    @Nullable Long ordinal,
    @Nullable UUID task,
    @Nullable String unit,
    @Nullable Integer index,
    String reviewer,
    Choice decision,
    String reason,
    @Nullable ObjectNode data,
    List<Problem> problems) {

  /// What can be decided.
  public enum Choice {
    /// The row is good as it is.
    ACCEPT,
    /// The row has to go.
    REJECT,
    /// The row is good with something else in its place.
    EDIT
  }

  /// Code points of a reviewer's name.
  public static final int NAME_CHARS_MAX = 100;

  private static final int REASON_CHARS_MAX = 1_000;

  private static final Field<ReviewRequest, Long> ORDINAL =
      Field.of("ordinal", FieldTypes.wholeLong(1, Long.MAX_VALUE), ReviewRequest::ordinal)
          .says("The row of the dataset.")
          .example("7");
  private static final Field<ReviewRequest, UUID> TASK =
      Field.of("task", FieldTypes.ID, ReviewRequest::task)
          .says(
              "In its place, the task that made a row that the dataset does not have: one that waits for the judge, or that the judge rejected.");
  private static final Field<ReviewRequest, String> UNIT =
      Field.of("unit", FieldTypes.FILLED, ReviewRequest::unit)
          .says("The request that brought that row.")
          .example("\"generate-0-0\"");
  private static final Field<ReviewRequest, Integer> INDEX =
      Field.of("index", FieldTypes.whole(0, Integer.MAX_VALUE), ReviewRequest::index)
          .says("Which row of its response, from 0.")
          .example("0");
  private static final Field<ReviewRequest, String> REVIEWER =
      Field.of("reviewer", FieldTypes.label(NAME_CHARS_MAX, true), ReviewRequest::reviewer)
          .says("Who decides.")
          .needed("", FieldSaid.WRITE_ONE)
          .example("\"Ann\"");
  private static final Field<ReviewRequest, Choice> DECISION =
      Field.of("decision", FieldTypes.constant(Choice.values()), ReviewRequest::decision)
          .says("Whether the row stays, goes, or stays with data in its place.")
          .needed(Choice.ACCEPT, FieldSaid.WRITE_ONE)
          .example("\"REJECT\"");
  private static final Field<ReviewRequest, String> REASON =
      Field.of("reason", FieldTypes.label(REASON_CHARS_MAX, false), ReviewRequest::reason)
          .says("For people: why.")
          .otherwise("");
  private static final Field<ReviewRequest, ObjectNode> DATA =
      Field.of("data", FieldTypes.MAP, ReviewRequest::data)
          .says("With EDIT, what takes the row's place.")
          .example("{\"question\": \"...\"}");

  static final Block<ReviewRequest> BLOCK =
      Block.described(
          "NewReviewDecision",
          "What a reviewer decides about a row.",
          List.of(ORDINAL, TASK, UNIT, INDEX, REVIEWER, DECISION, REASON, DATA));

  /// Reads one, with something harmless wherever a problem was noted.
  public static ReviewRequest read(ObjectNode body) {
    Reading reading = TaskRequest.reading(body);
    Fields fields = Fields.of(body, BLOCK, reading);
    Choice decision = fields.get(DECISION);
    checkRow(fields);
    if (decision == Choice.EDIT && !fields.has(DATA)) {
      fields.error(DATA, FieldSaid.MISSING.of().then(ReviewFieldSaid.WRITE_ROW.of()));
    } else if (decision != Choice.EDIT && fields.has(DATA)) {
      fields.error(DATA, ReviewFieldSaid.ONLY_EDIT);
    }
    return new ReviewRequest(
        fields.find(ORDINAL),
        fields.find(TASK),
        fields.find(UNIT),
        fields.find(INDEX),
        fields.get(REVIEWER),
        decision,
        fields.get(REASON),
        fields.find(DATA),
        reading.problems());
  }

  private static void checkRow(Fields fields) {
    if (fields.has(ORDINAL)) {
      if (fields.has(TASK)) {
        fields.error(TASK, FieldSaid.BESIDE.of(ORDINAL.name()));
      }
      return;
    }
    if (!fields.has(TASK)) {
      fields.error(ORDINAL, FieldSaid.MISSING.of().then(ReviewFieldSaid.NO_ROW.of()));
      return;
    }
    if (!fields.has(UNIT)) {
      fields.error(UNIT, FieldSaid.MISSING.of().then(FieldSaid.WRITE_ONE.of()));
    }
    if (!fields.has(INDEX)) {
      fields.error(INDEX, FieldSaid.MISSING.of().then(FieldSaid.WRITE_ONE.of()));
    }
  }
}
