package dev.winnow.core.task;

import dev.winnow.core.say.Sentence;

/// What is wrong with a file that a task file names.
enum IncludeSaid implements Sentence {
  IN_FILE("{file}: {problem}");

  private final String english;

  IncludeSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
