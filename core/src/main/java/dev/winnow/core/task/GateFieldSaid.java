package dev.winnow.core.task;

import dev.winnow.core.say.Sentence;

/// What is wrong with the gates of a task.
enum GateFieldSaid implements Sentence {
  NO_RULE("\"{text}\" is no rule."),
  RULES("The rules are {rules}."),
  NO_RUBRIC("\"{text}\" is no rubric."),
  RUBRICS("The rubrics are {rubrics}."),
  NO_DIMENSIONS("has no dimension. Write at least one, or name a rubric like general."),
  NO_WEIGHT("all have a weight of 0. Give at least one a weight over 0."),
  SAME_NAME("\"{text}\" stands there twice. Give each dimension a name of its own."),
  NO_HELD_OUT(
      "names files, which only task files can. Import them as datasets, and write the id of each like {{\"datasetId\": \"…\"}}."),
  HELD_OUT_IN_FILE(
      "names a dataset, which only tasks of the service can. Write the path of a file with its rows."),
  HELD_OUT_GONE("names a dataset that does not exist. Choose another, or remove it."),
  HELD_OUT_ARCHIVED(
      "names the dataset \"{name}\", which is archived. Restore it, choose another, or remove it."),
  HELD_OUT_EMPTY(
      "names the dataset \"{name}\", which has no rows: nothing is held out by it. Import its rows first, or remove it."),
  HELD_OUT_TWICE("names the dataset \"{name}\" a second time. Remove one."),
  NO_TRIED("Write the id of a dataset, or that of a task as taskId."),
  NO_EMBEDDER("is missing. Name the embedding model that is to compare rows."),
  NO_DIMENSION("\"{text}\" is no dimension of the rubric."),
  DIMENSIONS_ARE("The dimensions are {dimensions}."),
  PAIR_SIZE("needs two fields, found {count}. Name the better one first, like {example}."),
  PAIR_SAME("names \"{text}\" twice. Name two fields, the better one first."),
  PAIR_VOTES(
      "is {count}, and each second vote sees the pair in the other order. Write an even number, like 2."),
  PAIR_EXAMPLES("have scores, which pairs do not get. Remove them, or remove pair."),
  PAIR_MISSING(
      "\"{text}\" compares two fields of a row. Name them in pair, the better one first, like {example}.");

  private final String english;

  GateFieldSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
