package dev.winnow.server.template;

import dev.winnow.server.web.ETags;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.RefusalSaid;
import dev.winnow.server.web.Thing;
import dev.winnow.storage.template.ChangeTemplates;
import dev.winnow.storage.template.ChangeTemplates.Removed;
import dev.winnow.storage.template.StoredTemplate;
import dev.winnow.storage.template.TemplateContent;
import dev.winnow.storage.template.TemplateSummary;
import dev.winnow.storage.template.Templates;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// The stored templates with the service's refusals: what is not there, whose name is taken, what
/// has changed meanwhile.
@Component
final class TemplateCatalog {

  private static final int NAME_CODE_POINTS_MAX = 200;
  private static final int NAMES_TRIED_MAX = 1_000;

  private final Templates templates;
  private final ChangeTemplates changes;

  TemplateCatalog(Templates templates, ChangeTemplates changes) {
    this.templates = templates;
    this.changes = changes;
  }

  /// A template with the content of a revision; null is the newest.
  StoredTemplate find(UUID id, @Nullable Integer revision) {
    StoredTemplate newest =
        templates.find(id).orElseThrow(() -> Refusal.notFound(Thing.TEMPLATE, id));
    return revision == null
        ? newest
        : templates
            .find(id, revision)
            .orElseThrow(
                () -> Refusal.notFound(RefusalSaid.NO_REVISION.of(String.valueOf(revision), id)));
  }

  StoredTemplate add(TemplateContent content) {
    return templates
        .add(UUID.randomUUID(), content)
        .orElseThrow(() -> Refusal.nameTaken(Thing.TEMPLATE, content.name()));
  }

  /// Adds it under the first name that is free.
  ///
  /// @param ending of the name, by the try, from 1; may be empty
  StoredTemplate addRenamed(TemplateContent content, IntFunction<String> ending) {
    for (int i = 1; i <= NAMES_TRIED_MAX; i++) {
      String name = shortened(content.name(), ending.apply(i));
      Optional<StoredTemplate> added = templates.add(UUID.randomUUID(), renamed(content, name));
      if (added.isPresent()) {
        return added.get();
      }
    }
    throw Refusal.nameTaken(Thing.TEMPLATE, content.name());
  }

  private static String shortened(String name, String ending) {
    int most = NAME_CODE_POINTS_MAX - ending.length();
    boolean fits = name.codePointCount(0, name.length()) <= most;
    return (fits ? name : name.substring(0, name.offsetByCodePoints(0, most)).strip()) + ending;
  }

  static TemplateContent renamed(TemplateContent content, String name) {
    ObjectNode json = content.json().deepCopy();
    json.put("name", name);
    return new TemplateContent(name, content.description(), content.type(), json);
  }

  StoredTemplate save(UUID id, TemplateContent content, @Nullable String ifMatch) {
    try {
      return changes
          .save(
              id,
              content,
              now -> {
                check(now, ifMatch);
                if (now.isArchived()) {
                  throw Refusal.conflict("ARCHIVED", RefusalSaid.ARCHIVED.of(now.name()));
                }
              })
          .orElseThrow(() -> Refusal.notFound(Thing.TEMPLATE, id));
    } catch (DuplicateKeyException e) {
      throw Refusal.nameTaken(Thing.TEMPLATE, content.name());
    }
  }

  Removed remove(UUID id, @Nullable String ifMatch) {
    Removed removed = changes.remove(id, now -> check(now, ifMatch));
    if (removed instanceof Removed.Unknown) {
      throw Refusal.notFound(Thing.TEMPLATE, id);
    }
    return removed;
  }

  StoredTemplate restore(UUID id, @Nullable String ifMatch) {
    String name = find(id, null).summary().name();
    try {
      return changes
          .restore(id, now -> check(now, ifMatch))
          .orElseThrow(() -> Refusal.notFound(Thing.TEMPLATE, id));
    } catch (DuplicateKeyException e) {
      throw Refusal.nameTaken(Thing.TEMPLATE, name);
    }
  }

  private static void check(TemplateSummary now, @Nullable String ifMatch) {
    ETags.check(ifMatch, now.revision(), Thing.TEMPLATE);
  }
}
