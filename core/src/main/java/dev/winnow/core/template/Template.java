package dev.winnow.core.template;

import dev.winnow.core.llm.Sampling;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// An instruction template: what to tell a model, with `{variables}` to fill in.
///
/// @param name unique among templates
/// @param description for people; may be empty
/// @param type what kind of data it makes
/// @param system the system prompt, with variables; null is none
/// @param prompt the prompt, with variables
/// @param variables the declared variables, in the order they are asked for
/// @param schema the JSON Schema of one row; null infers it from the example JSON in the prompt
/// @param generation how the model writes unless the task says otherwise
/// @param examples few-shot examples, shown to the model as earlier turns of the conversation
public record Template(
    String name,
    String description,
    TemplateType type,
    @Nullable String system,
    String prompt,
    List<Variable> variables,
    @Nullable ObjectNode schema,
    Sampling generation,
    List<Example> examples) {

  public Template {
    variables = List.copyOf(variables);
    examples = List.copyOf(examples);
  }

  /// The texts that it asks with, as they are before variables are filled in.
  public List<String> prompts() {
    return Stream.of(system == null ? "" : system, prompt).filter(text -> !text.isBlank()).toList();
  }

  /// The same with this name where it has none.
  public Template orNamed(String other) {
    return name.isEmpty()
        ? new Template(
            other, description, type, system, prompt, variables, schema, generation, examples)
        : this;
  }

  /// One earlier turn: what was asked and what a good answer looks like. Both may hold variables.
  public record Example(String user, String assistant) {}
}
