package dev.winnow.core.run;

import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Usage;

/// What is counted of an answer, without its text.
///
/// @param usage the tokens paid for
/// @param latencyMillis from sending the request to the last byte of the answer
/// @param cut whether it was cut at the token limit
/// @param refused whether the model declined, or a filter took the answer away
/// @param onlyReasoned whether there is nothing behind the model's reasoning
public record AnswerFacts(
    Usage usage, long latencyMillis, boolean cut, boolean refused, boolean onlyReasoned) {

  /// Those of an answer.
  public static AnswerFacts of(Reply.Answered reply) {
    return new AnswerFacts(
        reply.completion().usage(),
        reply.completion().latencyMillis(),
        reply instanceof Reply.Truncated cut && !cut.brokenOff(),
        reply instanceof Reply.Refused,
        reply.completion().onlyReasoned());
  }
}
