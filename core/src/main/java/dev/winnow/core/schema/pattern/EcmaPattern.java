package dev.winnow.core.schema.pattern;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes a regular expression of ECMA-262 with the flag `u`, which JSON Schema asks for, in Java's
/// dialect.
///
/// The two differ in what `\s`, `\v`, `.`, `$`, `\b`, `[]`, `[^]`, `&&` and brackets within
/// brackets mean, in how properties and groups are named, and in how a character is written by its
/// number. What ECMA-262 refuses and Java knows (`\A`, `(?i)`, `a++`) keeps Java's meaning; a brace
/// that begins no count is a brace.
final class EcmaPattern {

  /// How deep groups may nest: Java reads them by recursion.
  static final int DEPTH_MAX = 200;

  /// How often something may be repeated at least, repeats within repeats multiplied.
  private static final long REPEATS_MAX = 1_000_000;

  /// How many parts may match nothing in two ways. Java tries all ways of all of them at the end of
  /// a text without looking at a character, which is all that can be counted.
  private static final long EMPTY_CHOICES_MAX = 8;

  private static final String LINE_ENDS = "\\n\\r\\x{2028}\\x{2029}";
  private static final String WORD_EDGE =
      "(?:(?<=[0-9A-Z_a-z])(?![0-9A-Z_a-z])|(?<![0-9A-Z_a-z])(?=[0-9A-Z_a-z]))";
  private static final String NO_WORD_EDGE =
      "(?:(?<=[0-9A-Z_a-z])(?=[0-9A-Z_a-z])|(?<![0-9A-Z_a-z])(?![0-9A-Z_a-z]))";

  private final String pattern;
  private final StringBuilder out = new StringBuilder();
  private final Deque<Group> open = new ArrayDeque<>();
  private final Map<String, String> names = new LinkedHashMap<>();
  private Group group = new Group(false, false);
  private int at;

  /// What is known of the group that is being read.
  private static final class Group {
    boolean dotAll;
    boolean lines;

    /// Whether the branch so far, and any branch before, can match nothing.
    boolean branchEmpty = true;

    int emptyBranches;

    /// Parts of it that can match nothing in two ways, and how often its parts are repeated.
    long choices;

    long repeats = 1;

    /// Whether it only looks, and so always matches nothing.
    boolean looks;

    /// The last thing read, which a quantifier behind it repeats.
    boolean lastEmpty;

    boolean emptyBeforeLast = true;
    long lastChoices;
    long lastRepeats = 1;

    Group(boolean dotAll, boolean lines) {
      this.dotAll = dotAll;
      this.lines = lines;
    }

    void thing(boolean empty, long itsChoices, long itsRepeats) {
      emptyBeforeLast = branchEmpty;
      branchEmpty &= empty;
      lastEmpty = empty;
      lastChoices = itsChoices;
      lastRepeats = itsRepeats;
      choices += itsChoices;
      repeats = Math.max(repeats, itsRepeats);
    }

    void repeated(long least, long most) {
      long ways = lastEmpty && least == 0 && most > 0 ? 1 : 0;
      long now = Math.max(1, least) * lastChoices + ways;
      choices += now - lastChoices;
      lastChoices = now;
      lastRepeats *= Math.max(1, least);
      repeats = Math.max(repeats, lastRepeats);
      if (least == 0) {
        lastEmpty = true;
        branchEmpty = emptyBeforeLast;
      }
    }

    void branch() {
      emptyBranches += branchEmpty ? 1 : 0;
      branchEmpty = true;
      emptyBeforeLast = true;
      lastEmpty = true;
      lastChoices = 0;
      lastRepeats = 1;
    }

    long allChoices() {
      int ways = emptyBranches + (branchEmpty ? 1 : 0);
      return choices + (ways > 1 ? ways - 1 : 0);
    }
  }

  private EcmaPattern(String pattern) {
    this.pattern = pattern;
  }

  /// The same pattern for [java.util.regex.Pattern].
  ///
  /// @throws BadPattern when it is none; much of what is wrong Java has still to find
  static String toJava(String pattern) {
    return new EcmaPattern(pattern).run();
  }

