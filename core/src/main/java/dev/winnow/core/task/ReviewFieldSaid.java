package dev.winnow.core.task;

import dev.winnow.core.say.Sentence;

/// What is wrong with the decision of a reviewer.
public enum ReviewFieldSaid implements Sentence {
  NO_ROW(
      "Write the ordinal of a row, or the task, unit and index of one that the dataset does not have."),
  WRITE_ROW("Write what takes the row's place."),
  ONLY_EDIT("goes with the decision EDIT only. Leave it out.");

  private final String english;

  ReviewFieldSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
