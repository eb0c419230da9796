package dev.winnow.core.task;

import dev.winnow.core.say.Sentence;

/// What is wrong with how rows are divided.
public enum ShareSaid implements Sentence {
  NEGATIVE("is negative ({number}). Write 0 or more."),
  OVER("is over 100% ({number}). Write a percentage from 0% to 100%."),
  BOTH("has both share and rows. Keep one of them."),
  NO_CATEGORIES("has no categories. Write at least one."),
  NO_NAME("has no name. Write {{name: ...}} or a text."),
  TWICE("\"{name}\" is there twice. Keep one of them."),
  TWICE_AS(
      "\"{name}\" is there twice, once as \"{other}\": case and spaces don't count. Keep one of them."),
  NO_DIMENSION_NAME("\"{name}\" can't be a variable. Use letters, digits and _."),
  BUILT_IN("{{{name}}} is a built-in variable. Choose another name."),
  PARAMETER_TOO("{name} is a dimension and a parameter. Keep one of them."),
  MIXED(
      "mixes weights, percentages and numbers of rows. Use the same for all categories of a dimension."),
  SOME("has no share, while other categories have one. Write a share, or remove the others."),
  ZERO_SUM("gives no category a share. Write at least one above 0."),
  PERCENT_SUM(
      "adds up to {sum}%, not 100%. Change them, or write weights like 3 in place of percentages."),
  ROWS_SUM("adds up to {sum} rows, but the target is {target}. Make them the same."),
  ROWS_BELOW("{rows} rows are below the minimum of {least} for each of its {count} combinations."),
  NO_FIELD("\"{name}\" is none of the fields of a row."),
  NOT_HELD(
      "\"{name}\" can't stand in the field {field} of a row, which takes {wanted}. Change the category, the output schema or the field."),
  NO_DIMENSION("\"{name}\" is not a dimension."),
  DIMENSIONS_ARE("The dimensions are {names}."),
  NO_CATEGORY("\"{name}\" is not a category of {dimension}."),
  CATEGORIES_ARE("The categories are {names}."),
  EMPTY_WHEN("names no category. Write like {{difficulty: hard}}."),
  WEIGHT_OF_ALL("is a weight. Write a percentage, a number of rows, or 0 to exclude it."),
  PART_OF_SOME(
      "names categories of {count} of {all} dimensions. To give it a share, name one of each dimension."),
  NOT_EACH("names categories of {count} of {all} dimensions. Name a category of each dimension."),
  NOTHING_OTHERWISE("changes nothing. Give it a share, parameters, a template or a model."),
  SINGLE_DIVIDED("is SINGLE, but there are dimensions. Leave kind out, or remove them."),
  UNDIVIDED("is PROPORTIONAL, but there are no dimensions. Add them, or leave kind out."),
  SOURCES_OF_MIX("are those of a mix. Write kind: MIX, or remove them."),
  NO_TARGET("is missing. Write like 100, or give each source its number of rows."),
  NO_SOURCE("names no file. Write like {{file: rows.jsonl}}."),
  OTHER_SCHEMA("has an output schema other than the task's. All rows of a task have the same one."),
  NOT_TOLD(
      "the prompt doesn't use {{{name}}}, so the model isn't told the category. Put it in the prompt."),
  NOT_IN_ROWS(
      "rows have no field \"{name}\", so a row's category isn't checked or written. Add it to the output schema, or name the field of the category."),
  WITHOUT_DIMENSIONS("has no effect without dimensions. Remove it, or add dimensions."),
  TOO_MANY("there are {count} combinations, at most {most} are possible. Use fewer categories."),
  TOO_FEW(
      "{category} has {rows} {rows:row|rows}, but its combinations need {needed} (minimum or own share). Raise its share or the target, or lower what they need."),
  UNFILLABLE(
      "{needed} {needed:row is|rows are} needed for {combinations}, but the categories they can be combined with ({categories}) have {rows}. Change the shares, or exclude fewer combinations."),
  TOO_MUCH(
      "{category} has {rows} {rows:row|rows}, but all its combinations are excluded or have shares of their own, which come to {given}. Change its share or theirs."),
  NOT_WHOLE(
      "all combinations have shares of their own, but they come to {given} {given:row|rows}, not {total}. Make them add up."),
  ALL_EXCLUDED("exclude every combination. Leave at least one."),
  ALREADY_MORE(
      "{cell} has {there} {there:row|rows} already, more than its share ({rows}). Raise the target, or change the shares.");

  private final String english;

  ShareSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
