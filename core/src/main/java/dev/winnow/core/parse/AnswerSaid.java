package dev.winnow.core.parse;

import dev.winnow.core.say.Sentence;

/// Why a piece of an answer is no row.
enum AnswerSaid implements Sentence {
  EMPTY("The answer is empty."),
  TOO_LONG("The answer has {count} characters, at most {most} are read; its head is kept."),
  ENDS_IN_REASONING("The answer ends inside the model's reasoning ({count} characters)."),
  NO_OBJECT("No JSON object in the answer ({count} characters)."),
  PIECE("{problem} ({count} characters)."),
  CUT("The text ends inside the object"),
  CUT_IN_STRING("The text ends inside a string"),
  STRING("A string where an object must stand"),
  STRANGER("An object with none of a row's fields"),
  DOTS("Dots stand for a value"),
  NO_VALUE("A key without a value"),
  NO_END("A string whose closing quote is missing"),
  QUOTE_IN_DOUBT("A quote in a text that can be read in two ways"),
  BACKTICKS_IN_DOUBT("A text in backticks that can be read in two ways"),
  MISPLACED("A key, a value or a closer where none can stand"),
  ESCAPE_IN_DOUBT("An escape that can be read in two ways ({text})"),
  HALF("Half a character, which no text can hold"),
  INNER_OBJECT("An object in another one that cannot be read"),
  SIGNS("Signs where a value must stand"),
  WORDS("Words beside a text in quotes"),
  KEY_IN_LIST("A key in a list"),
  LEADING_ZEROS("A number with leading zeros ({text})"),
  TOO_DEEP("Nested deeper than {most}"),
  NOTHING("No key, value or closer where one must stand"),
  LONG_NUMBER("A number of {digits} digits"),
  EXPONENT("A number with the exponent {exponent}");

  private final String english;

  AnswerSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
