package dev.winnow.core.parse;

import java.util.List;

/// Reads the rows out of the raw text of a completion: every row that is there and nothing that is
/// not.
public final class ReadAnswer {

  private ReadAnswer() {}

  /// Reads an answer. Never throws for anything a text can hold; time is linear in its length.
  public static ReadRows read(String text) {
    return read(text, java.util.Set.of());
  }

  /// Stub.
  public static ReadRows read(String text, java.util.Set<String> fields) {
    return new ReadRows(List.of(), List.of(), false);
  }
}
