package dev.winnow.core.run;

import dev.winnow.core.say.Sentence;

/// What the figures of a task say, and when to follow what is advised.
enum FindingSaid implements Sentence {
  ONLY_REASONED("{share}% of responses were reasoning only ({count} of {all})."),
  REASONING("{share}% of the output tokens went into reasoning ({count} of {all})."),
  REFUSED("The model refused {share}% of requests ({count} of {all})."),
  CUT("{share}% of responses were truncated at the token limit ({count} of {all})."),
  DUPLICATE("{share}% of rows were duplicates ({count} of {all})."),
  SCHEMA("{share}% of rows didn't match the output schema ({count} of {all})."),
  MALFORMED("{share}% of rows couldn't be read ({count} of {all})."),
  CATEGORY("{share}% of rows named another category than requested ({count} of {all})."),
  LABEL("{share}% of rows were classified as another category ({count} of {all})."),
  RULE("{share}% of rows violated a rule of the task ({count} of {all})."),
  THROTTLED("Rate limited {count} {count:time|times} in {all} {all:response|responses}."),
  FAILURES(
      "{count} {count:retry|retries}, {failed} failed for good. The provider or your connection is unreliable."),
  RETRIES("{count} {count:retry|retries}. The provider or your connection is unreliable."),
  LIMITS(
      "Concurrency is {concurrency}, but only about {count} {count:request is|requests are} in flight: the others are waiting."),
  CONCURRENCY(
      "A response takes {seconds} s, and only {count} {count:request is|requests are} in flight."),
  LONG("A response has {tokens} tokens on average and takes {seconds} s."),
  SLOW("A response takes {seconds} s, though it has only {tokens} tokens on average."),
  RAISE_LIMITS(
      "The task is held back by the model's own limits, which all tasks share: requests or tokens per minute, or max concurrency. Raise them if the provider allows more; a higher concurrency won't help."),
  RAISE_CONCURRENCY(
      "Raise the concurrency as far as the model allows: twice the requests make up to twice the rows."),
  ADAPTS("The task adapts automatically. If this continues, {better}."),
  BEFORE_RESUMING("Before you resume, {better}."),
  BEFORE_RETRYING("Before you retry, {better}."),
  NEXT("For the next task, {better}.");

  private final String english;

  FindingSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
