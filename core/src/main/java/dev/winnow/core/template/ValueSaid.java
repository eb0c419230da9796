package dev.winnow.core.template;

import dev.winnow.core.say.Sentence;

/// What is wrong with the value of a variable: the end of a sentence that names the place.
enum ValueSaid implements Sentence {
  EMPTY("is empty. Give it a value, or remove it."),
  NO_SCALAR("is {value}, but a variable takes one text or number. Write it as one text."),
  NO_NUMBER("is {value}, which is no number. Give a number."),
  TOO_LOW("is {value}, less than the minimum ({least}). Give at least that."),
  TOO_HIGH("is {value}, more than the maximum ({most}). Give at most that."),
  NOT_PLAIN(
      "is {value}, which is no number that can be written plainly. Give a number like 5 or 0.5."),
  NO_CHOICE("is {value}, none of {choices}. {advice}"),
  ONE_OF_THEM("Give one of them."),
  DID_YOU_MEAN("Did you mean {near}?"),
  NO_BOOLEAN("is {value}. Give true or false.");

  private final String english;

  ValueSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
