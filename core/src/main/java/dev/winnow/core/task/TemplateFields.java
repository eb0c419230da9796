package dev.winnow.core.task;

import dev.winnow.core.llm.Sampling;
import dev.winnow.core.task.FieldType.Blocks;
import dev.winnow.core.task.FieldType.Choice;
import dev.winnow.core.task.FieldType.Decimal;
import dev.winnow.core.task.FieldType.Either;
import dev.winnow.core.task.FieldType.Flag;
import dev.winnow.core.task.FieldType.Scalars;
import dev.winnow.core.task.FieldType.Text;
import dev.winnow.core.task.FieldType.Texts;
import dev.winnow.core.task.FieldType.Tree;
import dev.winnow.core.template.Template;
import dev.winnow.core.template.Template.Example;
import dev.winnow.core.template.TemplateType;
import dev.winnow.core.template.Variable;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// The fields of a template.
final class TemplateFields {

  static final Field<Variable, Variable.Type> VARIABLE_TYPE =
      Field.of("type", Choice.of(Variable.Type.values()), Variable::type, "What values it takes.")
          .otherwise(Variable.Type.TEXT);
  static final Field<Variable, Boolean> REQUIRED =
      Field.of(
              "required",
              new Flag(),
              Variable::required,
              "Whether a task must give a value; one with a default never has to.")
          .otherwise(true);
  static final Field<Variable, String> DEFAULT =
      Field.of(
              "default",
              new Scalars<>(Text.ANY, false),
              Variable::defaultValue,
              "Value where a task gives none.")
          .usually("none")
          .example("\"Medical health\"");
  static final Field<Variable, String> VARIABLE_DESCRIPTION =
      Field.of("description", Text.ANY, Variable::description, TaskFields.FOR_PEOPLE).otherwise("");
  static final Field<Variable, Double> MIN =
      Field.of(
              "min", Decimal.ANY, Variable::min, "Smallest number, inclusive; with `type: number`.")
          .usually("no limit");
  static final Field<Variable, Double> MAX =
      Field.of("max", Decimal.ANY, Variable::max, "Largest number, inclusive; with `type: number`.")
          .usually("no limit");
  static final Field<Variable, List<String>> CHOICES =
      Field.of(
              "choices",
              new Scalars<>(new Texts(0), true),
              Variable::choices,
              "The values to choose from; with `type: choice`.")
          .usually("needed with `type: choice`");

  /// The declaration of a variable, whose name stands before it.
  static final Block<Variable> VARIABLE =
      Block.described(
          "TemplateVariable",
          "The declaration of a variable.",
          List.of(VARIABLE_TYPE, REQUIRED, DEFAULT, VARIABLE_DESCRIPTION, MIN, MAX, CHOICES));

  static final Field<Example, String> USER =
      Field.of("user", Text.FILLED, Example::user, "What was asked.")
          .needed("", TaskFieldSaid.WRITE_USER)
          .example("\"Write 1 question about maths.\"");
  static final Field<Example, String> ASSISTANT =
      Field.of(
              "assistant",
              Text.FILLED,
              Example::assistant,
              "What a good response looks like: a text, as the model would write it.")
          .needed("", TaskFieldSaid.WRITE_ASSISTANT);

  static final Block<Example> EXAMPLE =
      new Block<>(
          "TemplateExample",
          "One earlier turn; both texts may hold variables.",
          List.of(USER, ASSISTANT),
          in -> new Example(in.get(USER), in.get(ASSISTANT)));

  static final Field<Template, String> NAME =
      Field.of("name", Text.FILLED, Template::name, "Name of the template.")
          .usually("the task's name")
          .example("\"qa_generation_template\"");
  static final Field<Template, String> DESCRIPTION =
      Field.of("description", Text.ANY, Template::description, TaskFields.FOR_PEOPLE)
          .otherwise("")
          .example("\"Questions and answers on a topic\"");
  static final Field<Template, TemplateType> TYPE =
      Field.of(
              "type",
              Choice.of(TemplateType.values()),
              Template::type,
              "What kind of data it makes; a label.")
          .otherwise(TemplateType.CUSTOM)
          .example("\"qa\"");
  static final Field<Template, String> SYSTEM =
      Field.of("system", Text.FILLED, Template::system, "System prompt, with `{variables}`.")
          .usually("none")
          .example("\"You write training data.\"")
          .changesRows();
  static final Field<Template, String> PROMPT =
      Field.of(
              "prompt",
              Text.FILLED,
              Template::prompt,
              "What the model is asked: `{name}` is a variable, `{{name}}` a literal `{name}`, every other brace is literal. Built in: `{count}`, `{current_date}`, `{current_time}`, `{random_id}`.")
          .needed("", TaskFieldSaid.WRITE_PROMPT)
          .range("text with `{variables}`")
          .example(
              "\"Write {count} questions about {topic}, with answers.\\nOutput format: JSON\\n[{\\\"question\\\": \\\"...\\\", \\\"answer\\\": \\\"...\\\"}]\"")
          .changesRows();
  static final Field<Template, List<Variable>> VARIABLES =
      Field.of(
              "variables",
              new Blocks<>(VARIABLE, true),
              Template::variables,
              "Declarations of variables, by name. What is not declared is required text; what counts on resume are the values.")
          .usually("none");
  static final Field<Template, ObjectNode> SCHEMA =
      Field.of(
              "schema",
              Either.of(
                  Tree.ANY,
                  "{\"type\": \"string\"}",
                  "JSON Schema (draft 2020-12) of one row, or the path of a file with one"),
              Template::schema,
              "Output schema: JSON Schema (draft 2020-12) of one row. It is sent to models that take one; every row is checked against it.")
          .usually("inferred from the example JSON in the prompt")
          .changesRows();
  static final Field<Template, List<Example>> EXAMPLES =
      Field.of(
              "examples",
              new Blocks<>(EXAMPLE, false),
              Template::examples,
              "Few-shot examples, shown to the model as earlier turns.")
          .otherwise(List.of())
          .usually("none")
          .changesRows();
  static final Field<Template, Sampling> GENERATION =
      Field.of(
          "generation",
          ModelFields.GENERATION,
          Template::generation,
          "How the model writes unless `model` says otherwise.");
  static final Field<Template, String> MODEL =
      Field.<Template, String>asked(
              "model",
              Text.FILLED,
              "Name of a configured model it is meant for: the service offers it first. It need not exist; which model is called the task says.")
          .usually("none")
          .example("\"GPT-4o\"");

  static final Block<Template> TEMPLATE =
      Block.described(
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
              MODEL));

  /// A template that is kept.
  static final Block<Template> STORED = Block.described("TemplateInput", TEMPLATE.what(), stored());

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
}
