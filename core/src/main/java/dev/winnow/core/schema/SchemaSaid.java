package dev.winnow.core.schema;

import dev.winnow.core.say.Sentence;

/// What is wrong with an output schema, or with the example it is inferred from.
enum SchemaSaid implements Sentence {
  UNUSABLE("The schema cannot be used: {reason}"),
  TOO_DEEP("The schema is nested more than {most} deep. Use $defs and $ref."),
  DIALECT("/$schema: the dialect ({text}) is not known. Write {dialect}, or leave it out."),
  NUMBER_TOO_LARGE(
      "The schema holds a number that is too large ({text}). Maybe leave the bound out."),
  NO_SCHEMA(
      "The schema is no JSON Schema: {problem} See https://json-schema.org/understanding-json-schema."),
  OTHER_DOCUMENT(
      "{path}: the schema refers to another document ({text}), and none is fetched. Copy the definition below $defs."),
  NOTHING_THERE("{path}: there is nothing at ({text}). Define it below $defs."),
  BAD_PATTERN(
      "{path}: the pattern ({text}) cannot be read: {reason}. Maybe escape a bracket with \\."),
  CHAIN_TOO_LONG(
      "{path}: more than {count} references lead from one to the next here. Refer to the last of them."),
  ENDLESS(
      "{path}: the schema leads back to itself without end ({text}). Maybe one $ref was meant for a property or an item."),
  NO_OBJECT(
      "The schema ({text}) describes no object, but a row is one. Write \"type\": \"object\" and its \"properties\"."),
  DEFINED_TWICE("{path}: the schema defines ({name}) here and at /{keyword}. Rename one of them."),
  TEXTS(
      "shows a list of texts: each is read as a row with the one field ({field}). To name the field, show a list of objects."),
  LIST_HOLDS_ROWS(
      "shows an object with a list ({list}): each object in the list is read as a row. If the whole object is one row, put [ and ] around it."),
  OBJECT_IS_ROW(
      "shows an object with a list ({list}): the whole object is read as one row. If each value in the list is a row, show the list alone."),
  CONVERSATION_IS_ROW(
      "shows a list of turns ({list}): the whole object is read as one row, a conversation. If each turn is a row, show the list alone."),
  TURNS_ARE_ROWS(
      "shows a list of turns: each turn is read as a row. If together they are one row, put them into an object, as its (messages)."),
  READ_AS_TYPE(
      "shows ({value}) for ({field}), which is read as a type ({type}). If it is a text, show \"...\" instead."),
  RANGE("{type} from {least} to {most}"),
  NEVER_CLOSED(
      "begins an example (line {line}) that is never closed: {text}. Add the bracket or the quote that is missing."),
  NO_JSON(
      "shows an example that is no JSON near line {line}: {text}. Maybe a comma, a quote or a bracket is missing.");

  private final String english;

  SchemaSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
