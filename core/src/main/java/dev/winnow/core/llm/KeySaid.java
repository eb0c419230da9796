package dev.winnow.core.llm;

import dev.winnow.core.say.Sentence;

/// What is wrong with a text as a credential: a clause behind the name of the place.
public enum KeySaid implements Sentence {
  LINE_BREAK("holds a line break. Copy the key alone, in one line."),
  QUOTED("stands in quotes. Write the key without them."),
  PREFIX("begins with a word like Bearer. Write the key alone."),
  ASSIGNMENT("is a whole assignment. Write only what stands behind the equals sign."),
  VARIABLE("names a variable. Write what the variable holds."),
  PLACEHOLDER("is a placeholder. Put your key in its place."),
  ADDRESS("is an address. Put your key in its place."),
  SHORTENED("is shortened. Copy the whole key."),
  SPACE("holds a space. Copy the key again."),
  BAD_CHARACTER("holds a character that no key has. Copy the key again."),
  EMPTY("is empty."),
  STORED("The stored key {flaw}"),
  IN_VARIABLE("The environment variable {name} {flaw}"),
  IN_FILE("The key file {file} {flaw}"),
  NOT_AT_HAND("The model's stored key is not at hand."),
  NOT_SET("The environment variable {name} is not set. Maybe: export {name}=…"),
  FOLDER("The key file {file} is a folder."),
  FILE_TOO_LARGE("The key file {file} is larger than {bytes} bytes: no key."),
  NO_FILE("The key file {file} does not exist."),
  NO_PATH("The key file {file} is no path."),
  FILE_UNREADABLE("The key file {file} cannot be read ({reason}).");

  private final String english;

  KeySaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
