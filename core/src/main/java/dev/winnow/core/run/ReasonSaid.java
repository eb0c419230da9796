package dev.winnow.core.run;

import dev.winnow.core.say.Sentence;

/// Why rows are not accepted, in a word or two behind their number.
enum ReasonSaid implements Sentence {
  MALFORMED("unreadable"),
  SCHEMA("not matching the schema"),
  RULE("breaking a rule"),
  CATEGORY("of another category"),
  DUPLICATE("duplicate"),
  LABEL("whose label disagrees"),
  JUDGE("scored too low"),
  REVIEWER("rejected by a reviewer"),
  SURPLUS("surplus");

  private final String english;

  ReasonSaid(String english) {
    this.english = english;
  }

  static ReasonSaid of(Reason reason) {
    return switch (reason) {
      case MALFORMED -> MALFORMED;
      case SCHEMA -> SCHEMA;
      case RULE -> RULE;
      case CATEGORY -> CATEGORY;
      case DUPLICATE -> DUPLICATE;
      case LABEL -> LABEL;
      case JUDGE -> JUDGE;
      case REVIEWER -> REVIEWER;
      case SURPLUS -> SURPLUS;
    };
  }

  @Override
  public String english() {
    return english;
  }
}
