package dev.winnow.core.task;

import dev.winnow.core.document.Problem;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// A request for a dataset.
///
/// @param problems what is wrong with it
public record NewDataset(String name, String description, List<Problem> problems) {

  private static final Field<NewDataset, String> NAME =
      Field.of("name", RequestFields.NAME.type(), NewDataset::name)
          .says("Name of the dataset: any text, unlike any other's whatever the case.")
          .needed("", FieldSaid.WRITE_ONE)
          .example("\"medical-qa\"");
  private static final Field<NewDataset, String> DESCRIPTION =
      Field.of("description", RequestFields.DESCRIPTION.type(), NewDataset::description)
          .says(TaskFields.FOR_PEOPLE)
          .otherwise("");

  static final Block<NewDataset> BLOCK =
      Block.described("NewDataset", "A dataset to create.", List.of(NAME, DESCRIPTION));

  /// Reads it, with something harmless wherever a problem was noted.
  public static NewDataset read(ObjectNode body) {
    Reading reading = TaskRequest.reading(body);
    Fields fields = Fields.of(body, BLOCK, reading);
    return new NewDataset(fields.get(NAME), fields.get(DESCRIPTION), reading.problems());
  }
}
