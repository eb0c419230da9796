package dev.winnow.core.task;

import dev.winnow.core.say.Sentence;

/// What is wrong with the wish for an export.
public enum ExportWishSaid implements Sentence {
  NO_PART("all parts are 0. Give at least one file a part of the rows, like 8, 1 and 1."),
  NO_SLOTS("there is no layout with slots to fill. Choose one, or leave the mapping out.");

  private final String english;

  ExportWishSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
