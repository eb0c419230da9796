package dev.winnow.core.run;

import dev.winnow.core.say.Sentence;

/// What is said of a run: why it stands, how it goes.
public enum RunSaid implements Sentence {
  FURTHER_MESSAGES("further messages"),
  STAGNATED(
      "the last {answers} responses had only {good} accepted rows of {asked} requested ({setting})"),
  BUDGET_USED("the budget of {count} requests is used up ({setting}: {factor} times the minimum)"),
  FRESH_BUDGET_USED(
      "the fresh budget of {count} requests is used up ({setting}: {factor} times the minimum)"),
  UNJUDGED("{count} rows have not been judged yet"),
  UNCOMPARED("{count} rows have not been compared by their embeddings yet"),
  UNCLASSIFIED("{count} rows have not been classified yet"),
  SAMPLE_SHORT(
      "{source} has {rows} {rows:row that matches|rows that match}, {wanted} {wanted:was|were} wanted"),
  SAMPLE_REJECTED(
      "{source} has {rows} {rows:row that matches|rows that match}, but only {accepted} of them could be accepted; {wanted} {wanted:was|were} wanted"),
  NO_FURTHER("no further requests"),
  SHORTFALLS("{shortfalls}"),
  TARGET_REACHED("the target is reached"),
  TOLD_TO_STOP("stopped on request"),
  BUG("an internal error in Winnow"),
  ASKS_TO_WAIT("The provider asks to wait {time}. Try again later, or ask for a higher limit."),
  REFUSED_FOR(
      "The provider refused every call for {time}. Try again later, or ask for a higher limit."),
  HOURS("{count} hours"),
  MINUTES("{count} minutes"),
  SECONDS("{count} {count:second|seconds}"),
  ROWS_MISSING("{rows} {rows:row is|rows are} missing: {why}."),
  ROWS_MISSING_IN(
      "{rows} {rows:row is|rows are} missing in {count} {count:combination|combinations}: {cells}."),
  ROWS_MISSING_IN_CATEGORIES(
      "{rows} {rows:row is|rows are} missing in {count} {count:category|categories}: {cells}."),
  ROWS_MISSING_OF(
      "{rows} {rows:row is|rows are} missing from {count} {count:source|sources}: {cells}."),
  SHORT_CELL("{cell} lacks {rows}: {why}"),
  SHORT_CELL_REJECTED("{cell} lacks {rows}: {why}, rejected: {reasons}"),
  ROWS_OF_REASON("{rows} {reason}"),
  FURTHER_CELLS("{count} more"),
  UNWRITABLE("Results could not be saved: {why}"),
  HTTP("HTTP {status}: {said}"),
  RETRYING("Request {unit} failed, retrying in {seconds} s (attempt {tries}): {failure}"),
  THROTTLED("Rate limited, no requests for {seconds} s: {failure}"),
  NOTED("{model}: {note}"),
  GIVEN_UP("Request {unit} failed for good: {failure}"),
  STOPPING("Stopping: {why}. Requests in flight: {count}."),
  CHANGED("Changed: target {rows} rows, concurrency {count}."),
  COERCED("{rows} of {count} accepted rows had values converted to match the output schema.");

  private final String english;

  RunSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
