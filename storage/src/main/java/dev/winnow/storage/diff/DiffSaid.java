package dev.winnow.storage.diff;

import dev.winnow.core.say.Sentence;

/// Why rows cannot be compared.
enum DiffSaid implements Sentence {
  NO_KEY(
      "{file}:{line}: has no value for the key {field}. Choose a field that every row has, or compare without a key."),
  SAME_KEY(
      "{file}:{line}: an earlier row has the same key ({key}). Add a field that tells them apart, or compare without a key.");

  private final String english;

  DiffSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
