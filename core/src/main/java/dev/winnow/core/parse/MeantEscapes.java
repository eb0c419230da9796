package dev.winnow.core.parse;

import dev.winnow.core.say.Said;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Tells escapes that were meant from backslashes that should have been doubled: `\times` is no
/// tab.
///
/// `\b` and `\f` before a letter always keep their backslash. A `\t`, `\n` or `\r` before a letter
/// keeps it where a command of LaTeX ([LatexCommands]) or a path of Windows stands there, as far as
/// the text around it bears that out; it stays a tab or the end of a line where nothing speaks
/// against it; and the text is in doubt where both can be.
final class MeantEscapes {

  /// The longest ending of a file's name, with its dot.
  private static final int ENDING_MAX = 5;

  /// What to make of one escape.
  private enum Meaning {
    CONTROL,
    BACKSLASH,
    DOUBT
  }

  private final Source source;
  private final BeforeEscape around;
  private int[] places = new int[8];
  private int count;
  private boolean unknown;
  private boolean controls;
  private @Nullable Said inDoubt;

  MeantEscapes(Source source) {
    this.source = source;
    this.around = new BeforeEscape(source);
  }

  /// Whether the letter of an escape and more letters stand at a place.
  static boolean mayBeWord(String json, int letter) {
    if (letter + 1 >= json.length() || !isAsciiLetter(json.charAt(letter + 1))) {
      return false;
    }
    return switch (json.charAt(letter)) {
      case 'b', 'f', 'n', 'r', 't' -> true;
      default -> false;
    };
  }

  /// Whether the escape at a place, with letters behind it, may not have been meant. Without
  /// allocating anything in most cases, and more often than it turns out to be.
  static boolean mayBeMeant(String json, int backslash) {
    char letter = json.charAt(backslash + 1);
    if (letter == 'b' || letter == 'f' || letter == 'r') {
      return true;
    }
    int end = backslash + 3;
    while (end < json.length()
        && end - backslash <= LatexCommands.LENGTH_MAX
        && isAsciiLetter(json.charAt(end))) {
      end++;
    }
    if (LatexCommands.is(json.substring(backslash + 1, end))) {
      return true;
    }
    if (letter == 'n' && Character.isUpperCase(json.charAt(backslash + 2))) {
      return false;
    }
    return mayGoOnPath(json, backslash, letter);
  }

  /// Whether the word before an escape may be a path. A backslash in it speaks against tabs only: a
  /// line may well end behind a command of LaTeX.
  private static boolean mayGoOnPath(String json, int backslash, char letter) {
    boolean backslashes = false;
    int i = backslash;
    while (i > 0
        && backslash - i < BeforeEscape.REACH
        && BeforeEscape.isPathCharacter(json.charAt(i - 1))) {
      if (json.charAt(i - 1) == '\\') {
        boolean control = i > 1 && json.charAt(i - 2) != '\\' && isControl(json.charAt(i));
        if (control) {
          i++;
          break;
        }
        backslashes = true;
      }
      i--;
    }
    if (i >= backslash) {
      return false;
    }
    char first = json.charAt(i);
    return (backslashes && letter != 'n')
        || first == '.'
        || first == '~'
        || first == '%'
        || (isAsciiLetter(first) && json.charAt(i + 1) == ':');
  }

  private static boolean isControl(char letter) {
    return letter == 'n' || letter == 'r' || letter == 't';
  }

  /// Begins with another text.
  void reset() {
    count = 0;
    around.reset();
    unknown = false;
    controls = false;
    inDoubt = null;
  }

  /// Notes that the text has an escape that is none.
  void unknown() {
    unknown = true;
  }

  /// Why the last text that was settled can be read in two ways; null where it cannot.
  @Nullable Said inDoubt() {
    return inDoubt;
  }

