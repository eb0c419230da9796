package dev.winnow.core.task;

import dev.winnow.core.say.Sentence;

/// What is wrong with a field of a task or a template.
enum TaskFieldSaid implements Sentence {
  EMPTY("is empty. A task needs name, template, target and model."),
  NAME("takes letters, digits, - _ and . and starts with a letter or digit, found \"{text}\"."),
  MAYBE("Maybe write {better}."),
  WRITE_TEMPLATE("Write a map with a prompt, or the path of a template file."),
  WRITE_SHOWN("Write the template to show as a map."),
  WRITE_PROMPT("Write what the model is asked, with {{variables}} in it."),
  WRITE_USER("Write what was asked."),
  WRITE_ASSISTANT("Write what a good answer looks like."),
  NAME_TEMPLATE("is missing. Name the template, to find it by."),
  NO_ROW_FIELD("\"{text}\" is none of the fields of a row."),
  ROW_FIELDS("A row has {fields}."),
  NO_ZONE("\"{text}\" is no known time zone."),
  ZONES("Write one like Asia/Shanghai, Europe/Berlin or UTC."),
  TWO_TARGETS("({count}) differs from parameters.count ({number}). Keep one of them."),
  NO_TARGET("is missing, and so is parameters.count. Write target: 100 for a dataset of 100 rows."),
  EMPTY_STOP("holds an empty text, which would end every answer. Remove it."),
  EMPTY_PATH("is empty. Write a path like rows.jsonl or remove the field."),
  OTHER_FORMAT("\"{file}\" would hold no {ending}. Maybe write .jsonl, .json, .csv or .parquet."),
  NO_FORMAT(
      "\"{file}\" has no ending of a known format (.jsonl, .json, .csv): {format} is written."),
  TWO_FORMATS(
      "is {format}, and the file's ending says {ending}: {format} is written. Maybe rename the file."),
  NOBODY_ASKS(
      "asks for {rows} rows a request, but nothing tells the model: the prompt has no {{count}} and no schema is sent. Maybe put {{count}} into the prompt."),
  ALL_THE_SAME(
      "temperature is 0 and every request is the same, so most answers will be duplicates. Maybe raise the temperature, or put {{random_id}} into the prompt."),
  USES_TOO_MANY(
      "uses {count} variables, at most {most} are taken. Write {{{{name}}}} where the text itself is meant."),
  TOO_LONG_REQUEST(
      "would make a request of {count} characters, at most {most} are taken. Shorten them."),
  NAME_MODEL("Name the stored model to ask.");

  private final String english;

  TaskFieldSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
