package dev.winnow.quality.rule;

import java.util.Optional;

/// A parser of a language. For any thread.
interface ParseCode {

  /// What is wrong with some code.
  ///
  /// @param line from 1; 0 where it is not known
  /// @param why in the words of the parser; empty where it has none
  record Wrong(int line, String why) {}

  /// Empty where the code can be parsed, or is too deep to be told.
  Optional<Wrong> wrong(String code);
}
