package dev.winnow.core.task;

import dev.winnow.core.share.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// The fields of a mix: a task of which all rows are drawn from files or datasets.
final class MixFields {

  /// What a mix becomes; it is read by way of a task's document.
  interface Mix {}

  /// A source of rows; it is read by way of a category.
  interface Source {}

  static final Field<Source, String> SOURCE_NAME =
      MixFields.<Source, ShareFields.Written, String>asked(
              ShareFields.CATEGORY_NAME, "Name of the source, in reports.")
          .usually("the file's name, without its ending");
  static final Field<Source, String> FILE =
      asked(ShareFields.SAMPLE_FILE, ShareFields.SAMPLE_FILE.what());
  static final Field<Source, UUID> DATASET =
      asked(ShareFields.SAMPLE_DATASET, ShareFields.SAMPLE_DATASET.what());
  static final Field<Source, Map<String, String>> WHERE =
      asked(ShareFields.WHERE, ShareFields.WHERE.what());
  static final Field<Source, Part> SHARE =
      asked(
          ShareFields.CATEGORY_SHARE,
          "Its share of the rows: a weight, or a percentage. Percentages add up to 100%.");
  static final Field<Source, Long> ROWS =
      asked(
          ShareFields.CATEGORY_ROWS,
          "Its number of rows, in place of a share; all together add up to `target`.");

  static final Block<Source> SOURCE =
      Block.described(
          "MixSource",
          "A file or a dataset, and how many of its rows are drawn.",
          List.of(SOURCE_NAME, FILE, DATASET, WHERE, SHARE, ROWS));

  /// In a request, which draws from datasets.
  static final Block<Source> NEW_SOURCE =
      Block.described(
          "MixSource",
          "A dataset, and how many of its rows are drawn.",
          List.of(
              SOURCE_NAME.usually("the dataset's name"),
              Field.<Source, UUID>asked(DATASET.name(), DATASET.type())
                  .says("Dataset with the rows.")
                  .needed(new UUID(0, 0), FieldSaid.WRITE_ID),
              WHERE,
              SHARE,
              ROWS));

  static final Field<Mix, List<Source>> SOURCES =
      Field.<Mix, List<Source>>of(
              "sources", new FieldType.Blocks<>(SOURCE, false, WantedSaid.SOURCES), read -> null)
          .says("Where the rows come from, with shares.")
          .needed(List.of(), FieldSaid.WRITE_ONE)
          .changesRows();

  /// A mix, in a file.
  static final Block<Mix> MIX = Block.described("Mix", "Rows drawn from files in shares.", mix());

  private MixFields() {}

  private static List<Field<Mix, ?>> mix() {
    List<Field<Mix, ?>> fields = new ArrayList<>();
    fields.add(asked(TaskFields.NAME, TaskFields.NAME.what()));
    fields.add(asked(TaskFields.DESCRIPTION, TaskFields.DESCRIPTION.what()));
    fields.add(SOURCES);
    fields.add(
        MixFields.<Mix, Task, Long>asked(TaskFields.TARGET, "Number of rows to end with.")
            .usually("the sum of the sources' `rows`"));
    fields.add(asked(TaskFields.DISTINCT_ON, TaskFields.DISTINCT_ON.what()));
    fields.add(asked(TaskFields.SEED, "Decides which rows are drawn: same seed, same rows."));
    fields.add(asked(TaskFields.OUTPUT, TaskFields.OUTPUT.what()));
    return fields;
  }

  private static <R, S, T> Field<R, T> asked(Field<S, T> field, String what) {
    return new Field<>(
        field.name(), field.type(), what, read -> null, field.standard(), field.marks());
  }

  /// What a source says of the rows that are drawn.
  static void sample(ObjectNode source, ObjectNode category) {
    ObjectNode sample = category.putObject(ShareFields.SAMPLE.name());
    for (Field<Source, ?> field : List.of(FILE, DATASET, WHERE)) {
      if (source.has(field.name())) {
        sample.set(field.name(), source.get(field.name()));
      }
    }
    for (Field<Source, ?> field : List.of(SOURCE_NAME, SHARE, ROWS)) {
      if (source.has(field.name())) {
        category.set(field.name(), source.get(field.name()));
      }
    }
  }
}
