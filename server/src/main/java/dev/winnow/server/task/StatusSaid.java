package dev.winnow.server.task;

import dev.winnow.core.say.Sentence;

/// What a task is, and what is done with it, as sentences name it.
enum StatusSaid implements Sentence {
  PENDING("PENDING"),
  RUNNING("RUNNING"),
  PAUSED("PAUSED"),
  COMPLETED("COMPLETED"),
  PARTIAL("PARTIAL"),
  FAILED("FAILED"),
  CANCELLED("CANCELLED"),
  START("start"),
  PAUSE("pause"),
  RESUME("resume"),
  CANCEL("cancel"),
  DO_RETRY("retry");

  private final String english;

  StatusSaid(String english) {
    this.english = english;
  }

  @Override
  public String family() {
    return "status";
  }

  @Override
  public String english() {
    return english;
  }
}
