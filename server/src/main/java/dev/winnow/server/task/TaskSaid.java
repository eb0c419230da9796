package dev.winnow.server.task;

import dev.winnow.core.say.Sentence;

/// What the service says of a task: why it stands, what to do, why it refuses, its log.
enum TaskSaid implements Sentence {
  START("start"),
  RESUME("resume"),
  PAUSE("pause"),
  CANCEL("cancel"),
  RETRY("retry"),
  RETRY_SENDS("Retrying sends more requests."),
  RETRY_SENDS_CATEGORIES(
      "Retrying sends more requests for the combinations that are short. You can give them another template or model first."),
  SOURCES_USED_UP(
      "The datasets are used as they were when the task was created. Clone the task to use rows that were added since, a wider filter, or lower shares."),
  ASKS_NO_MODEL(
      "has no effect: a mix draws its rows from datasets and asks no model. Leave it out."),
  BETTER("For better results, clone the task and {better}."),
  MAKE_ROOM("Free up disk space on the server, then retry."),
  FIX_MODEL("Fix the model, then resume."),
  MODEL_OF_CATEGORY("The model of {category} can't be used: {problem}"),
  FIX_CATEGORY_MODEL("Fix the model, or choose another one for it, then resume."),
  JOURNAL_UNUSABLE("The task's journal can't be used: {reason}"),
  HELD_OUT_GONE("The held-out dataset \"{name}\" was deleted. Without it nothing is sent."),
  CHOOSE_HELD_OUT(
      "Clone the task and choose other held-out datasets. All responses received so far are kept."),
  HELD_OUT_IS_OUTPUT(
      "names \"{name}\", to which the task writes its rows: what is held out may not hold any of them. Choose another dataset here, or another output."),
  FIX_FILE("Fix the file, then retry."),
  BUG("An internal error in Winnow ended the run: {reason}"),
  REPORT_BUG(
      "All responses received so far are kept. Retry, and report the error with the service's log."),
  NEW_TASK(
      "All responses received so far are kept. Change the template and create a new task from it."),
  IN_SPOOL("All responses received so far are kept. Retry."),
  ANSWERS_DROPPED(
      "The raw answers were dropped, as they are kept for {days} {days:day|days} after the end. Rows, rejections and figures stay."),
  REPLACES(
      "The rows of this task take the place of those of \"{name}\", to which another task or an import still writes. Wait for its end, then start."),
  BEING_REPLACED(
      "The rows of \"{name}\" are being replaced by an import. Wait for its end, then start."),
  DATASET_BUSY(
      "takes the place of the rows of \"{name}\", to which another task still writes. Wait for that one, or append."),
  REFUSED("This version of Winnow refuses what the task has pinned ({field}): {problem}"),
  UNRECORDABLE("Results could not be saved to the database: {reason}"),
  ENDED("The run has ended."),
  RUNNING("Running with {model}."),
  DRAWING("Drawing rows from datasets; no model is asked."),
  ADDRESS_CHANGED(
      "The address or the headers of model {model} have changed; requests use the new ones."),
  PRESENT_SETTINGS("From now on, requests use the current settings of model {model}."),
  OTHER_MODEL("From now on, requests go to model {model}; before, they went to {other}."),
  CATEGORIES_CHANGED(
      "From now on, requests use the changed templates, models and parameters of the categories."),
  NOT_SURE(
      "The database was unavailable, and another service may have taken over the task. The task goes on once it is certain that none has."),
  WARNING("Warning about {field}: {problem}"),
  PAUSED("Paused by hand."),
  CANCELLED("Cancelled by hand."),
  TORN(
      "The end of the task's journal ({bytes} bytes) can't be read and was moved to {file}. Responses stored only there are requested again; all others are kept."),
  DAMAGED(
      "{count} {count:record|records} of the task's journal {file} can't be read any more. Responses stored only there are requested again; all others are kept."),
  OF_OTHER_TASK(
      "The journal found belongs to another task and was moved to {file}. Responses stored only there are requested again; all others are kept."),
  UNREADABLE(
      "The task's journal can't be read any more and was moved to {file}. Responses stored only there are requested again; all others are kept."),
  TIMES_MORE("{said} (and {count} more {count:time|times} in the meantime)"),
  WRONG_STATUS("The task is {status}. To {action} a task, its status must be one of: {statuses}."),
  MODEL_CHANGED("Someone changed the model of the task meanwhile. Check it, then try again."),
  PAUSE_FIRST("The task is running. Pause it to change its model."),
  PAUSE_FIRST_CATEGORIES(
      "The task is running. Pause it to change anything of its categories but their shares."),
  BUSY("The task is starting or ending. Try again in a moment."),
  OTHER_CATEGORIES(
      "has other dimensions or categories than the task. Write the same ones in the same order, or clone the task."),
  NOT_DIVIDED("has no effect: the task has no dimensions. Create a task with dimensions instead."),
  NOTHING_TO_REFILL(
      "No rejected row is left to refill. Reject rows of this task on the review page first."),
  MIX_NOT_REFILLED("A mix asks no model. Draw its rows anew in another mix."),
  REFILLED("{rows} {rows:row|rows} rejected by reviewers: the target was raised."),
  CLONE_IT("The task was cancelled and can't be resumed. Clone it instead."),
  TARGET_LOWER(
      "({target}) is lower than it is now ({now}). A target can only be raised; cancel the task to end it with fewer rows."),
  STILL_ENDING(
      "The task still waits for requests in flight, which are paid for. Try again in a moment."),
  BAD_EVENT_ID(
      "Last-Event-ID ({id}) is not the ID of an event of this stream. Leave it out to begin now."),
  STOP_FIRST("The task is running. Pause or cancel it first.");

  private final String english;

  TaskSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
