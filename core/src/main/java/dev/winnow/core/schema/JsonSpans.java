package dev.winnow.core.schema;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Finds the pieces of a text that could be JSON: from an opening bracket to the one that closes
/// it. One walk, whatever the text.
final class JsonSpans {

  private final String text;
  private final JsonStrings strings;
  private final Deque<Integer> open = new ArrayDeque<>();
  private final List<Span> closed = new ArrayList<>();

  private JsonSpans(String text) {
    this.text = text;
    this.strings = new JsonStrings(text);
  }

  /// A bracketed piece.
  ///
  /// @param start of the opening bracket
  /// @param end behind the closing one
  /// @param inner the bracketed pieces directly within
  record Span(int start, int end, List<Span> inner) {}

  /// The pieces that lie in no other, in order. Brackets within a JSON string do not count; a
  /// bracket that is never closed, or by one of the other kind, is prose.
  static List<Span> of(String text) {
    return new JsonSpans(text).run();
  }

  private List<Span> run() {
    int at = 0;
    while (at < text.length()) {
      switch (text.charAt(at)) {
        case '{', '[' -> open.push(at);
        case '}', ']' -> close(at);
        case '"' -> at = open.isEmpty() ? at : strings.end(at);
        default -> {}
      }
      at++;
    }
    return closed;
  }

  private void close(int at) {
    if (open.isEmpty()) {
      return;
    }
    int start = open.pop();
    if (text.charAt(start) != (text.charAt(at) == '}' ? '{' : '[')) {
      open.clear();
      return;
    }
    int first = closed.size();
    while (first > 0 && closed.get(first - 1).start() > start) {
      first--;
    }
    List<Span> tail = closed.subList(first, closed.size());
    List<Span> inner = List.copyOf(tail);
    tail.clear();
    closed.add(new Span(start, at + 1, inner));
  }
}
