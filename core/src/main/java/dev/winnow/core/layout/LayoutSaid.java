package dev.winnow.core.layout;

import dev.winnow.core.say.Sentence;

/// Why a mapping does not fit a layout, or a row does not.
public enum LayoutSaid implements Sentence {
  NO_SLOT("{layout} has no slot {slot}. Its slots are {slots}."),
  NO_FIELD("no field fits the slot {slot} of {layout}. Name one; the rows have {fields}."),
  NO_ROWS("no field fits the slot {slot} of {layout}, as there are no rows."),
  UNSEEN("no row has the field {field}. The fields are {fields}."),
  NEAR("no row has the field {field}. Did you mean {near}?"),
  BESIDE_MESSAGES("stands beside messages. Keep one of them."),

  MISSING("{field} is missing; {slot} needs text."),
  EMPTY("{field} is empty; {slot} needs text."),
  KIND("{field} is {found}; {slot} takes {wanted}."),
  NO_TURNS("{field} has no turns."),
  TURN_KIND("{field}: a turn is {found}, not an object with role and content."),
  NO_ROLE("{field}: the role {role} is none of user, assistant, system and tool."),
  EMPTY_TURN("{field}: a turn of the {role} has no text."),
  LATE_SYSTEM("{field}: a system turn stands behind others; {layout} takes it only first."),
  NO_TURN_ABOUT("{field}: user and assistant do not take turns, with the user first."),
  OPEN_END("{field}: the last turn is not the assistant's."),
  UNANSWERED("{field} has no turn of the assistant."),
  NO_TOOLS("{field}: a turn calls a tool; {layout} has no place for that."),

  A_TEXT("text"),
  A_LIST("a list"),
  TEXT_OR_LIST("text or a list of turns"),
  AN_OBJECT("an object"),
  NOTHING("nothing");

  private final String english;

  LayoutSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
