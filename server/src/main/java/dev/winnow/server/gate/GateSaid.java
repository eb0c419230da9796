package dev.winnow.server.gate;

import dev.winnow.core.say.Sentence;

/// What is wrong with a wish to try gates.
enum GateSaid implements Sentence {
  NO_ROWS(
      "names the task \"{name}\", which has no rows yet that gates could be tried on. Wait for its first rows, or choose another.");

  private final String english;

  GateSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
