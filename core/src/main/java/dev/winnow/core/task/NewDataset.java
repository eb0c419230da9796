package dev.winnow.core.task;

import dev.winnow.core.document.Problem;
import dev.winnow.core.template.TemplateType;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A request for a dataset.
///
/// @param tags each once, in alphabetical order
/// @param problems what is wrong with it
public record NewDataset(
    String name, String description, TemplateType type, List<String> tags, List<Problem> problems) {

  private static final int TAGS_MAX = 20;
  private static final int TAG_CHARS_MAX = 50;

  private static final Field<NewDataset, String> NAME =
      Field.of("name", RequestFields.NAME.type(), NewDataset::name)
          .says("Name of the dataset: any text, unlike any other's whatever the case.")
          .needed("", FieldSaid.WRITE_ONE)
          .example("\"medical-qa\"");
  private static final Field<NewDataset, String> DESCRIPTION =
      Field.of("description", RequestFields.DESCRIPTION.type(), NewDataset::description)
          .says(TaskFields.FOR_PEOPLE)
          .otherwise("");
  private static final Field<NewDataset, TemplateType> TYPE =
      Field.of("type", FieldTypes.choice(TemplateType.values()), NewDataset::type)
          .says("What kind of data it holds; a label.")
          .otherwise(TemplateType.CUSTOM)
          .example("\"qa\"");
  private static final Field<NewDataset, List<String>> TAGS =
      Field.of("tags", FieldTypes.texts(TAGS_MAX), NewDataset::tags)
          .says("Words to find it by, of up to 50 characters each.")
          .otherwise(List.of())
          .example("[\"medical\", \"2026\"]");

  static final Block<NewDataset> BLOCK =
      Block.described("NewDataset", "A dataset to create.", List.of(NAME, DESCRIPTION, TYPE, TAGS));

  /// What people want to change about a dataset; null leaves it.
  public record Change(
      @Nullable String name,
      @Nullable String description,
      @Nullable TemplateType type,
      @Nullable List<String> tags,
      @Nullable Boolean archived,
      List<Problem> problems) {

    private static final Field<Change, String> NEW_NAME =
        Field.of(NAME.name(), NAME.type(), Change::name).says(NAME.what());
    private static final Field<Change, String> NEW_DESCRIPTION =
        Field.of(DESCRIPTION.name(), DESCRIPTION.type(), Change::description)
            .says(DESCRIPTION.what());
    private static final Field<Change, TemplateType> NEW_TYPE =
        Field.of(TYPE.name(), TYPE.type(), Change::type).says(TYPE.what());
    private static final Field<Change, List<String>> NEW_TAGS =
        Field.of(TAGS.name(), TAGS.type(), Change::tags)
            .says("All its tags anew; an empty list is none.");
    private static final Field<Change, Boolean> ARCHIVED =
        Field.of("archived", FieldTypes.FLAG, Change::archived)
            .says("Whether it is kept out of the list; its rows stay.");

    static final Block<Change> BLOCK =
        Block.described(
            "DatasetChange",
            "What to change; what is left out, or null, stays.",
            List.of(NEW_NAME, NEW_DESCRIPTION, NEW_TYPE, NEW_TAGS, ARCHIVED));

    /// Reads one.
    public static Change read(ObjectNode body) {
      Reading reading = TaskRequest.reading(body);
      Fields fields = Fields.of(body, BLOCK, reading);
      List<String> tags = fields.find(NEW_TAGS);
      return new Change(
          fields.find(NEW_NAME),
          fields.find(NEW_DESCRIPTION),
          fields.find(NEW_TYPE),
          tags == null ? null : checked(fields, NEW_TAGS, tags),
          fields.find(ARCHIVED),
          reading.problems());
    }
  }

  /// Reads it, with something harmless wherever a problem was noted.
  public static NewDataset read(ObjectNode body) {
    Reading reading = TaskRequest.reading(body);
    Fields fields = Fields.of(body, BLOCK, reading);
    return new NewDataset(
        fields.get(NAME),
        fields.get(DESCRIPTION),
        fields.get(TYPE),
        checked(fields, TAGS, fields.get(TAGS)),
        reading.problems());
  }

  private static List<String> checked(Fields fields, Field<?, ?> field, List<String> tags) {
    for (String tag : tags) {
      int chars = tag.codePointCount(0, tag.length());
      if (chars > TAG_CHARS_MAX) {
        fields.error(field, FieldSaid.TOO_LONG.of(chars, TAG_CHARS_MAX));
      }
      FieldSaid.unstorable(tag).ifPresent(said -> fields.error(field, said));
    }
    return Stream.of(tags)
        .flatMap(List::stream)
        .map(String::strip)
        .filter(tag -> !tag.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }
}
