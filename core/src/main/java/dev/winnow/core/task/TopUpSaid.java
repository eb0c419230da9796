package dev.winnow.core.task;

import dev.winnow.core.say.Sentence;

/// What is said of rows that are to be topped up.
public enum TopUpSaid implements Sentence {
  IS_MIX(
      "is a mix, which makes no rows. Name a task with a template and dimensions, or use: winnow mix {file}"),
  NO_MIX("is a task with a template, no mix. Use: winnow run {file}"),
  NO_DIMENSIONS("has no dimensions, so no row can be said to be missing. Add dimensions."),
  EXISTING_TOO("is counted by the top-up itself. Remove it."),
  UNKNOWN(
      "{rows} {rows:row has|rows have} no category of {dimension} in the field {field}: {values}. Map these values to categories, or ignore such rows."),
  VALUE("{value} ({rows}, first at {first})"),
  NO_VALUE("no value ({rows}, first at {first})"),
  FURTHER("…"),
  NOTHING_MISSING("lacks nothing: its rows have these shares already."),
  NO_ROWS("has no rows to top up. Run the task itself."),
  TOTAL_BELOW(
      "{total} is less than the {rows} rows that are there already. Write a higher total, or leave it out for the smallest one that removes no row.");

  private final String english;

  TopUpSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
