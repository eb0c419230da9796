package dev.winnow.providers;

import dev.winnow.core.say.Sentence;

/// What people should know of how a model is called.
public enum NoteSaid implements Sentence {
  OMITTED("{model} does not take {parameter}: it is not sent."),
  CLAMPED("{model} takes {parameter} from {least} to {most}: {value} is sent as {sent}."),
  STOPS(
      "{model} takes at most {most} {most:stop sequence|stop sequences}: the others are not sent."),
  NO_THINKING("It is not known how {model} is told to think more or less: thinking is left to it."),
  MAX_TOKENS(
      "{model} needs a limit on output tokens: {tokens} is sent. Set maxTokens to change it."),
  REFUSED("The server refuses {parameter}: it is no longer sent. It said: {said}"),
  RENAMED("The server refuses {parameter}: it is sent as {other}. It said: {said}"),
  FORMAT(
      "The server refuses the output schema sent as {format}: it is sent as {other}. It said: {said}"),
  NO_FORMAT(
      "The server refuses the output schema sent as {format}: it is no longer sent, only the prompt says what to write. It said: {said}"),
  STREAM("The server only streams: responses are streamed. It said: {said}"),
  UNVERIFIED(
      "The certificate of {host} is not checked (verifyTls: false): anyone on the way can read the key and the data.");

  private final String english;

  NoteSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
