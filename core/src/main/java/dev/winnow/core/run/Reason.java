package dev.winnow.core.run;

import java.util.Locale;

/// Why a row was not accepted.
public enum Reason {
  /// What was meant as a row could not be read, or the model declined to write one.
  MALFORMED,
  /// It does not fit the output schema.
  SCHEMA,
  /// It breaks a rule of the task.
  RULE,
  /// The dataset has it already.
  DUPLICATE,
  /// A judging model scored it too low.
  JUDGE,
  /// A person turned it down.
  REVIEWER,
  /// It is good, but the target was reached before.
  SURPLUS;

  /// As it is written in files and on screens.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
