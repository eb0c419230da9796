package dev.winnow.server.task;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.document.Pointer;
import dev.winnow.core.document.Problems;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.WrittenChange;
import dev.winnow.server.web.FieldError;
import dev.winnow.server.web.RefusalSaid;
import dev.winnow.server.web.Thing;
import dev.winnow.storage.task.Pins;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Puts the templates and models that categories and combinations name by their ids into a
/// document, beside the ids.
final class PinCategories {

  private final Pins pins;
  private final Map<Reference, Optional<Pinned>> found = new HashMap<>();
  private final List<FieldError> errors = new ArrayList<>();

  /// Something by its id, and the revision where it has any.
  private record Reference(String field, UUID id, @Nullable Integer revision) {}

  /// @param revision 0 of what has none
  private record Pinned(JsonNode content, int revision) {}

  PinCategories(Pins pins) {
    this.pins = pins;
  }

  /// Takes what another document has pinned under the same ids in place of what they stand for now.
  PinCategories keeping(ObjectNode pinned) {
    for (WrittenChange each : WrittenChange.all(pinned)) {
      ObjectNode map = each.map();
      if (map == null) {
        continue;
      }
      each.templateId()
          .ifPresent(id -> {
            int revision = map.path(WrittenChange.TEMPLATE_REVISION).asInt(0);
            Optional<Pinned> template =
                map.optional(WrittenChange.TEMPLATE).map(it -> new Pinned(it, revision));
            found.putIfAbsent(new Reference(WrittenChange.TEMPLATE, id, revision), template);
            found.putIfAbsent(new Reference(WrittenChange.TEMPLATE, id, null), template);
          });
      each.modelId()
          .ifPresent(id ->
              found.putIfAbsent(
                  new Reference(WrittenChange.MODEL, id, null),
                  map.optional(WrittenChange.MODEL).map(it -> new Pinned(it, 0))));
    }
    return this;
  }

  /// Does so.
  ///
  /// @return what names nothing that is there
  List<FieldError> into(ObjectNode document) {
    for (WrittenChange each : WrittenChange.all(document)) {
      ObjectNode map = each.map();
      if (map != null) {
        each.templateId().ifPresent(id -> template(each, map, id));
        each.modelId().ifPresent(id -> model(each, map, id));
      }
    }
    return errors;
  }

  private void template(WrittenChange place, ObjectNode map, UUID id) {
    Integer revision = place.templateRevision();
    Pinned template =
        found
            .computeIfAbsent(
                new Reference(WrittenChange.TEMPLATE, id, revision),
                wish ->
                    pins.template(id, revision)
                        .map(it -> new Pinned(ExactJson.read(it.content()), it.revision())))
            .orElse(null);
    if (template == null) {
      if (revision != null && pins.template(id, null).isPresent()) {
        error(
            place,
            WrittenChange.TEMPLATE_REVISION,
            RefusalSaid.NO_SUCH_REVISION.of(String.valueOf(revision)));
      } else if (pins.holdTemplate(id).isPresent()) {
        error(place, WrittenChange.TEMPLATE_ID, RefusalSaid.ARCHIVED_TEMPLATE.of());
      } else {
        error(place, WrittenChange.TEMPLATE_ID, RefusalSaid.NO_SUCH.of(Thing.TEMPLATE));
      }
      return;
    }
    map.put(WrittenChange.TEMPLATE_REVISION, template.revision());
    map.set(WrittenChange.TEMPLATE, template.content().deepCopy());
  }

  private void model(WrittenChange place, ObjectNode map, UUID id) {
    found
        .computeIfAbsent(
            new Reference(WrittenChange.MODEL, id, null),
            wish -> pins.model(id).map(it -> new Pinned(ExactJson.read(it.settings()), 0)))
        .ifPresentOrElse(
            model -> map.set(WrittenChange.MODEL, model.content().deepCopy()),
            () -> error(place, WrittenChange.MODEL_ID, RefusalSaid.NO_SUCH.of(Thing.MODEL)));
  }

  private void error(WrittenChange place, String field, Said said) {
    errors.add(FieldError.of(Problems.field(Pointer.child(place.pointer(), field)), said));
  }

  /// Takes what is pinned out again: a request has the ids alone. Ids of what is gone are taken
  /// out, too.
  static void ids(ObjectNode document, Pins pins) {
    Map<UUID, Boolean> templates = new HashMap<>();
    Map<UUID, Boolean> models = new HashMap<>();
    for (WrittenChange each : WrittenChange.all(document)) {
      ObjectNode map = each.map();
      if (map == null) {
        continue;
      }
      map.remove(List.of(WrittenChange.TEMPLATE, WrittenChange.MODEL));
      if (each.templateId()
          .filter(id -> templates.computeIfAbsent(id, it -> pins.template(it, null).isPresent()))
          .isEmpty()) {
        map.remove(List.of(WrittenChange.TEMPLATE_ID, WrittenChange.TEMPLATE_REVISION));
      }
      if (each.modelId()
          .filter(id -> models.computeIfAbsent(id, it -> pins.holdModel(it).isPresent()))
          .isEmpty()) {
        map.remove(WrittenChange.MODEL_ID);
      }
    }
  }

  /// Takes the ids out: a task file has what they stand for.
  static void content(ObjectNode document) {
    for (WrittenChange each : WrittenChange.all(document)) {
      if (each.map() != null) {
        each.map().remove(WrittenChange.IDS);
      }
    }
  }
}
