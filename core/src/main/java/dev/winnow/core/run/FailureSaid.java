package dev.winnow.core.run;

import dev.winnow.core.say.Sentence;

/// Why a call brought no answer, in a word for each kind of failure.
public enum FailureSaid implements Sentence {
  FAILED("{kind}: {said}"),
  FAILED_WITH("{kind} ({status}): {said}"),
  THROTTLED("rate limited"),
  INVALID("request rejected"),
  UNREACHABLE("cannot reach the model"),
  DISCONNECTED("connection lost"),
  TIMEOUT("timed out"),
  SERVER("provider error"),
  LOADING("model is loading"),
  UNREADABLE("unexpected response"),
  CREDENTIAL("invalid API key"),
  CREDIT("insufficient balance or quota"),
  MODEL("model not found"),
  OTHER("other");

  private final String english;

  FailureSaid(String english) {
    this.english = english;
  }

  @Override
  public String family() {
    return "failure";
  }

  @Override
  public String english() {
    return english;
  }
}
