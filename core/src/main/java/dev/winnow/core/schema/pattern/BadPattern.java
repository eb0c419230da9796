package dev.winnow.core.schema.pattern;

import dev.winnow.core.say.Said;
import java.util.regex.PatternSyntaxException;

/// Thrown for a pattern that is none, where it is not Java that finds it.
final class BadPattern extends PatternSyntaxException {

  private static final long serialVersionUID = 1;

  private final transient Said said;

  BadPattern(Said said, String pattern, int at) {
    super(said.message(), pattern, at);
    this.said = said;
  }

  /// Why it is none, as a clause.
  Said said() {
    return said;
  }
}
