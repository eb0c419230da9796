package dev.winnow.storage.export;

import dev.winnow.core.say.Sentence;

/// Why an export cannot be made, or a row is not in it.
public enum ExportSaid implements Sentence {
  NOT_EMPTY("{path}: is a folder with files in it. Choose another one, or empty it."),
  IN_THE_WAY("{path}: is a file. This export is several files: name a folder or a .zip."),
  BEING_WRITTEN("{path}: another run is writing it. Wait for that one, or stop it first."),
  NO_LISTS(
      "CSV holds no lists, and rows of the layout {layout} have some here. Choose another format."),
  NOT_COMPRESSED("LLaMA-Factory reads no compressed files. Leave them uncompressed."),
  SAME_NAME("two fields would be called {name}. Choose another name for one of them."),
  TOO_MANY_VALUES(
      "{field} has more than {most} different values. Divide by a field with fewer, or by none."),
  CHANGED("the rows changed while they were exported. Export them again."),
  NO_DIMENSION(
      "no task divided these rows by {dimension}, but by {known}. Choose one of these, or a field."),
  NO_DIMENSIONS("no task divided these rows by categories. Choose a field."),
  INDEX_BEHIND("Not all rows are indexed yet. Export again in a few minutes."),
  TWICE("two fields are called {name}."),
  OTHER("for other reasons.");

  private final String english;

  ExportSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
