package dev.winnow.core.schema.pattern;

import dev.winnow.core.say.Sentence;

/// Why a pattern cannot be read.
enum PatternSaid implements Sentence {
  TOO_LONG("It has {count} characters; the maximum is {most}"),
  TOO_DEEP("It is nested more than {most} levels deep"),
  TOO_MANY_REPEATS("It repeats something more than {most} times"),
  EMPTY_PARTS("Too many of its parts can match empty text"),
  LAST_BACKSLASH("A backslash at its end"),
  BACKWARDS("A range that ends before it begins"),
  UNCLOSED_CLASS("Unclosed character class"),
  UNCLOSED_GROUP("Unclosed group"),
  UNOPENED_GROUP("Unmatched closing ')'"),
  NO_GROUP_NAME("A group without a name, like (?<name>…)"),
  NO_REFERENCE("\\k without the name of a group, like \\k<name>"),
  NO_LETTER("\\c without a letter"),
  NO_DIGITS("\\{letter} without its {count} hexadecimal digits"),
  NO_CHARACTER("Braces without the hexadecimal number of a character"),
  NO_PROPERTY("Unknown property ({name})");

  private final String english;

  PatternSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }

  /// @param values of the sentence
  /// @param at where in the pattern; -1 where it is no one place
  BadPattern in(String pattern, int at, Object... values) {
    return new BadPattern(of(values), pattern, at);
  }
}
