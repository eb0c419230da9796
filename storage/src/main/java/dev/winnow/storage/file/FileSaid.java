package dev.winnow.storage.file;

import dev.winnow.core.say.Sentence;

/// Why a file cannot be written, or its rows cannot be read.
enum FileSaid implements Sentence {
  UNWRITABLE("{path}: cannot be written: {reason}"),
  NO_NAME("{path}: has no file name. Use one like rows.jsonl."),
  FOLDER("{path}: is a folder. Name a file in it."),
  NO_ORDINARY("{path}: is not a regular file and can't be replaced. Choose another path."),
  NO_FOLDER("{path}: is a file, not a folder. Choose another path."),
  IN_THE_WAY("{path}: exists and can't be overwritten. Remove it first."),

  SAME_NAMES(
      "{path}: Parquet can't have two columns whose names differ only in case: {first}, {second}."
          + " Rename one, or choose another format."),

  NO_COLUMN_NAME(
      "{path}: Parquet can't have a column without a name. Name it, or choose another format."),

  UNREADABLE("{path}: cannot be read: {reason}"),
  IN_FILE("{path}: {problem}"),
  AT_LINE("{path}:{line}: {problem}"),
  AT_COLUMN("{path}:{line}:{column}: {problem}"),

  BEING_WRITTEN("another run is writing it. Wait for that one, or stop it first."),
  PERMISSION("permission denied. Choose another folder, or change its permissions."),
  MISSING_FOLDER("its folder does not exist. Create it first."),
  FILE_ABOVE("part of the path is a file, not a folder. Choose another path."),
  FREE_SPACE("Free some space, then try again."),
  RAISE_LIMIT("Raise the file-size limit (ulimit -f), then try again."),
  SHORTER_NAME("Choose a shorter name."),
  OTHER_FOLDER("Choose another folder.");

  private final String english;

  FileSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
