package dev.winnow.core.task;

import dev.winnow.core.say.Sentence;

/// What a field takes.
public enum WantedSaid implements Sentence {
  TEXT("text"),
  WHOLE("a whole number from {least} to {most}"),
  WHOLE_ANY("a whole number of at most 64 bits"),
  NUMBER_ANY("a number"),
  NUMBER("a number from {least} to {most}"),
  NUMBER_OVER("a number over {least}, up to {most}"),
  FLAG("true or false"),
  ONE_OF("one of {words}"),
  MAP("a map"),
  TEXTS("a list of texts"),
  CHOICES("a list of values to choose from"),
  EXAMPLES("a list of maps with user and assistant"),
  DIMENSIONS("a map of dimensions with their categories"),
  CATEGORIES("a map of categories with their shares, or a list of categories"),
  COMBINATIONS("a list of combinations"),
  EXISTING("a list of {{when, rows}}"),
  SOURCES("a list of sources with file and share"),
  SHARE("a number, or a percentage like \"30%\""),
  CHECK("true, false, or a map with dimensions and model"),
  SCALAR("text, a number, true or false"),
  SCHEMA("a JSON Schema as a map, or the path of a file with one"),
  ID("an id like 0195e3b4-8c1e-7cc0-a5a1-000000000000");

  private final String english;

  WantedSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
