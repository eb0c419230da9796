package dev.winnow.core.task;

import dev.winnow.core.share.Change;
import dev.winnow.core.share.Sample;
import dev.winnow.core.task.FieldType.Blocks;
import dev.winnow.core.task.ShareFields.Divided;
import dev.winnow.core.task.ShareFields.Some;
import dev.winnow.core.task.ShareFields.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// How requests say how a task's rows are divided: as task files, but that categories and
/// combinations name a template and a model by their ids.
final class RequestShares {

  /// Requests draw from datasets, files from files.
  private static final Field<Change, Sample> SAMPLE =
      Field.<Change, Sample>of(
              ShareFields.SAMPLE.name(),
              Block.described(
                  ShareFields.SAMPLE_BLOCK.name(),
                  ShareFields.SAMPLE_BLOCK.what(),
                  List.of(
                      Field.<Sample, UUID>asked(
                              ShareFields.SAMPLE_DATASET.name(), ShareFields.SAMPLE_DATASET.type())
                          .says("Dataset with the rows.")
                          .needed(new UUID(0, 0), FieldSaid.WRITE_ID),
                      ShareFields.WHERE,
                      ShareFields.THEN_GENERATE)),
              Change::sample)
          .says("Rows of a dataset to draw in place of asking the model.")
          .usually("the model makes all rows");

  private static final Block<Written> CATEGORY = named(ShareFields.CATEGORY, Written::change);
  private static final Block<Some> COMBINATION = named(ShareFields.COMBINATION, Some::change);

  private static final Block<Divided> DIMENSION =
      Block.described(
          ShareFields.DIMENSION.name(),
          ShareFields.DIMENSION.what(),
          List.of(
              ShareFields.DIMENSION_NAME,
              ShareFields.ROW_FIELD,
              typed(ShareFields.CATEGORIES, new Blocks<>(CATEGORY, false, WantedSaid.CATEGORIES))));

  static final Field<Task, List<Divided>> DIMENSIONS =
      typed(TaskFields.DIMENSIONS, new Blocks<>(DIMENSION, false, WantedSaid.DIMENSIONS))
          .example(
              "[{\"name\": \"difficulty\", \"categories\": [{\"name\": \"easy\", \"share\": \"30%\"}, {\"name\": \"hard\", \"share\": \"70%\"}]}]");
  static final Field<Task, List<Some>> COMBINATIONS =
      typed(TaskFields.COMBINATIONS, new Blocks<>(COMBINATION, false, WantedSaid.COMBINATIONS));

  private static final Block<ShareFields.Checked> CHECKED =
      Block.described(
          ShareFields.CHECKED.name(),
          ShareFields.CHECKED.what(),
          List.of(ShareFields.CHECKED_DIMENSIONS, ShareFields.LABEL_MODEL_ID));
  static final Field<Task, ShareFields.Checked> CHECK_LABELS =
      typed(
          TaskFields.CHECK_LABELS,
          new FieldType.Either<>(
              ReadDimensions::checked,
              CHECKED,
              ShareFields.CHECK_LABELS.other(),
              ShareFields.CHECK_LABELS.range()));

  /// What requests have in place of fields of a task file.
  static final Map<Field<Task, ?>, Field<Task, ?>> IN_REQUESTS =
      Map.of(
          TaskFields.DIMENSIONS,
          DIMENSIONS,
          TaskFields.COMBINATIONS,
          COMBINATIONS,
          TaskFields.CHECK_LABELS,
          CHECK_LABELS,
          TaskFields.GATES,
          RequestGates.GATES);

  /// What stands in a request for what stands in a file.
  private static final Map<String, List<String>> IN_PLACE_OF =
      Map.of(
          ShareFields.TEMPLATE.name(),
          List.of(ShareFields.TEMPLATE_ID.name(), ShareFields.TEMPLATE_REVISION.name()),
          ShareFields.MODEL.name(),
          List.of(ShareFields.MODEL_ID.name()),
          ShareFields.SAMPLE_FILE.name(),
          List.of(ShareFields.SAMPLE_DATASET.name()));

  private RequestShares() {}

  /// The names of a block's fields as requests have them: ids that are pinned beside what they
  /// stand for in its place.
  static List<String> names(Block<?> block) {
    List<String> all = block.names();
    return block.shownNames().stream()
        .flatMap(name -> {
          List<String> others = IN_PLACE_OF.getOrDefault(name, List.of());
          return all.containsAll(others) && !others.isEmpty() ? others.stream() : Stream.of(name);
        })
        .toList();
  }

  private static <R, T> Field<R, T> typed(Field<R, T> field, FieldType<T> type) {
    return new Field<>(
        field.name(), type, field.what(), field.value(), field.standard(), field.marks());
  }

  private static <R> Block<R> named(Block<R> block, Function<R, Change> change) {
    List<Field<R, ?>> fields = new ArrayList<>();
    for (Field<R, ?> field : block.fields()) {
      if (field.name().equals(ShareFields.TEMPLATE.name())) {
        fields.add(ShareFields.TEMPLATE_ID.in(change));
        fields.add(ShareFields.TEMPLATE_REVISION.in(change));
      } else if (field.name().equals(ShareFields.MODEL.name())) {
        fields.add(ShareFields.MODEL_ID.in(change));
      } else if (field.name().equals(ShareFields.SAMPLE.name())) {
        fields.add(SAMPLE.in(change));
      } else if (!field.marks().hidden()) {
        fields.add(field);
      }
    }
    return Block.described(block.name(), block.what(), fields);
  }

  /// A field of a task that is read as a part of that, once what it names is there.
  static <R> Field<R, JsonNode> unread(
      Field<Task, ?> field, Function<R, @Nullable JsonNode> value, String says) {
    return Field.<R, JsonNode>of(field.name(), new FieldType.Unread(field.type()), value)
        .says(says);
  }
}
