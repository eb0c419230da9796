package dev.winnow.core.task;

import dev.winnow.core.say.Said;
import dev.winnow.core.say.Sentence;
import java.util.Map;

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
  OBJECT("an object"),
  TEXTS("a list of texts"),
  CHOICES("a list of values to choose from"),
  EXAMPLES("a list of maps with user and assistant"),
  EXAMPLE_OBJECTS("a list of objects with user and assistant"),
  DIMENSIONS("a map of dimensions with their categories"),
  DIMENSION_OBJECTS(
      "a list of objects with name and categories, or an object of dimensions by name"),
  CATEGORIES("a map of categories with their shares, or a list of categories"),
  CATEGORY_OBJECTS("a list of categories, or an object of categories with their shares"),
  COMBINATIONS("a list of combinations"),
  EXISTING("a list of {{when, rows}}"),
  SOURCES("a list of sources with file and share"),
  SOURCE_OBJECTS("a list of sources with datasetId and share"),
  EDITS("a list of rows with ordinal and data"),
  GATES("off, standard, strict, or a map with rules, duplicates and judge"),
  GATES_OBJECT("off, standard, strict, or an object with rules, duplicates and judge"),
  RULES("a list of rules"),
  JUDGE_DIMENSIONS("a list of maps with name and description"),
  JUDGE_DIMENSION_OBJECTS("a list of objects with name and description"),
  JUDGE_EXAMPLES("a list of maps with row and scores"),
  JUDGE_EXAMPLE_OBJECTS("a list of objects with row and scores"),
  HELD_OUT("a list of objects with datasetId"),
  NEAR("a number over 0, up to 1, or off"),
  CHECK("true, false, or a map with dimensions and model"),
  CHECK_OBJECT("true, false, or an object with dimensions and modelId"),
  SHARE("a number, or a percentage like \"30%\""),
  SCALAR("text, a number, true or false"),
  SCHEMA("a JSON Schema as a map, or the path of a file with one"),
  INSTANT("a time like 2026-01-31T08:00:00Z"),
  ID("an id like 0195e3b4-8c1e-7cc0-a5a1-000000000000");

  private final String english;

  WantedSaid(String english) {
    this.english = english;
  }

  /// Those that requests, which are JSON and name by their ids what the service keeps, call
  /// otherwise.
  private static final Map<String, WantedSaid> IN_REQUESTS =
      Map.of(
          MAP.code(), OBJECT,
          EXAMPLES.code(), EXAMPLE_OBJECTS,
          DIMENSIONS.code(), DIMENSION_OBJECTS,
          CATEGORIES.code(), CATEGORY_OBJECTS,
          SOURCES.code(), SOURCE_OBJECTS,
          CHECK.code(), CHECK_OBJECT,
          GATES.code(), GATES_OBJECT,
          JUDGE_DIMENSIONS.code(), JUDGE_DIMENSION_OBJECTS,
          JUDGE_EXAMPLES.code(), JUDGE_EXAMPLE_OBJECTS);

  /// The same in the words of requests.
  static Said inRequest(Said wanted) {
    WantedSaid other = IN_REQUESTS.get(wanted.code());
    return other == null ? wanted : other.of();
  }

  @Override
  public String english() {
    return english;
  }
}
