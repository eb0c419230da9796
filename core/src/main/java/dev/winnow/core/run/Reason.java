package dev.winnow.core.run;

import java.util.Locale;

/// Why a row was not accepted.
public enum Reason {
  /// What was meant as a row could not be read, or the model declined to write one.
  MALFORMED(Verdict.By.READ),
  /// It does not fit the output schema.
  SCHEMA(Verdict.By.SCHEMA),
  /// It breaks a rule of the task.
  RULE(Verdict.By.RULE),
  /// It names another category than it was asked for.
  CATEGORY(Verdict.By.RULE),
  /// The dataset has it already.
  DUPLICATE(Verdict.By.DUPLICATE),
  /// A model that did not know what was asked for says another category.
  LABEL(Verdict.By.JUDGE),
  /// A judging model scored it too low.
  JUDGE(Verdict.By.SCORES),
  /// A person turned it down.
  REVIEWER(Verdict.By.REVIEWER),
  /// It is good, but the target was reached before.
  SURPLUS(Verdict.By.QUOTA);

  private final Verdict.By by;

  Reason(Verdict.By by) {
    this.by = by;
  }

  /// Who rejects rows for it.
  public Verdict.By by() {
    return by;
  }

  /// As it is written in files and on screens.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
