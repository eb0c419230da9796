package dev.winnow.core.template;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A prompt taken apart into literal text and the variables used in it.
///
/// `{name}` is a variable where the name is a letter of any script or `_`, followed by letters,
/// digits, `_` and `.`. Every other brace is literal, so JSON needs no escaping. `{{name}}` writes
/// a literal `{name}`; each further pair of braces around it stays as it is, so `{{{name}}}` writes
/// `{{name}}`. JSON whose braces are all doubled, as Python's `str.format` wants it, is JSON with
/// each of them once ([DoubledBraces]).
///
/// @param parts in the order they stand; no two literals follow each other
public record PromptText(List<Part> parts) {

  public PromptText {
    parts = List.copyOf(parts);
  }

  /// A piece of a prompt.
  public sealed interface Part {}

  /// Text that is sent as it is.
  public record Literal(String text) implements Part {}

  /// A variable and where its brace stands.
  ///
  /// @param line from 1; lines end with LF, CR or both
  /// @param column from 1, in code points
  public record Use(String name, int line, int column) implements Part {}

  /// Takes a prompt apart. Any text is a prompt; time is linear in its length.
  public static PromptText parse(String text) {
    return new Scan(text).run();
  }

  /// Whether a text can name a variable.
  public static boolean isName(String text) {
    return !text.isEmpty() && nameEnd(text, 0) == text.length();
  }

  /// A prompt with the braces of JSON once each where they were all doubled; else as it was
  /// written, variables and all.
  public static String undoubled(String text) {
    var out = new StringBuilder();
    int at = 0;
    for (Map.Entry<Integer, Integer> piece : new TreeMap<>(DoubledBraces.in(text)).entrySet()) {
      out.append(text, at, piece.getKey());
      out.append(DoubledBraces.undone(text, piece.getKey(), piece.getValue()));
      at = piece.getValue();
    }
    return out.append(text, at, text.length()).toString();
  }

  /// The variables used, in order, each as often as it stands there.
  public List<Use> uses() {
    return parts.stream().filter(Use.class::isInstance).map(Use.class::cast).toList();
  }

  /// The names of the variables used, in the order of their first use.
  public Set<String> names() {
    var names = new LinkedHashSet<String>();
    for (Use use : uses()) {
      names.add(use.name());
    }
    return names;
  }

  /// The text with every variable replaced by its value. Values are taken as they are: braces in
  /// them mean nothing.
  ///
  /// @throws IllegalArgumentException when a variable has no value
  public String render(Map<String, String> values) {
    var out = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Literal literal -> out.append(literal.text());
        case Use use -> {
          String value = values.get(use.name());
          if (value == null) {
            throw new IllegalArgumentException(
                "The variable {%s} (line %d) has no value.".formatted(use.name(), use.line()));
          }
          out.append(value);
        }
      }
    }
    return out.toString();
  }

  /// How long the text would be, in characters; variables without a value count nothing.
  public long renderedLength(Map<String, String> values) {
    long length = 0;
    for (Part part : parts) {
      length +=
          switch (part) {
            case Literal literal -> literal.text().length();
            case Use use -> values.getOrDefault(use.name(), "").length();
          };
    }
    return length;
  }

  /// Behind the variable whose brace stands at `at`; `at` itself where none does.
  static int variableEnd(String text, int at) {
    int end = nameEnd(text, at + 1);
    return end > at + 1 && text.startsWith("}", end) ? end + 1 : at;
  }

  /// Where the name that starts at `from` ends; `from` itself where none starts there.
  private static int nameEnd(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      boolean fits =
          Character.isLetter(c)
              || c == '_'
              || (at > from && (Character.isDigit(c) || c == '.' || isMark(c)));
      if (!fits) {
        break;
      }
      at += Character.charCount(c);
    }
    return at;
  }

  /// Whether a code point belongs to the letter before it: scripts like Devanagari and decomposed
  /// accents write letters in several.
  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  /// One walk over a text. A name holds no brace, so each character is looked at three times at
  /// most: for `{{name}}`, for `{name}`, and for its line.
  private static final class Scan {
    private final String text;
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();
    private final Map<Integer, Integer> doubled;
    private int onceUpTo = 0;
    private int line = 1;
    private int lineStart = 0;
    private int counted = 0;

    Scan(String text) {
      this.text = text;
      this.doubled = DoubledBraces.in(text);
    }

    PromptText run() {
      int at = 0;
      while (at < text.length()) {
        char c = text.charAt(at);
        if (c == '{') {
          onceUpTo = Math.max(onceUpTo, doubled.getOrDefault(at, 0));
          at = brace(at);
        } else {
          literal.append(c);
          at += c == '}' && at < onceUpTo ? 2 : 1;
        }
      }
      flush();
      return new PromptText(parts);
    }

    /// Reads what stands at an opening brace; returns where to go on.
    private int brace(int at) {
      if (text.startsWith("{{", at)) {
        int end = nameEnd(text, at + 2);
        if (end > at + 2 && text.startsWith("}}", end)) {
          literal.append(text, at + 1, end + 1);
          return end + 2;
        }
      }
      int end = variableEnd(text, at);
      if (end > at) {
        flush();
        countLines(at);
        parts.add(
            new Use(text.substring(at + 1, end - 1), line, 1 + text.codePointCount(lineStart, at)));
        return end;
      }
      literal.append('{');
      return at + (at < onceUpTo ? 2 : 1);
    }

    private void flush() {
      if (!literal.isEmpty()) {
        parts.add(new Literal(literal.toString()));
        literal.setLength(0);
      }
    }

    private void countLines(int to) {
      for (; counted < to; counted++) {
        char c = text.charAt(counted);
        boolean pair = c == '\r' && text.startsWith("\n", counted + 1);
        if (c == '\n' || (c == '\r' && !pair)) {
          line++;
          lineStart = counted + 1;
        }
      }
    }
  }
}
