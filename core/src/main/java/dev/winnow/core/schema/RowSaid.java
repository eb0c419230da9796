package dev.winnow.core.schema;

import dev.winnow.core.say.Sentence;

/// What is wrong with a row, held against its schema.
enum RowSaid implements Sentence {
  THE_ROW("The row"),
  MISSING("{at} has no \"{name}\"."),
  NOT_ALLOWED("{at} has \"{name}\", which the schema does not allow."),
  TYPE("{at} is {value} ({type}), but must be {wanted}."),
  NOT_ONE_OF("{at} is {value}, but must be one of {choices}."),
  NOT_EQUAL("{at} is {value}, but must be {wanted}."),
  TOO_SHORT("{at} is {value}, shorter than the minimum length ({least})."),
  TOO_LONG("{at} is {value}, {count} characters long, but the maximum is {most}."),
  TOO_LOW("{at} is {value}, less than the minimum ({least})."),
  TOO_HIGH("{at} is {value}, more than the maximum ({most})."),
  TOO_FEW("{at} has {count} {count:item|items}, but needs at least {least}."),
  TOO_MANY("{at} has {count} {count:item|items}, but at most {most}."),
  NO_MATCH("{at} is {value}, which does not match {pattern}."),
  NOT_IN_FORMAT("{at} is {value}, which is no {format}."),
  OTHER("{at} is {value}, {reason}."),
  PATTERN_TOO_SLOW(
      "{at} could not be checked: the pattern ({pattern}) takes too long on its {count} characters. Maybe write the pattern more simply."),
  ENDLESS(
      "The row could not be checked: at {at} the schema goes on without end. Maybe it refers to itself too often."),
  TOO_DEEP(
      "The row could not be checked: a text is too long for its format, or the row is nested too deep."),
  UNCHECKED("The row could not be checked: {reason}.");

  private final String english;

  RowSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
