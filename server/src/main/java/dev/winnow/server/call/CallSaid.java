package dev.winnow.server.call;

import dev.winnow.core.say.Sentence;

/// Why a stored model was not called.
public enum CallSaid implements Sentence {
  BLOCKED(
      "The model is rate limited; no request is sent to it for another {seconds} {seconds:second|seconds}."),
  LOWER_CONCURRENCY("Try again later, or lower the concurrency of the tasks that use it."),
  NO_TURN(
      "The model's whole concurrency is in use; no turn came free within {seconds} {seconds:second|seconds}."),
  PAUSE_A_TASK("Try again later, pause a task that uses it, or raise the model's limits."),
  GONE("The model was deleted. Choose another model."),
  DELETED("The model of this task has been deleted. Choose another model.");

  private final String english;

  CallSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
