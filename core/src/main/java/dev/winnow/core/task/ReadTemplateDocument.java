package dev.winnow.core.task;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.DocumentLoader;
import dev.winnow.core.document.DocumentResult;
import dev.winnow.core.document.Problem;
import dev.winnow.core.template.CheckTemplate;
import dev.winnow.core.template.CheckTemplate.Finding;
import dev.winnow.core.template.Template;
import dev.winnow.core.template.VariableUses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads a document that holds a template alone: the map that stands under `template` in a task
/// file. It says everything that is wrong at once.
public final class ReadTemplateDocument {

  static final String AT = "/template";

  /// A template that stands alone has no files beside it.
  static final DocumentLoader NO_FILES =
      (path, from) ->
          new DocumentResult.Broken(
              new Document(path, MissingNode.getInstance(), Map.of()),
              List.of(Problem.error("", FieldSaid.NO_FILES.of())));

  private ReadTemplateDocument() {}

  /// Reads a template that may have no name yet.
  public static TemplateResult read(Document document) {
    return read(document, false);
  }

  /// Reads a template that is to be kept: it needs a name.
  public static TemplateResult readNamed(Document document) {
    return read(document, true);
  }

  private static TemplateResult read(Document document, boolean named) {
    Reading reading = new Reading(document, NO_FILES);
    JsonNode tree = document.tree();
    if (tree.isObject() && named && tree.path("name").isMissingNode()) {
      reading.error(AT + "/name", TaskFieldSaid.NAME_TEMPLATE.of());
    }
    Checked found = read(tree, reading);
    List<Finding> findings = found.findings().stream().map(ReadTemplateDocument::moved).toList();
    return reading.failed()
        ? new TemplateResult.Rejected(found.template(), found.schema(), findings)
        : new TemplateResult.Ready(found.template(), found.schema(), findings);
  }

  /// A template and what was found in it, at `/template`.
  record Checked(Template template, TemplateSchema schema, List<Finding> findings) {}

  /// Reads and checks; what is wrong is noted, too.
  static Checked read(JsonNode tree, Reading reading) {
    JsonNode map = tree;
    if (!tree.isObject()) {
      reading.error(
          AT, FieldSaid.NOT_MAP.of(List.of("name", "prompt", "variables"), Found.of(tree)));
      map = JsonNodeFactory.instance.objectNode();
    }
    TemplateLimits.check(map, AT, reading);
    Template template = TemplateFields.TEMPLATE.read(new Value("template", map, AT, reading));
    TemplateLimits.uses(VariableUses.of(template), AT, reading);
    List<Finding> findings = new ArrayList<>();
    // Half a template would only be blamed for what it lacks.
    if (!reading.failedIn(AT)) {
      findings.addAll(CheckTemplate.of(template));
      findings.addAll(PromptWarnings.of(template));
    }
    List<Finding> checked = List.copyOf(findings);
    TemplateSchema schema = TemplateSchema.read(template, null, reading);
    reading.problems().forEach(problem -> findings.add(new Finding(problem, null)));
    checked.forEach(finding -> reading.addAll(List.of(finding.problem())));
    return new Checked(template, schema, List.copyOf(findings));
  }

  private static Finding moved(Finding finding) {
    Problem problem = finding.problem();
    return new Finding(
        new Problem(problem.pointer().substring(AT.length()), problem.said(), problem.severity()),
        finding.inText());
  }

  /// The map of a template that was read, in the one form it is kept in: fields in their order, the
  /// type always there, nothing that is null, no empty description.
  public static ObjectNode canonical(Template template, ObjectNode map) {
    ObjectNode canonical = JsonNodeFactory.instance.objectNode();
    for (String field : TemplateFields.TEMPLATE.names()) {
      JsonNode value = map.path(field);
      if (field.equals(TemplateFields.TYPE.name())) {
        canonical.put(field, Value.word(template.type()));
      } else if (!value.isMissingNode() && !value.isNull() && !isEmptyNote(field, value)) {
        canonical.set(field, value);
      }
    }
    return canonical;
  }

  private static boolean isEmptyNote(String field, JsonNode value) {
    return field.equals(TemplateFields.DESCRIPTION.name()) && value.asString("x").isEmpty();
  }
}
