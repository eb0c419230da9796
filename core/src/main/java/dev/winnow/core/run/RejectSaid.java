package dev.winnow.core.run;

import dev.winnow.core.say.Sentence;

/// Why a text or a row of an answer is not accepted.
public enum RejectSaid implements Sentence {
  ONLY_REASONED("The response is reasoning only. Raise {setting}, or turn off thinking."),
  BROKEN_OFF("The provider cut the response short."),
  CUT("The response was truncated at the token limit."),
  FILTERED("A content filter blocked the request or its response ({reason})."),
  REFUSED("The model refused to answer ({reason})."),
  UNSTORABLE(
      "{at} has the character U+{code} ({what}), which databases and text files cannot hold."),
  NUL("NUL"),
  HALF("half a character"),
  REPEATS_EXAMPLE("It repeats an example in the prompt."),
  TARGET_REACHED("The target was reached before."),
  OTHER_CATEGORY("{field} is \"{found}\", but the request was for {category}."),
  OTHER_LABEL("Classified as {found}, but the request was for {wanted}."),
  NOT_CLASSIFIED("The classifying model said nothing about this row."),
  CLASSIFYING_REFUSED("The request to classify this row was refused: {why}"),
  BREAKS_RULE("{rule}: {why}"),
  ALIKE("It is {percent}% like row {row} of response {response}."),
  ALIKE_BEFORE("It is {percent}% like a row of the dataset."),
  HELD_OUT("It is {percent}% like a held-out row."),
  HELD_OUT_SAME("It is the same as a held-out row."),
  MEANS_SAME("It means nearly the same as row {row} of response {response} (similarity {cosine})."),
  MEANS_SAME_BEFORE("It means nearly the same as a row of the dataset (similarity {cosine})."),
  MEANS_HELD_OUT("It means nearly the same as a held-out row (similarity {cosine})."),
  JUDGED("The judge scores it {score}, under {least}: {why}"),
  NOT_PREFERRED("The judge does not prefer {chosen} to {rejected} ({score}, under {least}): {why}"),
  IN_DATASET("The dataset already has this row."),
  IN_ANSWER("This response already has this row."),
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
