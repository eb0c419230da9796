package dev.winnow.core.evaluate;

import dev.winnow.core.say.Sentence;

/// What a report says of a row.
public enum EvaluationSaid implements Sentence {
  EMPTY_FIELDS("{fields} {count:is|are} empty."),
  SAME("It is the same as row {row}."),
  ALIKE("It is {percent}% like row {row}."),
  HELD_OUT("It is the same as a held-out row."),
  HELD_OUT_ALIKE("It is {percent}% like a held-out row."),
  NO_TIME("{field} has no time that can be read: {found}."),
  OLD("{field} is {days} days old."),
  FUTURE("{field} lies in the future: {found}."),
  SAYS_NOTHING("None of {count} responses says anything about a row in the form asked for."),
  OTHER_MODEL("Choose a model that can answer in JSON."),
  SCORED("The judge scores it {score}: {why}");

  private final String english;

  EvaluationSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
