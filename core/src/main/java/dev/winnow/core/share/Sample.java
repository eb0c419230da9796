package dev.winnow.core.share;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Rows that are there already and that fill a cell, in place of a model's.
///
/// @param file with the rows, as the user wrote its path; null where a dataset has them
/// @param dataset with the rows; null where a file has them
/// @param where values that a row has to have, by field
/// @param thenGenerate whether the model makes the rest once they are used up
/// @param stand of the dataset when it was chosen; null of a file
public record Sample(
    @Nullable String file,
    @Nullable UUID dataset,
    Map<String, String> where,
    boolean thenGenerate,
    @Nullable Stand stand) {

  /// A dataset as it was at a time: later rows are not drawn.
  ///
  /// @param name it had
  /// @param rows it had
  /// @param set which they are, in the words of what keeps them; null is the first ones of those it
  ///   has
  public record Stand(String name, long rows, @Nullable String set) {}

  public Sample {
    where = Map.copyOf(where);
  }

  /// What has the rows, in a word.
  public String source() {
    if (file != null) {
      return file;
    }
    return stand == null ? String.valueOf(dataset) : stand.name();
  }

  /// Whether a row has the values that it has to have.
  public boolean takes(ObjectNode row) {
    return where.entrySet().stream()
        .allMatch(each -> {
          JsonNode found = row.path(each.getKey());
          return found.isValueNode() && found.asString().equals(each.getValue());
        });
  }
}
