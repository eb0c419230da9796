package dev.winnow.server.web.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// One request to try.
///
/// @param name what is wrong with it
/// @param headers whole lines
/// @param mustBeRefused whether any answer below 400 is a mistake; else it may turn out to be fine
@SuppressWarnings("ArrayRecordComponent") // never compared
record Attempt(
    String name,
    String method,
    String target,
    byte[] body,
    List<String> headers,
    boolean mustBeRefused) {

  @Override
  public String toString() {
    String text = new String(body, StandardCharsets.UTF_8);
    return "%s: %s %s %s %s"
        .formatted(
            name, method, cut(target), headers.stream().map(Attempt::cut).toList(), cut(text));
  }

  private static String cut(String text) {
    return text.length() <= 300 ? text : text.substring(0, 300) + "… (" + text.length() + ")";
  }
}
