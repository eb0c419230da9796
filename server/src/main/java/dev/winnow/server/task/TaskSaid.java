package dev.winnow.server.task;

import dev.winnow.core.say.Sentence;

/// What the service says of a task: why it stands, what to do, why it refuses, its log.
enum TaskSaid implements Sentence {
  START("start"),
  RESUME("resume"),
  PAUSE("pause"),
  CANCEL("cancel"),
  RETRY("retry"),
  RETRY_SENDS("Retry sends further requests."),
  BETTER("To get better answers, {better} in a clone of the task."),
  MAKE_ROOM("Make room on the disk of the service, then retry."),
  FIX_MODEL("Fix the model, then resume."),
  JOURNAL_UNUSABLE("Its journal cannot be used: {reason}"),
  FIX_FILE("Fix the file, then retry."),
  BUG("A bug in Winnow ended the run: {reason}"),
  REPORT_BUG("Every answer is kept. Retry, and report it with the service's log."),
  NEW_TASK("Every answer is kept. Change the template and create a new task from it."),
  IN_SPOOL("Every answer is kept in the spool. Retry."),
  REFUSED("This version of Winnow refuses what the task has pinned ({field}): {problem}"),
  UNRECORDABLE("What came in cannot be written to the database: {reason}"),
  ENDED("The run has ended."),
  RUNNING("Running with {model}."),
  ADDRESS_CHANGED(
      "The address or the headers of model {model} have changed; requests use the new ones."),
  PRESENT_SETTINGS("From now on, requests use the current settings of model {model}."),
  OTHER_MODEL("From now on, requests go to model {model}; before, they went to {other}."),
  NOT_SURE(
      "The database was unavailable, and another service may have taken over the task. The task goes on once it is certain that none has."),
  WARNING("Warning about {field}: {problem}"),
  PAUSED("Paused by hand."),
  CANCELLED("Cancelled by hand."),
  TORN(
      "The end of its journal ({bytes} bytes) cannot be read and was moved to {file}. Answers that only stood there are asked for again; all others are kept."),
  DAMAGED(
      "{count} {count:record|records} of its journal {file} cannot be read any more. Answers that only stood there are asked for again; all others are kept."),
  OF_OTHER_TASK(
      "Its journal is another task's and was moved to {file}. Answers that only stood there are asked for again; all others are kept."),
  UNREADABLE(
      "Its journal cannot be read any more and was moved to {file}. Answers that only stood there are asked for again; all others are kept."),
  TIMES_MORE("{said} (and {count} more {count:time|times} in the meantime)"),
  WRONG_STATUS("The task is {status}. To {action} it, it must be one of {statuses}."),
  MODEL_CHANGED("Someone changed the model of the task meanwhile. Check it, then try again."),
  PAUSE_FIRST("The task is RUNNING. Pause it to change its model."),
  CLONE_IT("The task is CANCELLED for good. Clone it."),
  TARGET_LOWER(
      "({target}) is lower than it is now ({now}). A target can only be raised; cancel the task to end it with fewer rows."),
  STILL_ENDING(
      "The task still waits for requests in flight, which are paid for. Try again in a moment."),
  BAD_EVENT_ID(
      "Last-Event-ID ({id}) is not the ID of an event of this stream. Leave it out to begin now."),
  ORDER("takes desc or asc."),
  STOP_FIRST("The task is RUNNING. Pause or cancel it first.");

  private final String english;

  TaskSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
