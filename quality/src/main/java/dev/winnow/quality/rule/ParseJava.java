package dev.winnow.quality.rule;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// Java by JavaParser: a file, members of a class, statements, or an expression.
final class ParseJava implements ParseCode {

  /// The parser looks ahead over all that stand one behind the other, for each of them anew.
  private static final int ANNOTATIONS_MAX = 200;

  /// What code may be, and what is put around it for that.
  private static final List<BiFunction<JavaParser, String, ParseResult<?>>> FORMS =
      List.of(
          JavaParser::parse,
          (parser, code) -> parser.parseBlock("{" + code + "\n}"),
          (parser, code) -> parser.parse("class Code {" + code + "\n}"),
          (parser, code) -> parser.parseExpression(code));

  @Override
  public Optional<Wrong> wrong(String code) {
    if (code.chars().filter(c -> c == '@').count() > ANNOTATIONS_MAX) {
      return Optional.empty();
    }
    ParserConfiguration newest =
        new ParserConfiguration()
            .setLanguageLevel(LanguageLevel.BLEEDING_EDGE)
            .setAttributeComments(false);
    Optional<Wrong> first = Optional.empty();
    try {
      for (BiFunction<JavaParser, String, ParseResult<?>> form : FORMS) {
        ParseResult<?> result = form.apply(new JavaParser(newest), code);
        if (result.isSuccessful()) {
          return Optional.empty();
        }
        first = first.or(() -> Optional.of(wrong(result)));
      }
      return first;
    } catch (StackOverflowError tooDeep) {
      return Optional.empty();
    }
  }

  private static Wrong wrong(ParseResult<?> result) {
    Problem problem = result.getProblems().getFirst();
    int line =
        problem
            .getLocation()
            .flatMap(place -> place.getBegin().getRange())
            .map(range -> range.begin.line)
            .orElse(0);
    return new Wrong(line, problem.getMessage().lines().findFirst().orElse(""));
  }
}
