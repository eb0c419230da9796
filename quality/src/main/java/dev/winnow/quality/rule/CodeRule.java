package dev.winnow.quality.rule;

import dev.winnow.core.document.Excerpt;
import dev.winnow.core.gate.Aspect;
import dev.winnow.core.gate.Option;
import dev.winnow.core.gate.Options;
import dev.winnow.core.gate.RowRule;
import dev.winnow.core.gate.RuleKind;
import dev.winnow.core.say.Said;
import dev.winnow.quality.rule.ParseCode.Wrong;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Code that can be parsed.
public final class CodeRule implements RuleKind {

  private static final int CHARS_MAX = 100_000;

  private static final Option<String> FIELD =
      Option.field("field", "The field with the code.").need();
  private static final Option<String> LANGUAGE =
      Option.word(
              "language",
              List.of("json", "sql", "python", "java"),
              "The language: JSON; SQL, which is read as several databases have it; Python 3, of which indentation is not checked; Java, also a single method or statement.")
          .need();

  @Override
  public String name() {
    return "code";
  }

  @Override
  public String what() {
    return "Fields with code that no parser of its language takes. Of a text with ```` ``` ```` blocks, those without a language or with this one are looked at. Code of over 100,000 characters passes, and SQL of over 10,000 or with more than 20 nested brackets, stored programs, transactions, and Java with more than 200 annotations.";
  }

  @Override
  public Aspect aspect() {
    return Aspect.FORMAT;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(FIELD, LANGUAGE);
  }

  @Override
  public RowRule rule(Options options) {
    String field = options.get(FIELD);
    String language = options.get(LANGUAGE);
    ParseCode parse = parser(language);
    return row -> {
      JsonNode value = row.path(field);
      return value.isString()
          ? problem(field, value.stringValue(), language, parse)
          : Optional.empty();
    };
  }

  private static ParseCode parser(String language) {
    return switch (language) {
      case "json" -> new ParseJson();
      case "sql" -> new ParseSql();
      case "python" -> new ParsePython();
      case "java" -> new ParseJava();
      default -> throw new IllegalArgumentException(language);
    };
  }

  private static Optional<Said> problem(String at, String text, String language, ParseCode parse) {
    for (String code : CodeBlocks.of(text, language)) {
      Optional<Wrong> wrong = code.length() > CHARS_MAX ? Optional.empty() : parse.wrong(code);
      if (wrong.isPresent()) {
        Object why = wrong.get().why().isEmpty() ? RuleSaid.SYNTAX : Excerpt.of(wrong.get().why());
        int line = wrong.get().line();
        return Optional.of(
            line > 0
                ? RuleSaid.NOT_PARSED_AT.of(at, language, line, why)
                : RuleSaid.NOT_PARSED.of(at, language, why));
      }
    }
    return Optional.empty();
  }
}
