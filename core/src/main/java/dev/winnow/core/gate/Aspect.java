package dev.winnow.core.gate;

/// What a row lacks that breaks a rule: the part of a report where the rule is counted.
public enum Aspect {
  /// A value is missing, or not of the form it should have.
  FORMAT,
  /// A value is out of the range it should be in.
  RANGE,
  /// What the row says does not go together, or is no answer.
  CONSISTENCY,
  /// The row should not be handed on: secrets, personal data, sensitive content.
  SAFETY
}