  /// Adds what `\b`, `\f`, `\n`, `\r` or `\t` seems to be to the text.
  ///
  /// @param next the character behind the escape
  void control(int letter, int next, StringBuilder text) {
    boolean beforeLetter = next >= 0 && Character.isLetter(next);
    switch (letter) {
      case 'b', 'f' -> {
        if (beforeLetter) {
          unknown = true;
          text.append('\\').append((char) letter);
        } else {
          controls = true;
          text.append(letter == 'b' ? '\b' : '\f');
        }
      }
      default -> {
        if (isAsciiLetter(next)) {
          if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
          }
          places[count++] = text.length();
        }
        text.append(letter == 'n' ? '\n' : letter == 'r' ? '\r' : '\t');
      }
    }
  }

  /// The text with every escape as it was meant.
  String settle(StringBuilder text) {
    String settled = count == 0 ? text.toString() : settled(text);
    // Who writes \alpha without doubling the backslash means \b the same way.
    return unknown && controls ? settled.replace("\b", "\\b").replace("\f", "\\f") : settled;
  }

  private String settled(StringBuilder text) {
    StringBuilder settled = null;
    int done = 0;
    for (int i = 0; i < count; i++) {
      int at = places[i];
      // What stands before it is looked at as it was settled.
      CharSequence before = settled == null ? text : settled;
      int end = settled == null ? at : settled.append(text, done, at).length();
      done = at;
      Meaning meaning = meaning(text, at, before, end, i + 1 < count ? places[i + 1] : -1);
      if (meaning == Meaning.DOUBT && inDoubt == null) {
        inDoubt = AnswerSaid.ESCAPE_IN_DOUBT.of("\\" + word(text, at));
      }
      if (meaning == Meaning.BACKSLASH) {
        unknown = true;
        if (settled == null) {
          settled = new StringBuilder(text.length() + 16).append(text, 0, at);
        }
        settled.append('\\').append(letter(text.charAt(at)));
        done = at + 1;
      }
    }
    return settled == null ? text.toString() : settled.append(text, done, text.length()).toString();
  }

  /// @param before the text before the escape, up to a place
  /// @param nextPlace where the next such escape of the text stands; -1 where none does
  private Meaning meaning(StringBuilder text, int at, CharSequence before, int end, int nextPlace) {
    String word = word(text, at);
    source.looked(word.length());
    int after = at + word.length();
    boolean latex = LatexCommands.is(word);
    if (latex && LatexCommands.isSure(word)) {
      return Meaning.BACKSLASH;
    }
    char control = text.charAt(at);
    if (control == '\n' && Character.isUpperCase(text.charAt(at + 1))) {
      return Meaning.CONTROL;
    }
    Meaning path = path(text, at, before, end, nextPlace);
    if (path != Meaning.CONTROL) {
      return path;
    }
    if (latex) {
      return command(text, at, after, word, before, end);
    }
    boolean afterWord = end > 0 && Character.isLetterOrDigit(before.charAt(end - 1));
    if (!afterWord && source.backslashes().hasDoubled(word)) {
      return Meaning.DOUBT;
    }
    return control == '\r' && (unknown || source.backslashes().hasUnknown())
        ? Meaning.DOUBT
        : Meaning.CONTROL;
  }

  /// What a command of LaTeX means that may also be the rest of a word after a control character.
  private Meaning command(
      StringBuilder text, int at, int after, String word, CharSequence before, int end) {
    char next = after < text.length() ? text.charAt(after) : ' ';
    if (around.inFormula(text, at, before, end)
        || next == '{'
        || next == '_'
        || next == '^'
        || next == '\\') {
      return Meaning.BACKSLASH;
    }
    int previous = end == 0 ? Source.END : before.charAt(end - 1);
    boolean evidence = unknown || source.backslashes().speaksFor(word);
    boolean afterWord = previous >= 0 && Character.isLetter(previous);
    boolean variable = afterWord && (end < 2 || !Character.isLetter(before.charAt(end - 2)));
    if (text.charAt(at) == '\t') {
      if (previous == '\n' || previous == '\t') {
        return Meaning.CONTROL; // it indents
      }
      if (afterWord && !variable) {
        return evidence ? Meaning.DOUBT : Meaning.CONTROL;
      }
      return evidence ? Meaning.BACKSLASH : Meaning.DOUBT;
    }
    boolean oneBlank = previous == ' ' && end > 1 && !Source.isBlank(before.charAt(end - 2));
    if (LatexCommands.endsLikeWord(word)) {
      return evidence && oneBlank ? Meaning.DOUBT : Meaning.CONTROL;
    }
    if (oneBlank && !Character.isLetterOrDigit(next)) {
      return evidence ? Meaning.BACKSLASH : Meaning.DOUBT;
    }
    if (afterWord && !variable) {
      return Meaning.CONTROL;
    }
    return evidence || variable || previous == Source.END || Character.isLetterOrDigit(previous)
        ? Meaning.DOUBT
        : Meaning.CONTROL;
  }

  /// Whether a path of Windows goes on with the escape.
  private Meaning path(StringBuilder text, int at, CharSequence before, int end, int nextPlace) {
    int start = around.pathStart(before, end);
    int length = end - start;
    if (length == 0) {
      return Meaning.CONTROL;
    }
    char first = before.charAt(start);
    char second = length > 1 ? before.charAt(start + 1) : ' ';
    boolean drive = isAsciiLetter(first) && second == ':';
    if (length > 2 && first == '%' && before.charAt(end - 1) == '%') {
      return Meaning.BACKSLASH;
    }
    boolean dots = first == '.' && second == '.';
    char third = length > 2 ? before.charAt(start + 2) : ' ';
    boolean sure =
        ((drive || dots) && third == '\\') || ((first == '\\' || first == '.') && second == '\\');
    boolean goesOn = goesOnAsPath(text, at + 1, nextPlace);
    if (sure && (unknown || text.charAt(at) != '\n')) {
      return Meaning.BACKSLASH;
    }
    if (sure) { // its backslashes were doubled, so the line may well end behind it
      return goesOn ? Meaning.DOUBT : Meaning.CONTROL;
    }
    if (drive && length == 2) {
      return goesOn ? Meaning.BACKSLASH : Meaning.DOUBT;
    }
    boolean begins = start == 0 || Source.isBlank(before.charAt(start - 1));
    boolean folder = length == 1 ? first == '.' || first == '~' : length == 2 && dots;
    if (begins && folder) {
      return goesOn ? Meaning.BACKSLASH : Meaning.CONTROL;
    }
    // \\server\reports: the doubled backslash of a share has become one.
    int backslash = around.lastBackslash();
    boolean share = backslash == start && length > 1;
    boolean inPath = backslash > start && Character.isLetterOrDigit(before.charAt(backslash - 1));
    return text.charAt(at) != '\n' && (share || inPath) ? Meaning.DOUBT : Meaning.CONTROL;
  }

  /// Whether a path goes on from a place: with another backslash, an escape that is no line end, or
  /// an ending.
  private boolean goesOnAsPath(StringBuilder text, int from, int nextPlace) {
    int i = from;
    int dot = -1;
    int dots = 0;
    while (i < text.length()
        && i - from < BeforeEscape.REACH
        && BeforeEscape.isPathCharacter(text.charAt(i))) {
      char c = text.charAt(i);
      if (c == '\\') {
        return true;
      }
      if (c == '.') {
        dot = i;
        dots++;
      }
      i++;
    }
    source.looked(i - from);
    boolean ending = dots == 1 && dot > from && i - dot > 1 && i - dot <= ENDING_MAX;
    return ending || (i == nextPlace && text.charAt(i) != '\n');
  }

  /// The letter of the escape at a place and those behind it.
  private static String word(StringBuilder text, int at) {
    int end = at + 1;
    while (end < text.length()
        && end - at < BeforeEscape.REACH
        && isAsciiLetter(text.charAt(end))) {
      end++;
    }
    return letter(text.charAt(at)) + text.substring(at + 1, end);
  }

  private static char letter(char control) {
    return switch (control) {
      case '\n' -> 'n';
      case '\r' -> 'r';
      default -> 't';
    };
  }

  static boolean isAsciiLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
