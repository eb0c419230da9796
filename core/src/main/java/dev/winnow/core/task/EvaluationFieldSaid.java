package dev.winnow.core.task;

import dev.winnow.core.say.Sentence;

/// What is wrong with a wish to evaluate rows.
public enum EvaluationFieldSaid implements Sentence {
  NO_SOURCE("Write the id of a dataset, or that of a task as taskId."),
  NO_MODEL("is missing. Name the model that is to judge rows."),
  NO_TARGETS("\"{field}\" has no category. Write each with its share, like {example}."),
  NO_SHARE("all have a share of 0. Give at least one a share over 0."),
  NO_ROWS("has no rows to evaluate. Add rows first, or choose another."),
  NO_FIELD("\"{field}\" is in none of the rows looked at."),
  VERSION_OF_TASK("is a version of a dataset, and the rows are those of a task. Remove it.");

  private final String english;

  EvaluationFieldSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
