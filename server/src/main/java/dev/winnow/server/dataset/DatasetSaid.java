package dev.winnow.server.dataset;

import dev.winnow.core.say.Sentence;

/// What is said of datasets.
enum DatasetSaid implements Sentence {
  NO_VERSION("There is no version {number} of dataset {id}."),
  NO_ROW("There is no row {ordinal} in this version of the dataset."),
  NO_ROW_TO_EDIT("names row {ordinal}, which the dataset does not have. Leave it out."),
  WRITING(
      "\"{name}\" is still written to by a task or an import. Cancel that or wait for its end, then delete the dataset."),
  CONDITION(
      "({value}) must be field:op:value, with op one of {words}; exists and missing take no value."),
  CATEGORY("({value}) must be dimension:category."),
  CURSOR("({value}) is not where a page of this list ended. Begin with the first page."),
  TIME("({value}) must be a time like 2026-11-30T08:00:00Z.");

  private final String english;

  DatasetSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
