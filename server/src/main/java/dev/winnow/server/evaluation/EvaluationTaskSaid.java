package dev.winnow.server.evaluation;

import dev.winnow.core.say.Sentence;

/// Why an evaluation stands where it stands, and what cannot be done with it.
enum EvaluationTaskSaid implements Sentence {
  BUG("Winnow failed: {why}"),
  JOURNAL("The journal of the responses cannot be used: {why}"),
  SETTINGS("Its settings cannot be read by this version of Winnow: {why}"),
  MODEL_GONE("The model cannot be used: {why}"),
  MEMORY("The service has too little memory for it. Start it with more, or evaluate fewer rows."),
  UNJUDGED(
      "{left} of {sample} sampled rows have no scores: the responses said nothing about them."),
  NOT_PAUSABLE("The evaluation is {state}: only one that runs can be paused."),
  NOT_RESUMABLE("The evaluation is {state}: only one that is paused or failed can be resumed."),
  NOT_CANCELLABLE("The evaluation is {state}: it has ended."),
  NO_REPORT("The evaluation is {state}: there is no report yet.");

  private final String english;

  EvaluationTaskSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
