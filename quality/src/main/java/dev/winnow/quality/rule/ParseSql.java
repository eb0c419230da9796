package dev.winnow.quality.rule;

import java.util.Optional;
import java.util.regex.Pattern;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.TokenMgrException;

/// SQL by JSqlParser, which knows the dialects of the usual databases.
final class ParseSql implements ParseCode {

  private static final int CHARS_MAX = 10_000;

  /// With thousands the parser tries for minutes.
  private static final int DEPTH_MAX = 20;

  /// What the parser does not know whole: stored programs, transactions, commands of clients.
  private static final Pattern NOT_KNOWN =
      Pattern.compile(
          "(?ism)(?:\\A|;)\\s*(?:--[^\\n]*\\n\\s*)*(?:begin|start|declare|delimiter|do|pragma|vacuum|set|use|show|copy|call|exec|execute|lock|prepare|[\\\\.]\\w+"
              + "|create\\s+(?:or\\s+(?:replace|alter)\\s+)?(?:definer\\s*=\\s*\\S+\\s+)?(?:trigger|procedure|function|event|type|domain|extension|role|user|database))\\b"
              + "|^go\\s*$");

  @Override
  public Optional<Wrong> wrong(String code) {
    if (code.isBlank()) {
      return Optional.of(new Wrong(1, ""));
    }
    if (code.length() > CHARS_MAX || depth(code) > DEPTH_MAX || NOT_KNOWN.matcher(code).find()) {
      return Optional.empty();
    }
    Optional<Wrong> wrong = wrong(code, false);
    return wrong.isPresent() && code.contains("[") ? wrong(code, true) : wrong;
  }

  /// How deep brackets are nested, those in quotes included.
  private static int depth(String code) {
    int depth = 0;
    int deepest = 0;
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  }

  /// @param brackets whether names are in square brackets, as SQL Server has them
  private static Optional<Wrong> wrong(String code, boolean brackets) {
    try {
      CCJSqlParser parser =
          CCJSqlParserUtil.newParser(code)
              .withSquareBracketQuotation(brackets)
              .withAllowComplexParsing(true);
      parser.Statements();
      return Optional.empty();
    } catch (ParseException wrong) {
      int line =
          wrong.currentToken == null || wrong.currentToken.next == null
              ? 0
              : wrong.currentToken.next.beginLine;
      return Optional.of(new Wrong(line, ""));
    } catch (TokenMgrException wrong) {
      return Optional.of(new Wrong(0, ""));
    } catch (StackOverflowError tooDeep) {
      return Optional.empty();
    }
  }
}
