package dev.winnow.core.schema.pattern;

import com.networknt.schema.SchemaException;

/// Thrown when nobody can tell in a reasonable time whether a pattern is found in a text. The
/// validator lets it through without logging it.
public final class TooManySteps extends SchemaException {

  private final String pattern;
  private final String text;

  TooManySteps(String pattern, String text) {
    super("A pattern takes too long on a text.");
    this.pattern = pattern;
    this.text = text;
  }

  /// The pattern as it was written.
  public String pattern() {
    return pattern;
  }

  /// The very text, the same object that the row holds.
  public String text() {
    return text;
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
