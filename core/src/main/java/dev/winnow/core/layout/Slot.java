package dev.winnow.core.layout;

import java.util.Locale;

/// A place in a layout that a field of the rows fills.
public enum Slot {
  /// A whole conversation: a list of turns. It stands for what is asked and what is answered.
  MESSAGES,
  INSTRUCTION,
  USER,
  PROMPT,
  /// What the instruction is about. Layouts that have no field for it join it to what is asked, on
  /// a line of its own.
  INPUT,
  OUTPUT,
  ASSISTANT,
  COMPLETION,
  CHOSEN,
  REJECTED,
  SYSTEM,
  /// Earlier turns: a list of pairs, or of turns.
  HISTORY;

  /// Its name in mappings.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether it holds what is asked.
  boolean isAsked() {
    return this == INSTRUCTION || this == USER || this == PROMPT;
  }

  /// Whether it holds what is answered.
  boolean isAnswered() {
    return this == OUTPUT || this == ASSISTANT || this == COMPLETION;
  }

  /// Whether it takes lists, and nothing else.
  boolean isList() {
    return this == MESSAGES || this == HISTORY;
  }

  /// Whether it may stay empty.
  boolean isOptional() {
    return this == INPUT || this == SYSTEM || this == HISTORY || this == MESSAGES;
  }
}
