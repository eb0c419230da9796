package dev.winnow.core.task;

import static dev.winnow.core.task.FieldTypes.ANY_NUMBER;
import static dev.winnow.core.task.FieldTypes.FILLED;
import static dev.winnow.core.task.FieldTypes.FLAG;
import static dev.winnow.core.task.FieldTypes.MAP;
import static dev.winnow.core.task.FieldTypes.SCALAR;
import static dev.winnow.core.task.FieldTypes.SCALARS;
import static dev.winnow.core.task.FieldTypes.TEXT;
import static dev.winnow.core.task.FieldTypes.choice;

import dev.winnow.core.llm.Sampling;
import dev.winnow.core.task.FieldType.Blocks;
import dev.winnow.core.task.FieldType.Either;
import dev.winnow.core.template.Template;
import dev.winnow.core.template.Template.Example;
import dev.winnow.core.template.TemplateType;
import dev.winnow.core.template.Variable;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The fields of a template.
final class TemplateFields {

  static final Field<Variable, Variable.Type> VARIABLE_TYPE =
      Field.of("type", choice(Variable.Type.values()), Variable::type)
          .says("What values it takes.")
          .otherwise(Variable.Type.TEXT);
  static final Field<Variable, Boolean> REQUIRED =
      Field.of("required", FLAG, Variable::required)
          .says("Whether a task must give a value; one with a default never has to.")
          .otherwise(true);
  static final Field<Variable, String> DEFAULT =
      Field.of("default", SCALAR, Variable::defaultValue)
          .says("Value where a task gives none.")
          .usually("none")
          .example("\"Medical health\"");
  static final Field<Variable, String> VARIABLE_DESCRIPTION =
      Field.of("description", TEXT, Variable::description)
          .says(TaskFields.FOR_PEOPLE)
          .otherwise("");
  static final Field<Variable, Double> MIN =
      Field.of("min", ANY_NUMBER, Variable::min)
          .says("Smallest number, inclusive; with `type: number`.")
          .usually("no limit");
  static final Field<Variable, Double> MAX =
      Field.of("max", ANY_NUMBER, Variable::max)
          .says("Largest number, inclusive; with `type: number`.")
          .usually("no limit");
  static final Field<Variable, List<String>> CHOICES =
      Field.of("choices", SCALARS, Variable::choices)
          .says("The values to choose from; with `type: choice`.")
          .otherwise(List.of())
          .usually("needed with `type: choice`");

  /// The declaration of a variable, whose name stands before it.
  static final Block<Variable> VARIABLE =
      new Block<>(
          "TemplateVariable",
          "The declaration of a variable.",
          List.of(VARIABLE_TYPE, REQUIRED, DEFAULT, VARIABLE_DESCRIPTION, MIN, MAX, CHOICES),
          TemplateFields::variable);

  static final Field<Example, String> USER =
      Field.of("user", FILLED, Example::user)
          .says("What was asked.")
          .needed("", TaskFieldSaid.WRITE_USER)
          .example("\"Write 1 question about maths.\"")
          .changesRows();
  static final Field<Example, String> ASSISTANT =
      Field.of("assistant", FILLED, Example::assistant)
          .says("What a good response looks like: a text, as the model would write it.")
          .needed("", TaskFieldSaid.WRITE_ASSISTANT)
          .changesRows();

  static final Block<Example> EXAMPLE =
      new Block<>(
          "TemplateExample",
          "One earlier turn; both texts may hold variables.",
          List.of(USER, ASSISTANT),
          in -> new Example(in.get(USER), in.get(ASSISTANT)));

