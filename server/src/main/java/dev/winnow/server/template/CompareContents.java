package dev.winnow.server.template;

import dev.winnow.core.document.Pointer;
import dev.winnow.core.document.Problems;
import dev.winnow.server.template.TemplateDiff.Change;
import dev.winnow.server.template.TemplateDiff.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Compares two contents of a template field by field.
final class CompareContents {

  private static final Set<String> TEXTS = Set.of("/prompt", "/system");

  private final List<Change> changes = new ArrayList<>();

  private CompareContents() {}

  static List<Change> between(ObjectNode before, ObjectNode after) {
    CompareContents compare = new CompareContents();
    compare.fields("", before, after);
    return List.copyOf(compare.changes);
  }

  private void fields(String pointer, JsonNode before, JsonNode after) {
    Set<String> names = new LinkedHashSet<>(after.propertyNames());
    names.addAll(before.propertyNames());
    int found = changes.size();
    for (String name : names) {
      value(Pointer.child(pointer, name), before.path(name), after.path(name));
    }
    if (changes.size() == found && !before.toString().equals(after.toString())) {
      add(pointer, Kind.REORDERED, before, after);
    }
  }

  // Texts are compared, not trees: 1.10 is not 1.1, and the order of a schema's properties counts.
  private void value(String pointer, JsonNode before, JsonNode after) {
    if (before.isMissingNode()) {
      add(pointer, Kind.ADDED, before, after);
    } else if (after.isMissingNode()) {
      add(pointer, Kind.REMOVED, before, after);
    } else if (!before.toString().equals(after.toString())) {
      if (before.isObject() && after.isObject()) {
        fields(pointer, before, after);
      } else if (isListOfMaps(before) && isListOfMaps(after) && before.size() == after.size()) {
        for (int i = 0; i < after.size(); i++) {
          value(Pointer.child(pointer, i), before.get(i), after.get(i));
        }
      } else {
        add(pointer, Kind.CHANGED, before, after);
      }
    }
  }

  private static boolean isListOfMaps(JsonNode value) {
    return value.isArray() && value.valueStream().allMatch(JsonNode::isObject);
  }

  private void add(String pointer, Kind kind, JsonNode before, JsonNode after) {
    boolean texts = before.isString() && after.isString();
    boolean lines =
        texts
            && (TEXTS.contains(pointer)
                || before.stringValue().contains("\n")
                || after.stringValue().contains("\n"));
    changes.add(
        new Change(
            Problems.field(pointer),
            kind,
            before.isMissingNode() ? null : before,
            after.isMissingNode() ? null : after,
            lines ? CompareLines.hunks(before.stringValue(), after.stringValue()) : List.of()));
  }
}
