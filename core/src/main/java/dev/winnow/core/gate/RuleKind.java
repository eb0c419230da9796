package dev.winnow.core.gate;

import java.util.List;

/// A kind of rule that a task may hold its rows to, found by [java.util.ServiceLoader]: one class,
/// its texts and its line in the list of services.
public interface RuleKind {

  /// As it is written: `length`. One word or several, `camelCase`.
  String name();

  /// What it rejects, in a sentence.
  String what();

  /// What a row that breaks one lacks.
  Aspect aspect();

  /// What can be said of it, in the order it is documented.
  List<Option<?>> options();

  /// A rule of this kind. What is wrong with the options is noted in them, and something harmless
  /// returned.
  RowRule rule(Options options);
}
