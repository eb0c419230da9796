package dev.winnow.providers;

import dev.winnow.core.say.Sentence;

/// What people should know of how a model is called.
public enum NoteSaid implements Sentence {
  OMITTED("{model} does not take {parameter}: it is not sent."),
  CLAMPED("{model} takes {parameter} from {least} to {most}: {value} is sent as {sent}."),
  STOPS(
      "{model} takes at most {most} {most:stop sequence|stop sequences}: the others are not sent."),
  NO_THINKING(
      "Winnow does not know how to set thinking for {model}: the provider's default applies."),
  WITH_THINKING("{model} takes neither temperature nor topP while it thinks: they are not sent."),
  MAX_TOKENS(
      "{model} needs a limit on output tokens: {tokens} is sent. Set maxTokens to change it."),
  REFUSED("The server refuses {parameter}, which is no longer sent. It said: {said}"),
  RENAMED("The server refuses {parameter}, which is now sent as {other}. It said: {said}"),
  FORMAT(
      "The server refuses the output schema as {format}, so it is sent as {other}. It said: {said}"),
  NO_FORMAT(
      "The server refuses the output schema as {format}, so only the prompt says what to write. It said: {said}"),
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
