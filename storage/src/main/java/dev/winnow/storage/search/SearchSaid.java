package dev.winnow.storage.search;

import dev.winnow.core.say.Sentence;

/// Why what rows are asked for cannot be read.
public enum SearchSaid implements Sentence {
  CONDITION(
      "({value}) must be field:op:value, with op one of {words}; exists and missing take no value."),
  CATEGORY("({value}) must be dimension:category.");

  private final String english;

  SearchSaid(String english) {
    this.english = english;
  }

  /// Programs know them as those of datasets.
  @Override
  public String family() {
    return "dataset";
  }

  @Override
  public String english() {
    return english;
  }
}
