package dev.winnow.core.task;

import dev.winnow.core.document.Pointer;
import dev.winnow.core.template.Template;
import dev.winnow.core.template.Template.Example;
import dev.winnow.core.template.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads a template: its structure, not yet whether its variables make sense and agree with its
/// prompt.
final class ReadTemplate {

  private ReadTemplate() {}

  /// Reads it from the map that stands there or from the file that is named there.
  ///
  /// @param defaultName the template's name where it has none
  static Template read(JsonNode written, String pointer, String defaultName, Reading reading) {
    JsonNode node = written;
    if (written.isString()) {
      node = reading.include(pointer, written.stringValue());
    }
    Fields fields = Fields.of(node, pointer, TemplateFields.TEMPLATE, reading);
    String name = fields.find(TemplateFields.NAME);
    // For people who make tasks of it: a task itself says which model it calls.
    fields.find(TemplateFields.MODEL);
    return new Template(
        name == null ? defaultName : name,
        fields.get(TemplateFields.DESCRIPTION),
        fields.get(TemplateFields.TYPE),
        fields.find(TemplateFields.SYSTEM),
        reading.failedIn(pointer) && !(node instanceof ObjectNode)
            ? ""
            : fields.get(TemplateFields.PROMPT),
        variables(fields),
        schema(fields),
        fields.get(TemplateFields.GENERATION),
        examples(fields));
  }

  private static List<Variable> variables(Fields fields) {
    List<Variable> variables = new ArrayList<>();
    ObjectNode map = fields.map(TemplateFields.VARIABLES.name());
    for (Map.Entry<String, JsonNode> entry : map.properties()) {
      String pointer = Pointer.child(fields.at(TemplateFields.VARIABLES), entry.getKey());
      Fields declared =
          Fields.of(entry.getValue(), pointer, TemplateFields.VARIABLE, fields.reading());
      variables.add(variable(entry.getKey(), declared));
    }
    return variables;
  }

  private static Variable variable(String name, Fields fields) {
    List<String> choices = new ArrayList<>();
    for (JsonNode choice : fields.list(TemplateFields.CHOICES.name(), WantedSaid.CHOICES.of())) {
      choices.add(rendered(fields, TemplateFields.CHOICES, choice));
    }
    JsonNode value = fields.node(TemplateFields.DEFAULT);
    return new Variable(
        name,
        fields.get(TemplateFields.VARIABLE_TYPE),
        fields.get(TemplateFields.REQUIRED),
        value.isMissingNode() ? null : rendered(fields, TemplateFields.DEFAULT, value),
        fields.get(TemplateFields.VARIABLE_DESCRIPTION),
        fields.find(TemplateFields.MIN),
        fields.find(TemplateFields.MAX),
        choices);
  }

  /// A scalar as it would stand in a prompt.
  private static String rendered(Fields fields, Field<?, ?> field, JsonNode value) {
    if (value.isString() || value.isBoolean() || value.isIntegralNumber()) {
      return value.asString();
    }
    if (value.isNumber()) {
      return value.decimalValue().toPlainString();
    }
    fields.expected(field.name(), WantedSaid.SCALAR.of(), value);
    return "";
  }

  private static @Nullable ObjectNode schema(Fields fields) {
    JsonNode node = fields.node(TemplateFields.SCHEMA);
    if (node.isMissingNode()) {
      return null;
    }
    if (node.isString()) {
      node = fields.reading().include(fields.at(TemplateFields.SCHEMA), node.stringValue());
    }
    if (node instanceof ObjectNode schema) {
      return schema;
    }
    if (!node.isMissingNode()) {
      fields.expected(TemplateFields.SCHEMA.name(), WantedSaid.SCHEMA.of(), node);
    }
    return null;
  }

  private static List<Example> examples(Fields fields) {
    List<Example> examples = new ArrayList<>();
    for (JsonNode node : fields.list(TemplateFields.EXAMPLES.name(), WantedSaid.EXAMPLES.of())) {
      String pointer = Pointer.child(fields.at(TemplateFields.EXAMPLES), examples.size());
      examples.add(
          TemplateFields.EXAMPLE
              .reader()
              .apply(Fields.of(node, pointer, TemplateFields.EXAMPLE, fields.reading())));
    }
    return examples;
  }
}
