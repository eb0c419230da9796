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
      "names files, which only task files can. Remove it, or run a task file with winnow run."),
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
