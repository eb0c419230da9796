package dev.winnow.core.schema;

import com.networknt.schema.Error;
import dev.winnow.core.schema.RowSchema.Coerced;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes values of a row in the form that the schema wants, where that is all that is wrong with
/// the row.
///
/// A value changes only where one other form of it would do ([OtherForms]); the changed row has to
/// be valid as a whole, and each change has to be needed for it. Else the row stays as it was.
final class CoerceRow {

  /// A change may bring another to light: `"Easy"` becomes `["Easy"]`, then `["easy"]`.
  private static final int ROUNDS_MAX = 4;

  private static final int CHANGES_MAX = 50;

  private final Function<JsonNode, Optional<List<Error>>> validate;
  private final ObjectNode row;

  /// The values before, by where they stand.
  private final Map<String, JsonNode> before = new LinkedHashMap<>();

  private CoerceRow(ObjectNode row, Function<JsonNode, Optional<List<Error>>> validate) {
    this.row = row.deepCopy();
    this.validate = validate;
  }

  /// The row in the other form; empty where there is none, or more than one.
  ///
  /// @param validate empty where it cannot be told whether a row is valid
  static Optional<Coerced> of(ObjectNode row, Function<JsonNode, Optional<List<Error>>> validate) {
    return new CoerceRow(row, validate).run();
  }

  private Optional<Coerced> run() {
    for (int round = 0; round <= ROUNDS_MAX; round++) {
      Optional<List<Error>> errors = validate.apply(row);
      if (errors.isEmpty()) {
        return Optional.empty();
      }
      if (errors.get().isEmpty()) {
        return before.isEmpty() || anyWasNeedless() ? Optional.empty() : Optional.of(done());
      }
      if (round == ROUNDS_MAX || !change(errors.get())) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /// Changes what can be changed; false where nothing can, or where it could be in two ways.
  private boolean change(List<Error> errors) {
    Map<String, List<JsonNode>> forms = new LinkedHashMap<>();
    for (Error error : errors) {
      JsonNode value = error.getInstanceNode();
      if (value == null || error.getInstanceLocation() == null) {
        continue;
      }
      List<JsonNode> possible =
          forms.computeIfAbsent(
              String.valueOf(error.getInstanceLocation()), at -> new ArrayList<>());
      for (JsonNode form : OtherForms.of(value, error)) {
        if (!possible.contains(form)) {
          possible.add(form);
        }
      }
      if (forms.size() > CHANGES_MAX) {
        return false;
      }
    }
    boolean changed = false;
    for (Map.Entry<String, List<JsonNode>> each : forms.entrySet()) {
      if (each.getValue().size() > 1) {
        return false;
      }
      if (each.getValue().size() == 1 && !each.getKey().isEmpty()) {
        JsonNode was = put(each.getKey(), each.getValue().getFirst());
        if (was == null) {
          return false;
        }
        before.putIfAbsent(each.getKey(), was);
        changed = true;
      }
    }
    return changed;
  }

  /// Whether the row is valid with one value as it was: then nobody can tell which one was meant.
  private boolean anyWasNeedless() {
    if (before.size() == 1) {
      return false;
    }
    for (Map.Entry<String, JsonNode> each : before.entrySet()) {
      JsonNode now = put(each.getKey(), each.getValue());
      boolean mayBeValid = validate.apply(row).map(List::isEmpty).orElse(true);
      if (now == null || mayBeValid) {
        return true;
      }
      put(each.getKey(), now);
    }
    return false;
  }

  /// Puts a value in the place of another; null where there is no such place.
  private @Nullable JsonNode put(String pointer, JsonNode value) {
    JsonPointer at = JsonPointer.compile(pointer);
    JsonPointer last = at.last();
    JsonNode parent = row.at(at.head());
    if (last == null) {
      return null;
    }
    if (parent instanceof ArrayNode list && list.has(last.getMatchingIndex())) {
      JsonNode was = list.get(last.getMatchingIndex());
      list.set(last.getMatchingIndex(), value);
      return was;
    }
    if (parent instanceof ObjectNode object && object.has(last.getMatchingProperty())) {
      return object.replace(last.getMatchingProperty(), value);
    }
    return null;
  }

  private Coerced done() {
    return new Coerced(row, List.copyOf(before.keySet()));
  }
}
