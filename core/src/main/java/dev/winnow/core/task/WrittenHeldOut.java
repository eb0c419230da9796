package dev.winnow.core.task;

import dev.winnow.core.document.Pointer;
import dev.winnow.core.document.Problem;
import dev.winnow.core.say.Said;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A dataset whose rows none of a task may repeat, as it stands in a document: its id, and beside
/// that, where it is pinned, what it stood for.
///
/// @param pointer its place
/// @param map what it says
public record WrittenHeldOut(String pointer, ObjectNode map) {

  private static final List<String> PATH =
      List.of(TaskFields.GATES.name(), GateFields.DUPLICATES.name(), GateFields.HELD_OUT.name());

  private static final List<Field<?, ?>> PINNED =
      List.of(HeldOutFields.NAME, HeldOutFields.ROWS, HeldOutFields.SET);

  /// A dataset that there is.
  ///
  /// @param set its rows, in the words of what keeps them
  public record Found(String name, long rows, String set, boolean archived) {}

  private static Value list(ObjectNode document) {
    Value list = new Value("", document, "", TaskRequest.reading(document));
    for (String name : PATH) {
      list = list.child(name, list.node().path(name));
    }
    return list;
  }

  /// All of a document, in their order.
  public static List<WrittenHeldOut> all(ObjectNode document) {
    List<WrittenHeldOut> all = new ArrayList<>();
    for (Value each : list(document).items()) {
      if (each.node() instanceof ObjectNode map) {
        all.add(new WrittenHeldOut(each.pointer(), map));
      }
    }
    return all;
  }

  /// What is wrong with what a request names: it has neither files nor what is pinned.
  public static List<Problem> problems(ObjectNode request) {
    Value list = list(request);
    for (Value each : list.node().isString() ? List.of(list) : list.items()) {
      if (each.node().isString()) {
        each.error(GateFieldSaid.NO_HELD_OUT.of());
      }
      for (Field<?, ?> pinned : PINNED) {
        if (each.node().hasNonNull(pinned.name())) {
          each.child(pinned.name(), each.node().path(pinned.name()))
              .error(FieldSaid.UNKNOWN.of().then(FieldSaid.NEAR.of(HeldOutFields.DATASET.name())));
        }
      }
    }
    return list.reading().problems();
  }

  /// Puts into a document, beside the ids of datasets, what they stand for now.
  ///
  /// @param datasets finds one
  /// @return what names none whose rows can be held out
  public static List<Problem> pin(ObjectNode document, Function<UUID, Optional<Found>> datasets) {
    List<Problem> problems = new ArrayList<>();
    Set<UUID> named = new HashSet<>();
    for (WrittenHeldOut each : all(document)) {
      UUID id = each.dataset();
      if (id == null) {
        // That it is none is said when it is read.
        continue;
      }
      Found found = datasets.apply(id).orElse(null);
      if (found == null) {
        problems.add(each.error(GateFieldSaid.HELD_OUT_GONE.of()));
      } else if (found.archived()) {
        problems.add(each.error(GateFieldSaid.HELD_OUT_ARCHIVED.of(found.name())));
      } else if (found.rows() == 0) {
        problems.add(each.error(GateFieldSaid.HELD_OUT_EMPTY.of(found.name())));
      } else if (!named.add(id)) {
        problems.add(each.error(GateFieldSaid.HELD_OUT_TWICE.of(found.name())));
      } else {
        each.map
            .put(HeldOutFields.NAME.name(), found.name())
            .put(HeldOutFields.ROWS.name(), found.rows())
            .put(HeldOutFields.SET.name(), found.set());
      }
    }
    return problems;
  }

  /// Takes out what is pinned beside the ids: requests have the ids alone. Those of what is gone
  /// are taken out, too.
  ///
  /// @param isThere whether there is a dataset
  public static void ids(ObjectNode document, Predicate<UUID> isThere) {
    for (WrittenHeldOut each : all(document)) {
      PINNED.forEach(field -> each.map.remove(field.name()));
    }
    if (list(document).node() instanceof ArrayNode list) {
      for (int i = list.size() - 1; i >= 0; i--) {
        UUID id =
            list.get(i) instanceof ObjectNode map ? new WrittenHeldOut("", map).dataset() : null;
        if (id != null && !isThere.test(id)) {
          list.remove(i);
        }
      }
    }
  }

  /// Puts files in the place of datasets, which task files cannot name: exports of the name of the
  /// dataset.
  public static void files(ObjectNode document) {
    if (list(document).node() instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        String name = list.get(i).path(HeldOutFields.NAME.name()).asString("");
        if (!name.isEmpty()) {
          list.set(i, name + ".jsonl");
        }
      }
    }
  }

  /// The dataset; null where what stands there could be none.
  public @Nullable UUID dataset() {
    JsonNode id = map.path(HeldOutFields.DATASET.name());
    try {
      return id.isString() ? UUID.fromString(id.stringValue()) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /// Where the dataset is named.
  public String place() {
    return Pointer.child(pointer, HeldOutFields.DATASET.name());
  }

  private Problem error(Said said) {
    return Problem.error(place(), said);
  }
}
