package dev.winnow.core.task;

import dev.winnow.core.document.Pointer;
import dev.winnow.core.template.Template;
import dev.winnow.core.template.Template.Example;
import dev.winnow.core.template.TemplateType;
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
    Fields fields = Fields.of(node, pointer, TaskFields.TEMPLATE, reading);
    String name = fields.filled("name");
    TemplateType type = fields.choice("type", TemplateType.values());
    // For people who make tasks of it: a task itself says which model it calls.
    fields.filled("model");
    return new Template(
        name == null ? defaultName : name,
        fields.note("description"),
        type == null ? TemplateType.CUSTOM : type,
        fields.filled("system"),
        reading.failedIn(pointer) && !(node instanceof ObjectNode)
            ? ""
            : fields.required("prompt", "Write what the model is asked, with {variables} in it."),
        variables(fields),
        schema(fields),
        ReadSampling.read(fields.fields("generation", TaskFields.GENERATION)),
        examples(fields));
  }

  private static List<Variable> variables(Fields fields) {
    List<Variable> variables = new ArrayList<>();
    ObjectNode map = fields.map("variables");
    for (Map.Entry<String, JsonNode> entry : map.properties()) {
      String pointer = Pointer.child(fields.at("variables"), entry.getKey());
      Fields declared = Fields.of(entry.getValue(), pointer, TaskFields.VARIABLE, fields.reading());
      variables.add(variable(entry.getKey(), declared));
    }
    return variables;
  }

  private static Variable variable(String name, Fields fields) {
    Variable.Type declared = fields.choice("type", Variable.Type.values());
    Variable.Type type = declared == null ? Variable.Type.TEXT : declared;
    Double min = fields.number("min", "a number", Double::isFinite);
    Double max = fields.number("max", "a number", Double::isFinite);
    List<String> choices = new ArrayList<>();
    for (JsonNode choice : fields.list("choices", "a list of values to choose from")) {
      choices.add(rendered(fields, "choices", choice));
    }
    JsonNode value = fields.node("default");
    return new Variable(
        name,
        type,
        fields.flag("required", true),
        value.isMissingNode() ? null : rendered(fields, "default", value),
        fields.note("description"),
        min,
        max,
        choices);
  }

  /// A scalar as it would stand in a prompt.
  private static String rendered(Fields fields, String name, JsonNode value) {
    if (value.isString() || value.isBoolean() || value.isIntegralNumber()) {
      return value.asString();
    }
    if (value.isNumber()) {
      return value.decimalValue().toPlainString();
    }
    fields.expected(name, "text, a number, true or false", value);
    return "";
  }

  private static @Nullable ObjectNode schema(Fields fields) {
    JsonNode node = fields.node("schema");
    if (node.isMissingNode()) {
      return null;
    }
    if (node.isString()) {
      node = fields.reading().include(fields.at("schema"), node.stringValue());
    }
    if (node instanceof ObjectNode schema) {
      return schema;
    }
    if (!node.isMissingNode()) {
      fields.expected("schema", "a JSON Schema as a map, or the path of a file with one", node);
    }
    return null;
  }

  private static List<Example> examples(Fields fields) {
    List<Example> examples = new ArrayList<>();
    for (JsonNode node : fields.list("examples", "a list of maps with user and assistant")) {
      String pointer = Pointer.child(fields.at("examples"), examples.size());
      Fields example = Fields.of(node, pointer, TaskFields.EXAMPLE, fields.reading());
      examples.add(
          new Example(
              example.required("user", "Write what was asked."),
              example.required("assistant", "Write what a good answer looks like.")));
    }
    return examples;
  }
}
