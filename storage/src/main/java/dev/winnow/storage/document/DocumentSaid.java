package dev.winnow.storage.document;

import dev.winnow.core.say.Sentence;

/// Why a file or a text is no document that can be read.
enum DocumentSaid implements Sentence {
  NO_PATH("is no path of a file: {reason}."),
  FOLDER("is a folder. Name a file in it."),
  NO_SUCH_FILE("no such file. Check the path and its spelling."),
  NO_PERMISSION("may not be read by this user. Check its permissions."),
  UNREADABLE("cannot be read: {reason}."),
  TOO_LARGE("is larger than {bytes} bytes. Is it the right file?"),
  UTF16("is not UTF-8: byte {number} ({code}), it looks like UTF-16. Save the file as UTF-8."),
  NO_UTF8(
      "is not UTF-8: byte {number} ({code}) is no part of a character. Save the file as UTF-8."),
  EMPTY("is empty."),
  TRAILING("something follows the first value. Keep one."),
  NO_JSON("is no JSON: {reason}."),
  NO_YAML("is no YAML: {reason}."),
  OPEN_QUOTE("is no YAML: {reason}. The quote that begins here is never closed."),
  TAB("is no YAML: a tab stands here. YAML is indented with spaces, not with tabs."),
  BAD_CHARACTER(
      "the character U+{code} has no place in YAML text. Remove it, or write it as an escape in double quotes."),
  SECOND_DOCUMENT("a second document starts here. Keep one, without a --- line between."),
  KEY_NO_TEXT(
      "a key has to be plain text. Maybe a value that starts with {{ or [ or * needs quotes."),
  NO_ANCHOR("*{name} names no value before it. Maybe it needs quotes."),
  UNKNOWN_TAG("the tag {tag} is not known. Remove it, or quote the text."),
  NO_NUMBER("{text} is no number that JSON knows. Write a finite one."),
  EXPONENT("the number {text} has too large an exponent. Stay within {most}."),
  TOO_MANY_DIGITS("a number of more than {digits} digits. Maybe put it in quotes."),
  TWICE("stands twice, first in line {line}. Remove one of them."),
  TOO_DEEP("values lie more than {most} deep. Flatten them."),
  TOO_MANY_VALUES(
      "more than {most} values, repeated ones counted each time. Is it the right file?");

  private final String english;

  DocumentSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
