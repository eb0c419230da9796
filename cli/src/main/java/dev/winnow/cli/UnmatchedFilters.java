package dev.winnow.cli;

import dev.winnow.core.document.NearestName;
import dev.winnow.core.share.Sample;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Tells of filters that no row of a source passes, with what its rows have instead: mostly a slip.
final class UnmatchedFilters {

  /// Fields and values that a message names, or is looked for among.
  private static final int NAMED_MAX = 20;

  private final String source;
  private final Set<Sample> unmatched;
  private final Set<String> fields = new LinkedHashSet<>();

  /// By the field of a filter, the values of the rows.
  private final Map<String, Set<String>> values = new HashMap<>();

  private boolean isEmpty = true;

  /// No row seen yet.
  UnmatchedFilters(String source, Collection<Sample> samples) {
    this.source = source;
    this.unmatched = new LinkedHashSet<>(samples);
    for (Sample sample : samples) {
      sample.where().keySet().forEach(field -> values.put(field, new LinkedHashSet<>()));
    }
  }

  /// Looks at the next row.
  void add(ObjectNode row) {
    isEmpty = false;
    unmatched.removeIf(sample -> sample.takes(row));
    if (unmatched.isEmpty()) {
      return;
    }
    for (String field : row.propertyNames()) {
      if (fields.size() < NAMED_MAX) {
        fields.add(field);
      }
    }
    values.forEach((field, some) -> {
      JsonNode value = row.path(field);
      if (some.size() < NAMED_MAX && value.isValueNode() && !value.isNull()) {
        some.add(value.asString());
      }
    });
  }

  /// What is said of them.
  List<String> said() {
    if (isEmpty) {
      return List.of("%s has no rows.".formatted(source));
    }
    List<String> said = new ArrayList<>();
    unmatched.forEach(sample -> said.add(said(sample.where())));
    return said;
  }

  private String said(Map<String, String> where) {
    for (Map.Entry<String, String> each : where.entrySet()) {
      Set<String> found = values.getOrDefault(each.getKey(), Set.of());
      if (found.isEmpty()) {
        return "No row of %s has the field %s, which its where asks for. %s"
            .formatted(source, each.getKey(), instead(each.getKey(), fields, "fields"));
      }
      if (!found.contains(each.getValue()) && found.size() < NAMED_MAX) {
        return "No row of %s has %s in the field %s, which its where asks for. %s"
            .formatted(
                source, each.getValue(), each.getKey(), instead(each.getValue(), found, "values"));
      }
    }
    return "No row of %s has all that its where asks for: %s.".formatted(source, where);
  }

  private static String instead(String name, Set<String> known, String what) {
    return NearestName.of(name, known)
        .map("Did you mean %s?"::formatted)
        .orElseGet(() -> "Its %s are %s.".formatted(what, String.join(", ", known)));
  }
}
