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

  NO_SUCH_FILE("{path}: no such file. Check the path and its spelling."),
  UNREADABLE("{path}: cannot be read: {reason}"),
  NO_ROW("{path}:{line}: is not a JSON object. Each row is one, like {{\"text\": \"...\"}}."),
  BROKEN_ROW("{path}:{line}: cannot be read: {reason}"),
  LARGE_NUMBER("{path}:{line}: a number has too large an exponent. Stay within {most}."),

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
