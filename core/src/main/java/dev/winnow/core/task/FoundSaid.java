package dev.winnow.core.task;

import dev.winnow.core.say.Sentence;

/// What stands in a field.
enum FoundSaid implements Sentence {
  TEXT("the text \"{text}\""),
  NUMBER("the number {number}"),
  TRUE("true"),
  FALSE("false"),
  LIST("a list"),
  EMPTY_LIST("an empty list"),
  MAP("a map"),
  OBJECT("an object"),
  NOTHING("nothing"),
  OTHER("something else");

  private final String english;

  FoundSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
