package dev.winnow.server.review;

import dev.winnow.core.say.Sentence;

/// What is said of reviews.
enum ReviewSaid implements Sentence {
  NO_ROW(
      "The row cannot be reviewed: it is not in the dataset any more, or was accepted meanwhile."),
  NO_DECISION("There is no decision {id}, or it was undone."),
  LEFT_EDITED("is about a row that the dataset does not have. Accept or reject it."),
  LONG_NAME("has {count} characters, at most {most} are taken. Shorten it.");

  private final String english;

  ReviewSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
