package dev.winnow.core.parse;

import dev.winnow.core.document.Words;
import dev.winnow.core.parse.ReasoningTag.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A mark of reasoning that starts a line: a heading (`## Thinking`), a label (`**Thinking:**`,
/// `Thought:`) or a fence with a name (` ```thinking `).
final class ReasoningLine {

  private static final String HEADING = "heading";

  private static final int NAME_LENGTH_MAX = 40;
  private static final int WORDS_MAX = 7;

  /// What may stand before a mark: indents, quotations, items.
  private static final String BEFORE_MARK = " \t>-+";

  /// Signs of headings, of emphasis and of fences.
  private static final String MARKS = "#*_=`~:";

  /// What a heading says beside the name of reasoning.
  private static final Set<String> FILLERS =
      Words.of(
          """
          my us s about the initial internal first let me chain train of step steps by process
          aloud out loud phase section time
          """);

  /// Words of headings that announce the answer.
  private static final Set<String> ANSWERS =
      Words.of(
          """
          answer answers response solution output result results final json rows dataset 答案
          最终答案 回答 最终回答 结果 最终结果 输出 最终输出
          """);

  private ReasoningLine() {}

  /// All marks of a text, in their order; none where none opens anything.
  static List<ReasoningTag> all(Source source) {
    List<ReasoningTag> marks = new ArrayList<>();
    int line = 0;
    while (line < source.length()) {
      ReasoningTag mark = at(source, line);
      if (mark != null) {
        marks.add(mark);
      }
      int end = source.text().indexOf('\n', line);
      line = end < 0 ? source.length() : end + 1;
    }
    boolean opens =
        marks.stream().anyMatch(mark -> mark.role() == Role.PAIRED || mark.role() == Role.OPENS);
    return opens ? marks : List.of();
  }

  /// The mark that starts the line at a place; null where none does.
  private static @Nullable ReasoningTag at(Source source, int line) {
    int start = line;
    while (source.at(start) >= 0 && BEFORE_MARK.indexOf((char) source.at(start)) >= 0) {
      start++;
    }
    int c = source.at(start);
    int name = start;
    while (source.at(name) == c && c >= 0 && MARKS.indexOf(c) >= 0) {
      name++;
    }
    int signs = name - start;
    if (isFence(c)) {
      return signs < 3 ? null : fence(source, start, name);
    }
    if (signs == 0 && !Character.isLetter(c)) {
      return null;
    }
    return heading(source, start, name, signs > 0);
  }

  private static boolean isFence(int c) {
    return c == '`' || c == '~' || c == ':';
  }

  private static ReasoningTag fence(Source source, int start, int info) {
    String kind = source.text().substring(start, info);
    int name = info;
    while (source.at(name) == ' ' || source.at(name) == '{' || source.at(name) == '.') {
      name++;
    }
    int end = source.end(name, NAME_LENGTH_MAX, ReasoningLine::isNamed);
    end += source.at(end) == ':' || source.at(end) == '}' ? 1 : 0;
    ReasoningName named = ReasoningName.of(source.text().substring(name, end));
    boolean bare = source.at(end) == '\n' || source.at(end) == '\r' || end >= source.length();
    Role role =
        end == name && bare
            ? Role.ENDS_NESTED
            : !bare || named.kind().isEmpty() || named.isAnswer()
                ? Role.NESTS
                : named.weak() ? Role.PAIRED : Role.OPENS;
    return new ReasoningTag(start, end, kind, role);
  }

  /// @param marked whether a sign of Markdown says that it is a heading; else a colon must
  private static @Nullable ReasoningTag heading(
      Source source, int start, int from, boolean marked) {
    int name = from;
    while (source.at(name) == ' ' || source.at(name) == '*' || isSymbol(source.at(name))) {
      name++;
    }
    int end = source.end(name, NAME_LENGTH_MAX, ReasoningLine::isNamed);
    int after = source.structural(end);
    boolean ends =
        after == ':'
            || after == '.'
            || (marked && (MARKS.indexOf(after) >= 0 || after == '\n' || after == '\r'));
    if (end == name || !ends) {
      return null;
    }
    List<String> words = ReasoningName.words(source.text().substring(name, end));
    if (words.isEmpty() || words.size() > WORDS_MAX) {
      return null;
    }
    if (isReasoning(words)) {
      return new ReasoningTag(start, end, HEADING, Role.PAIRED);
    }
    return after != '.' && words.stream().anyMatch(ANSWERS::contains)
        ? new ReasoningTag(start, end, HEADING, Role.ENDS_NESTED)
        : null;
  }

  private static boolean isReasoning(List<String> words) {
    return !ReasoningName.of(String.join("-", words)).kind().isEmpty()
        && words.stream()
            .allMatch(word ->
                FILLERS.contains(word)
                    || Character.isDigit(word.charAt(0))
                    || !ReasoningName.of(word).kind().isEmpty());
  }

  private static boolean isNamed(int c) {
    return Source.isWord(c) || c == ' ' || c == '\'' || c == '(' || c == ')';
  }

  /// Whether a character is a picture, as models like to put before headings.
  private static boolean isSymbol(int c) {
    return c > 0x2000
        && (Character.isSurrogate((char) c)
            || c == 0xFE0F
            || Character.getType(c) == Character.OTHER_SYMBOL);
  }
}
