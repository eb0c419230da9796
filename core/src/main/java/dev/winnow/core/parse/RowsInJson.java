package dev.winnow.core.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The rows in a JSON value whose fields nobody knows, by the rule that answers are read by: what
/// an example shows as a row is what is read as one from an answer in its form.
public final class RowsInJson {

  private RowsInJson() {}

  /// What could also be meant by a value, and was decided.
  public enum Kind {
    /// The list in an object holds the rows; the object could be one row with that list.
    LIST_HOLDS_ROWS,
    /// The object is a row; its list could hold the rows.
    OBJECT_IS_ROW,
    /// The object is a row, a conversation, with a list of turns; each turn could be a row.
    CONVERSATION_IS_ROW,
    /// Each turn is a row; all of them could be one conversation.
    TURNS_ARE_ROWS
  }

  /// A decision that could be wrong.
  ///
  /// @param list the name of the list it is about; empty where the list has none
  public record Doubt(Kind kind, String list) {}

  /// The rows, in their order: the objects of an array, those an object wraps, or the object.
  public static List<ObjectNode> of(JsonNode value) {
    var rows = new PickRows(Set.of());
    var found = new Findings();
    if (value instanceof ObjectNode object) {
      rows.pick(object, false, Damages.NONE, found);
    } else {
      elements(value, rows, found);
    }
    return List.copyOf(found.rows());
  }

  private static void elements(JsonNode value, PickRows rows, Findings found) {
    for (JsonNode element : value.values()) {
      if (element instanceof ObjectNode object) {
        rows.pick(object, true, Damages.NONE, found);
      } else {
        elements(element, rows, found);
      }
    }
  }

  /// The texts of a list that holds nothing else, dots for more left out; empty where it does.
  public static List<String> texts(JsonNode value) {
    var texts = new ArrayList<String>();
    if (Wrappers.isOfTexts(value)) {
      value.values().forEach(each -> texts.add(each.stringValue()));
      texts.removeIf(Placeholder::isDots);
    }
    return texts;
  }

  /// What is in doubt about the rows in a value.
  public static Optional<Doubt> doubt(JsonNode value) {
    if (value instanceof ObjectNode object) {
      return Optional.ofNullable(Wrappers.doubt(object));
    }
    return value.isArray() && Turns.are("", value)
        ? Optional.of(new Doubt(Kind.TURNS_ARE_ROWS, ""))
        : Optional.empty();
  }
}
