package dev.winnow.core.task;

import dev.winnow.core.say.Sentence;

/// What is worth knowing of where a task takes its output schema from.
enum ShapeSaid implements Sentence {
  NO_EXAMPLE(
      "has no output schema, and its prompt shows no example to infer one from: any JSON object will count as a row. Maybe add an example of a row to the prompt."),
  BAD_EXAMPLE("no schema can be made of the example in it ({problem}). Write template.schema."),
  WRAPPER(
      "makes each row an object with a list ({list}). If each value in the list is a row, give the schema of one of them.");

  private final String english;

  ShapeSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
