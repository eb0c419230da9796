package dev.winnow.core.run;

import dev.winnow.core.say.Sentence;

/// What is said of a run: why it stands, how it goes.
public enum RunSaid implements Sentence {
  FURTHER_MESSAGES("further messages");

  private final String english;

  RunSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