  static final Field<Template, String> NAME =
      Field.of("name", FILLED, Template::name)
          .says("Name of the template.")
          .otherwise("")
          .usually("the task's name")
          .example("\"qa_generation_template\"");
  static final Field<Template, String> DESCRIPTION =
      Field.of("description", TEXT, Template::description)
          .says(TaskFields.FOR_PEOPLE)
          .otherwise("")
          .example("\"Questions and answers on a topic\"");
  static final Field<Template, TemplateType> TYPE =
      Field.of("type", choice(TemplateType.values()), Template::type)
          .says("What kind of data it makes; a label.")
          .otherwise(TemplateType.CUSTOM)
          .example("\"qa\"");
  static final Field<Template, String> SYSTEM =
      Field.of("system", FILLED, Template::system)
          .says("System prompt, with `{variables}`.")
          .usually("none")
          .example("\"You write training data.\"")
          .changesRows();
  static final Field<Template, String> PROMPT =
      Field.of("prompt", FILLED, Template::prompt)
          .says(
              "What the model is asked: `{name}` is a variable, `{{name}}` a literal `{name}`, every other brace is literal. Built in: `{count}`, `{current_date}`, `{current_time}`, `{random_id}`.")
          .needed("", TaskFieldSaid.WRITE_PROMPT)
          .range("text with `{variables}`")
          .example(
              "\"Write {count} questions about {topic}, with answers.\\nOutput format: JSON\\n[{\\\"question\\\": \\\"...\\\", \\\"answer\\\": \\\"...\\\"}]\"")
          .changesRows();
  static final Field<Template, List<Variable>> VARIABLES =
      Field.of("variables", new Blocks<>(VARIABLE, true, WantedSaid.MAP), Template::variables)
          .says(
              "Declarations of variables, by name. What is not declared is required text; what counts on resume are the values.")
          .otherwise(List.of())
          .usually("none");
  static final Field<Template, ObjectNode> SCHEMA =
      Field.of(
              "schema",
              new Either<>(
                  TemplateFields::schema,
                  MAP,
                  TEXT.inFile(),
                  "JSON Schema (draft 2020-12) of one row, or the path of a file with one"),
              Template::schema)
          .says(
              "Output schema: JSON Schema (draft 2020-12) of one row. It is sent to models that take one; every row is checked against it.")
          .usually("inferred from the example JSON in the prompt")
          .changesRows();
  static final Field<Template, List<Example>> EXAMPLES =
      Field.of("examples", new Blocks<>(EXAMPLE, false, WantedSaid.EXAMPLES), Template::examples)
          .says("Few-shot examples, shown to the model as earlier turns.")
          .otherwise(List.of())
          .usually("none")
          .changesRows();
  static final Field<Template, Sampling> GENERATION =
      Field.of("generation", ModelFields.GENERATION, Template::generation)
          .says("How the model writes unless `model` says otherwise.");
  static final Field<Template, String> MODEL =
      Field.<Template, String>asked("model", FILLED)
          .says(
              "Name of a configured model it is meant for: the service offers it first. It need not exist; which model is called the task says.")
          .usually("none")
          .example("\"GPT-4o\"");

  static final Block<Template> TEMPLATE =
      new Block<>(
          "Template",
          "An instruction template: what stands under `template` in a task file. `{name}` in a text is a variable, `{{name}}` a literal `{name}`; every other brace is plain text. Built in: `{count}`, `{current_date}`, `{current_time}`, `{random_id}`.",
          List.of(
              NAME,
              DESCRIPTION,
              TYPE,
              SYSTEM,
              PROMPT,
              VARIABLES,
              SCHEMA,
              EXAMPLES,
              GENERATION,
              MODEL),
          TemplateFields::template);

  /// One of a task.
  static final Either<Template> WHOLE =
      new Either<>(
          TemplateFields::read, TEMPLATE, FILLED.inFile(), "map, or the path of a file with one");

  /// A template that is kept.
  static final Block<Template> STORED = Block.described("TemplateInput", TEMPLATE.what(), stored());

  /// One that says nothing.
  static final Template NOTHING =
      new Template(
          "", "", TemplateType.CUSTOM, null, "", List.of(), null, Sampling.DEFAULT, List.of());

  private TemplateFields() {}

  private static List<Field<Template, ?>> stored() {
    Field<Template, String> named =
        NAME.says(
                "Name of the template, unlike any other's whatever the case; up to 200 characters.")
            .needed("", TaskFieldSaid.WRITE_PROMPT);
    return Stream.<Field<Template, ?>>concat(
            Stream.of(named), TEMPLATE.without(NAME.name()).stream())
        .toList();
  }

  /// The map that stands there, or in the file that is named there.
  static @Nullable Template read(Value value) {
    Value map = value.included();
    Fields fields = Fields.of(map, TEMPLATE);
    return map.node().isObject() ? template(fields) : null;
  }

  private static Template template(Fields in) {
    String name = in.get(NAME);
    // For people who make tasks of it: a task itself says which model it calls.
    in.find(MODEL);
    return new Template(
        name,
        in.get(DESCRIPTION),
        in.get(TYPE),
        in.find(SYSTEM),
        in.get(PROMPT),
        in.get(VARIABLES),
        in.find(SCHEMA),
        in.get(GENERATION),
        in.get(EXAMPLES));
  }

  private static Variable variable(Fields in) {
    List<String> choices = in.get(CHOICES);
    String standard = in.find(DEFAULT);
    return new Variable(
        in.name(),
        in.get(VARIABLE_TYPE),
        in.get(REQUIRED),
        standard,
        in.get(VARIABLE_DESCRIPTION),
        in.find(MIN),
        in.find(MAX),
        choices);
  }

  private static @Nullable ObjectNode schema(Value value) {
    Value found = value.included();
    if (found.node() instanceof ObjectNode schema) {
      return schema;
    }
    if (found.isThere()) {
      found.expected(WantedSaid.SCHEMA.of());
    }
    return null;
  }
}
