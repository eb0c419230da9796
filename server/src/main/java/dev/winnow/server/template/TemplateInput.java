package dev.winnow.server.template;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A template as it is written: the documentation of a body that the core's own reader reads.
@Schema(
    description =
        "An instruction template: what stands under `template` in a task file. {name} in a text is a"
            + " variable, {{name}} a literal {name}; every other brace is plain text. Built in are {count},"
            + " {current_date}, {current_time} and {random_id}.",
    example =
        """
        {
          "name": "qa_generation_template",
          "description": "Questions and answers on a topic",
          "type": "qa",
          "system": "You write training data.",
          "prompt": "Write {count} questions about {topic} for {difficulty} learners, with answers.\\nOutput format: JSON\\n[{\\"question\\": \\"...\\", \\"answer\\": \\"...\\"}]",
          "variables": {
            "topic": {"type": "text", "default": "Medical health", "description": "What the questions are about"},
            "difficulty": {"type": "choice", "choices": ["easy", "medium", "hard"], "default": "medium"}
          },
          "examples": [{
            "user": "Write 1 question about maths.",
            "assistant": "[{\\"question\\": \\"What is 2 + 2?\\", \\"answer\\": \\"4\\"}]"
          }],
          "generation": {"temperature": 0.7, "maxTokens": 2000}
        }
        """)
record TemplateInput(
    @Schema(
            description = "Unique among templates, whatever the case; up to 200 characters",
            example = "qa_generation_template",
            requiredMode = Schema.RequiredMode.REQUIRED)
        String name,
    @Schema(description = "For people", example = "Questions and answers on a topic")
        @Nullable String description,
    @Schema(
            description = "What kind of data it makes; custom where nothing is said",
            allowableValues = {
              "qa",
              "dialogue",
              "summary",
              "instruction",
              "classification",
              "preference",
              "translation",
              "code",
              "custom"
            },
            example = "qa")
        @Nullable String type,
    @Schema(
            description = "The system prompt, with {variables}; up to 1 MB",
            example = "You write training data.")
        @Nullable String system,
    @Schema(
            description =
                "The prompt, with {variables}; up to 1 MB. An example of the JSON that is wanted in it"
                    + " tells the shape of a row",
            example =
                "Write {count} questions about {topic}, with answers.\n"
                    + "Output format: JSON\n[{\"question\": \"...\", \"answer\": \"...\"}]",
            requiredMode = Schema.RequiredMode.REQUIRED)
        String prompt,
    @Schema(description = "Declarations of variables, by name")
        @Nullable Map<String, Variable> variables,
    @Schema(
            description =
                "The JSON Schema of one row; without it, it is read off the example in the prompt",
            type = "object")
        @Nullable Object schema,
    @Schema(description = "Examples, shown to the model as earlier turns")
        @Nullable List<Example> examples,
    @Schema(description = "How the model writes unless the model's own settings say otherwise")
        @Nullable Generation generation,
    @Schema(
            description =
                "The name of a configured model it is meant for; offered first where it is tried or"
                    + " a task is made of it. It need not exist",
            example = "GPT-4o")
        @Nullable String model) {

  /// One as a YAML file.
  static final String YAML =
      """
      name: qa_template
      prompt: |
        Write {count} questions about {topic}, with answers.
        [{"question": "...", "answer": "..."}]
      """;

  /// The declaration of a variable.
  @Schema(name = "TemplateVariable", description = "The declaration of a variable")
  record Variable(
      @Schema(
              allowableValues = {"text", "number", "choice", "boolean"},
              description = "What values it takes; text where nothing is said",
              example = "text")
          @Nullable String type,
      @Schema(
              description =
                  "Whether a value must be given; one with a default never has to. True where nothing is said")
          @Nullable Boolean required,
      @Schema(
              name = "default",
              description = "The value where none is given: text, number or boolean",
              example = "Medical health",
              type = "string")
          @JsonProperty("default")
          @Nullable Object defaultValue,
      @Schema(description = "For people", example = "What the questions are about")
          @Nullable String description,
      @Schema(description = "The least number, inclusive; with type number only")
          @Nullable Double min,
      @Schema(description = "The greatest number, inclusive; with type number only")
          @Nullable Double max,
      @Schema(description = "The values there are; with type choice only")
          @Nullable List<String> choices) {}

  /// An earlier turn.
  @Schema(name = "TemplateExample", description = "One earlier turn: both texts may hold variables")
  record Example(
      @Schema(description = "What was asked", example = "Write 1 question about maths.")
          String user,
      @Schema(description = "What a good answer looks like: a text, as the model would write it")
          String assistant) {}

  /// How the model writes.
  @Schema(name = "TemplateGeneration", description = "How the model writes")
  record Generation(
      @Schema(description = "0 to 2", example = "0.7") @Nullable Double temperature,
      @Schema(description = "Over 0, up to 1") @Nullable Double topP,
      @Schema(description = "The longest answer in tokens, 1 to 1,000,000", example = "2000")
          @Nullable Integer maxTokens,
      @Schema(description = "Texts that end the answer, up to 16") @Nullable List<String> stop,
      @Schema(description = "Base of the seeds sent with requests") @Nullable Long seed) {}
}
