package dev.winnow.core.task;

import dev.winnow.core.llm.StorableText;
import dev.winnow.core.say.Said;
import dev.winnow.core.say.Sentence;
import java.util.Optional;

/// What is wrong with a field.
public enum FieldSaid implements Sentence {
  NOT_MAP("expected a map with fields such as {fields}, found {found}."),
  NOT_OBJECT("expected an object with fields such as {fields}, found {found}."),
  EXPECTED("expected {wanted}, found {found}."),
  NOT_TEXT("expected text, found {found}. Maybe put it in quotes."),
  UNKNOWN("unknown field."),
  KNOWN("The fields here are {fields}."),
  NEAR("Did you mean {near}?"),
  MISSING("is missing."),
  EMPTY("is empty. Write something there or remove the field."),
  EMPTY_LABEL("is empty. Write something there."),
  TOO_LONG("has {count} characters, at most {most} are taken. Shorten it."),
  TOO_LONG_NAME(
      "has {count} characters ({bytes} bytes), at most {most} ({bytesMost} bytes) are taken. Shorten it."),
  TOO_MANY_BYTES("has {bytes} bytes, at most {most} are taken. Shorten it."),
  TOO_MANY("has {count} entries, at most {most} are taken. Remove some."),
  TOO_MANY_TEXTS("has {count} texts, at most {most} are taken. Remove some."),
  NAME_TOO_LONG("has a name of {count} characters, at most {most} are taken. Shorten it."),
  CONTROL("holds a control character or half a character. Remove it."),
  BREAKS_LINE("\"{text}\" holds a control character. Write it on one line."),
  BLANK_ENDS("\"{text}\" begins or ends with a blank. Remove the blanks."),
  NUL("holds a NUL character (U+0000) at place {count}. Remove it."),
  HALF("holds half a character (U+{code}) at place {count}. Write the whole one."),
  BESIDE("stands beside {field}. Keep one of them."),
  NO_FILES("no files are read here. Write the content itself in its place."),
  EDIT_TWICE("names row {ordinal} twice. Name each row once."),
  WRITE_DATA("Write the new row, or null to remove it."),
  WRITE_ONE("Write one."),
  WRITE_ID("Write the id of one."),
  WRITE_SHORT("Write a short one like {example}.");

  private final String english;

  FieldSaid(String english) {
    this.english = english;
  }

  /// What is wrong with a text that databases and requests cannot hold.
  public static Optional<Said> unstorable(String text) {
    int at = StorableText.unstorable(text, 0);
    if (at < 0) {
      return Optional.empty();
    }
    int unit = text.charAt(at);
    return Optional.of(unit == 0 ? NUL.of(at + 1) : HALF.of("%04X".formatted(unit), at + 1));
  }

  @Override
  public String english() {
    return english;
  }
}
