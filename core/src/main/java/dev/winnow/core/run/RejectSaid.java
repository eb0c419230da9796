package dev.winnow.core.run;

import dev.winnow.core.say.Sentence;

/// Why a text or a row of an answer is not accepted.
public enum RejectSaid implements Sentence {
  ONLY_REASONED(
      "The model only reasoned and wrote no answer. Raise {setting}, or switch thinking off."),
  BROKEN_OFF("The provider broke the answer off."),
  CUT("The answer was cut at the token limit."),
  FILTERED("A content filter took the request or its answer away ({reason})."),
  REFUSED("The model declined to answer ({reason})."),
  UNSTORABLE(
      "{at} has the character U+{code} ({what}), which databases and text files cannot hold."),
  NUL("NUL"),
  HALF("half a character"),
  REPEATS_EXAMPLE("It repeats an example in the prompt."),
  TARGET_REACHED("The target was reached before."),
  IN_DATASET("The dataset has this row already."),
  IN_ANSWER("The answer has this row already."),
  SAME_FIELDS("The dataset has a row with the same {fields}.");

  private final String english;

  RejectSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
