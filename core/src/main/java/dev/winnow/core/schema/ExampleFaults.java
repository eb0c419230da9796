package dev.winnow.core.schema;

import dev.winnow.core.document.Excerpt;
import dev.winnow.core.say.Said;
import dev.winnow.core.template.PromptText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;

/// Finds examples in a prompt that begin like JSON and are none: a comma, a quote or a bracket is
/// missing. A model copies the mistake, and the schema inferred from it may not be what was meant.
public final class ExampleFaults {

  private static final int FAULTS_MAX = 5;

  /// An object with its first name, or a list with one.
  private static final Pattern BEGINNING =
      Pattern.compile(
          "(?:\\[\\s{0,200})?\\{\\s{0,200}([\"'])"
              + "(?:[^\"'\\n]{1,100}\\1\\s{0,20}[:=\"'\\[{\\p{L}\\p{N}]|\\w{1,60}\\s{0,20}:)");

  private static final Pattern WORDS = Pattern.compile("\\b(True|False|None|NaN|undefined)\\b");

  private static final JsonMapper LENIENT =
      ExampleRows.LENIENT
          .rebuild()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build();

  private ExampleFaults() {}

  /// An example that is no JSON.
  ///
  /// @param line where it goes wrong, from 1
  /// @param problem a clause about it, then advice
  public record Fault(int line, Said problem) {}

  /// Those of a prompt, in their order, at most five.
  ///
  /// @param prompt as it was written, variables in it
  public static List<Fault> in(String prompt) {
    String text = PromptText.undoubled(prompt);
    List<Fault> faults = new ArrayList<>();
    List<JsonSpans.Span> spans = JsonSpans.of(text);
    Matcher beginning = BEGINNING.matcher(text);
    int span = 0;
    int at = 0;
    while (faults.size() < FAULTS_MAX && beginning.find(at)) {
      int start = beginning.start();
      while (span < spans.size() && spans.get(span).end() <= start) {
        span++;
      }
      if (span < spans.size() && spans.get(span).start() <= start) {
        JsonSpans.Span piece = spans.get(span);
        if (piece.start() == start) {
          wrong(text, piece).ifPresent(faults::add);
        }
        at = Math.max(piece.end(), beginning.end());
      } else {
        faults.add(
            new Fault(
                line(text, start),
                SchemaSaid.NEVER_CLOSED.of(line(text, start), Excerpt.of(lineAt(text, start)))));
        at = span < spans.size() ? Math.max(spans.get(span).end(), beginning.end()) : text.length();
      }
    }
    return List.copyOf(faults);
  }

  private static Optional<Fault> wrong(String text, JsonSpans.Span piece) {
    String tidy = ExampleText.tidy(text.substring(piece.start(), piece.end()));
    try {
      LENIENT.readTree(WORDS.matcher(tidy).replaceAll("null"));
      return Optional.empty();
    } catch (JacksonException fault) {
      int within = fault.getLocation() == null ? 1 : Math.max(1, fault.getLocation().getLineNr());
      int line = Math.min(line(text, piece.start()) + within - 1, line(text, piece.end()));
      return Optional.of(
          new Fault(line, SchemaSaid.NO_JSON.of(line, Excerpt.of(lineText(text, line)))));
    }
  }

  private static int line(String text, int offset) {
    return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
  }

  private static String lineText(String text, int line) {
    return text.lines().skip(line - 1L).findFirst().orElse("").strip();
  }

  private static String lineAt(String text, int offset) {
    int end = text.indexOf('\n', offset);
    return text.substring(offset, end < 0 ? text.length() : end).strip();
  }
}