  private String run() {
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      switch (c) {
        case '\\' -> escape();
        case '[' -> characterClass();
        case '(' -> openGroup();
        case ')' -> closeGroup();
        case '|' -> {
          group.branch();
          copy(1);
        }
        case '.' -> one(group.dotAll ? EcmaClass.ANY : "[^" + LINE_ENDS + "]");
        case '^' -> look(group.lines ? "(?<![^" + LINE_ENDS + "])" : "^");
        case '$' -> look(group.lines ? "(?=[" + LINE_ENDS + "]|\\z)" : "\\z");
        case '*' -> quantifier(1, 0, Long.MAX_VALUE);
        case '+' -> quantifier(1, 1, Long.MAX_VALUE);
        case '?' -> quantifier(1, 0, 1);
        case '{' -> brace();
        default -> literal(pattern.codePointAt(at), Character.charCount(pattern.codePointAt(at)));
      }
    }
    if (group.allChoices() > EMPTY_CHOICES_MAX && open.isEmpty()) {
      throw wrong(PatternSaid.EMPTY_PARTS);
    }
    return out.toString();
  }

  BadPattern wrong(PatternSaid what, Object... values) {
    return what.in(pattern, at, values);
  }

  private void copy(int chars) {
    out.append(pattern, at, at + chars);
    at += chars;
  }

  /// Something that takes one character.
  private void one(String java) {
    out.append(java);
    at++;
    group.thing(false, 0, 1);
  }

  /// Something that takes none.
  private void look(String java) {
    out.append(java);
    at++;
    group.thing(true, 0, 1);
  }

  private void literal(int codePoint, int chars) {
    EcmaClass.appendLiteral(codePoint, out);
    at += chars;
    group.thing(false, 0, 1);
  }

  private void characterClass() {
    EcmaClass read = EcmaClass.read(pattern, at);
    out.append(read.java());
    at = read.end();
    group.thing(false, 0, 1);
  }

  private void escape() {
    if (at + 1 >= pattern.length()) {
      throw wrong(PatternSaid.LAST_BACKSLASH);
    }
    char c = pattern.charAt(at + 1);
    switch (c) {
      case 'b' -> twice(WORD_EDGE);
      case 'B' -> twice(NO_WORD_EDGE);
      case 'k' -> reference();
      case 'Q' -> quoted();
      case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
        int end = at + 2;
        while (end < pattern.length() && EcmaClass.isDigit(pattern.charAt(end))) {
          end++;
        }
        // In a group of its own, so that no digit behind it is taken for a part of it.
        out.append("(?:").append(pattern, at, end).append(')');
        at = end;
        group.thing(true, 0, 1);
      }
      case 'A', 'Z', 'z', 'G' -> {
        copy(2);
        group.thing(true, 0, 1);
      }
      default -> {
        EcmaClass.Escape escape = EcmaClass.escape(pattern, at);
        if (escape.codePoint() >= 0) {
          EcmaClass.appendLiteral(escape.codePoint(), out);
        } else {
          out.append(escape.alone());
        }
        at = escape.end();
        group.thing(false, 0, 1);
      }
    }
  }

  private void twice(String java) {
    out.append(java);
    at += 2;
    group.thing(true, 0, 1);
  }

  /// `\k<name>`
  private void reference() {
    int end = pattern.indexOf('>', at);
    if (!pattern.startsWith("<", at + 2) || end < 0) {
      throw wrong(PatternSaid.NO_REFERENCE);
    }
    out.append("\\k<").append(javaName(pattern.substring(at + 3, end))).append('>');
    at = end + 1;
    group.thing(true, 0, 1);
  }

  /// `\Q…\E`, which only Java knows.
  private void quoted() {
    int end = pattern.indexOf("\\E", at + 2);
    int to = end < 0 ? pattern.length() : end;
    at += 2;
    while (at < to) {
      int c = pattern.codePointAt(at);
      literal(c, Character.charCount(c));
    }
    at = end < 0 ? to : end + 2;
  }

  /// Java's names are plain letters and digits; in ECMA-262 they are words of any script.
  private String javaName(String name) {
    return names.computeIfAbsent(name, each -> "g" + names.size());
  }

  private void openGroup() {
    if (open.size() >= DEPTH_MAX) {
      throw wrong(PatternSaid.TOO_DEEP, DEPTH_MAX);
    }
    open.push(group);
    group = new Group(group.dotAll, group.lines);
    if (!pattern.startsWith("(?", at)) {
      copy(1);
    } else if (pattern.startsWith("(?<=", at) || pattern.startsWith("(?<!", at)) {
      group.looks = true;
      copy(4);
    } else if (pattern.startsWith("(?=", at) || pattern.startsWith("(?!", at)) {
      group.looks = true;
      copy(3);
    } else if (pattern.startsWith("(?<", at)) {
      named();
    } else if (pattern.startsWith("(?:", at) || pattern.startsWith("(?>", at)) {
      copy(3);
    } else {
      flags();
    }
  }

  private void named() {
    int end = pattern.indexOf('>', at);
    if (end < 0 || end == at + 3) {
      throw wrong(PatternSaid.NO_GROUP_NAME);
    }
    out.append("(?<").append(javaName(pattern.substring(at + 3, end))).append('>');
    at = end + 1;
  }

  /// `(?i:…)`, and `(?i)` as in Java: it holds up to the end of the group around it.
  private void flags() {
    int end = at + 2;
    boolean on = true;
    out.append("(?");
    for (; end < pattern.length(); end++) {
      char c = pattern.charAt(end);
      if (c == ':' || c == ')') {
        break;
      }
      switch (c) {
        case '-' -> on = false;
        case 's' -> group.dotAll = on;
        case 'm' -> group.lines = on;
        default -> {}
      }
      // Cases are those of all scripts.
      out.append(c == 'i' ? "iu" : Character.toString(c));
    }
    if (pattern.startsWith(":", end)) {
      out.append(':');
      at = end + 1;
    } else if (pattern.startsWith(")", end)) {
      Group around = open.pop();
      around.dotAll = group.dotAll;
      around.lines = group.lines;
      group = around;
      out.append(')');
      at = end + 1;
    } else {
      throw wrong(PatternSaid.UNCLOSED_GROUP);
    }
  }

  private void closeGroup() {
    if (open.isEmpty()) {
      throw wrong(PatternSaid.UNOPENED_GROUP);
    }
    Group closed = group;
    group = open.pop();
    copy(1);
    boolean empty = closed.looks || closed.branchEmpty || closed.emptyBranches > 0;
    group.thing(empty, closed.allChoices(), closed.repeats);
  }

  /// `{2}`, `{2,}` or `{2,3}`; anything else is a brace.
  private void brace() {
    int comma = digits(at + 1);
    int end = comma;
    if (comma > at + 1 && pattern.startsWith(",", comma)) {
      end = digits(comma + 1);
    }
    if (comma == at + 1 || !pattern.startsWith("}", end)) {
      literal('{', 1);
      return;
    }
    long least = number(at + 1, comma);
    long most = end == comma ? least : end == comma + 1 ? Long.MAX_VALUE : number(comma + 1, end);
    if (most < least) {
      throw wrong(PatternSaid.BACKWARDS);
    }
    boolean endless = most > Integer.MAX_VALUE;
    String java = "{" + least + (endless ? ",}" : "," + most + "}");
    quantified(least, most);
    out.append(java);
    at = end + 1;
    lazy();
  }

  private void quantifier(int chars, long least, long most) {
    quantified(least, most);
    copy(chars);
    lazy();
  }

  /// `?` behind a quantifier makes it lazy; `+`, in Java only, greedy without return.
  private void lazy() {
    if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == '+')) {
      copy(1);
    }
  }

  private void quantified(long least, long most) {
    if (least > REPEATS_MAX / group.lastRepeats) {
      throw wrong(PatternSaid.TOO_MANY_REPEATS, REPEATS_MAX);
    }
    group.repeated(least, most);
  }

  private int digits(int from) {
    int end = from;
    while (end < pattern.length() && EcmaClass.isDigit(pattern.charAt(end))) {
      end++;
    }
    return end;
  }

  private long number(int from, int to) {
    return to - from > 18 ? Long.MAX_VALUE : Long.parseLong(pattern, from, to, 10);
  }
}
