package dev.winnow.core.parse;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A mark in an answer at which the model starts or stops to think aloud.
///
/// @param start the place of its first character
/// @param end the place after it
/// @param kind what it opens or closes; a closer closes the openers of its kind
/// @param role what it does
record ReasoningTag(int start, int end, String kind, Role role) {

  /// What a mark does.
  enum Role {
    /// Reasoning starts.
    OPENS,
    /// Reasoning starts if it is closed later, or may be what the line starts with; else it is a
    /// heading, or prose.
    MAY_OPEN,
    /// Reasoning starts if it is closed later; else it is a heading.
    PAIRED,
    /// Nothing but part of the reasoning that it stands in; opens what ends of its kind end.
    NESTS,
    /// Reasoning ends. Where none was opened, all before it was reasoning.
    CLOSES,
    /// Ends what was opened, and is nothing where nothing was.
    ENDS,
    /// The same, and of no use to anything outside of reasoning.
    ENDS_NESTED,
    /// The answer proper starts here.
    ANSWERS
  }

  /// What ends or starts with a channel of the harmony format.
  static final String CHANNEL = "channel";

  /// What names of reasoning stand in: the opener and the closer, as they are written.
  private static final Map<String, String> PAIRS =
      Map.of(
          "<", ">", "[", "]", "◁", "▷", "＜", "＞", "【", "】", "〈", "〉", "⟨", "⟩", "&lt;", "&gt;",
          "\\u003c", "\\u003e");

  /// What a tag starts with.
  static final List<String> BRACKETS = List.copyOf(PAIRS.keySet());

  /// Brackets whose names may have attributes.
  private static final Set<String> ATTRIBUTED = Set.of("<", "&lt;", "\\u003c");

  private static final String DETAILS = "details";

  /// Longer than any name that counts.
  private static final int NAME_LENGTH_MAX = 60;

  private static final int ATTRIBUTES_LENGTH_MAX = 200;

  private static final Set<String> HIDDEN_CHANNELS =
      Set.of("analysis", "commentary", "thought", "thinking", "reasoning", "think");

  private static final Set<String> CHANNEL_ENDS =
      Set.of("end", "return", "start", "call", "im_end");

  private static final Pattern NUMBERED = Pattern.compile("(ctrl|unused)(\\d{1,4})");

  private static final Pattern THOUGHT =
      Pattern.compile("think|thought|reason|思考|推理", Pattern.CASE_INSENSITIVE);

  /// The tag whose bracket stands at a place; null where none stands that speaks of reasoning, and
  /// where one is only quoted: `` `<think>` ``.
  static @Nullable ReasoningTag at(Source source, int place) {
    ReasoningTag tag = read(source, place);
    return tag == null || isQuoted(source, tag) ? null : tag;
  }

  private static boolean isQuoted(Source source, ReasoningTag tag) {
    int before = tag.start() == 0 ? Source.END : source.at(tag.start() - 1);
    int after = source.at(tag.end());
    return switch (before) {
      case '`', '\'', '"' -> after == before;
      case '“' -> after == '”';
      default -> false;
    };
  }

  private static @Nullable ReasoningTag read(Source source, int place) {
    String opener = opener(source, place);
    String closer = PAIRS.get(opener);
    if (closer == null) {
      return null;
    }
    int i = place + opener.length();
    boolean slash = source.at(i) == '/';
    i += slash ? 1 : 0;
    boolean barred = isBar(source.at(i));
    i += barred ? 1 : 0;
    if (barred && source.at(i) == '/') {
      slash = true;
      i++;
    }
    int nameEnd = source.end(i, NAME_LENGTH_MAX, ReasoningTag::isNamed);
    if (nameEnd == i) {
      return null;
    }
    String written = source.text().substring(i, nameEnd);
    i = nameEnd;
    boolean barAfter = isBar(source.at(i));
    i += barAfter ? 1 : 0;
    int end = bracketEnd(source, closer, i);
    if (end != Source.END) {
      return classify(source, place, end, written, slash, barred, barAfter);
    }
    boolean attributes =
        ATTRIBUTED.contains(opener)
            && !barred
            && Source.isBlank(source.at(nameEnd))
            && mayCount(written);
    end = attributes ? attributesEnd(source, closer, nameEnd) : Source.END;
    return end == Source.END ? null : classify(source, place, end, written, slash, false, false);
  }

  /// The bracket that opens at a place, as it is written there.
  private static String opener(Source source, int place) {
    int c = source.at(place);
    for (String opener : BRACKETS) {
      if (opener.charAt(0) == c && source.startsWith(opener, place)) {
        return opener;
      }
    }
    return "";
  }

  /// The place after a closing bracket that stands at a place; [Source#END] where none does.
  private static int bracketEnd(Source source, String closer, int place) {
    int bracket = closer.equals(">") && source.at(place) == '\\' ? place + 1 : place;
    return source.startsWith(closer, bracket) ? bracket + closer.length() : Source.END;
  }

  private static boolean mayCount(String name) {
    return name.equalsIgnoreCase(DETAILS) || !ReasoningName.of(name).kind().isEmpty();
  }

  private static boolean isBar(int c) {
    return c == '|' || c == '｜';
  }

  private static boolean isNamed(int c) {
    return Source.isWord(c) || c == ':' || c == '.' || c == '▁';
  }

  /// The place after a tag with attributes; [Source#END] where it has no end, or closes itself.
  private static int attributesEnd(Source source, String closer, int from) {
    for (int i = from; i - from < ATTRIBUTES_LENGTH_MAX; i++) {
      int c = source.at(i);
      if (c == closer.charAt(0) && source.startsWith(closer, i)) {
        return source.at(i - 1) == '/' ? Source.END : i + closer.length();
      }
      if (c == Source.END || c == '<' || c == '\n') {
        return Source.END;
      }
    }
    return Source.END;
  }

  private static @Nullable ReasoningTag classify(
      Source source,
      int start,
      int end,
      String written,
      boolean slash,
      boolean barred,
      boolean barAfter) {
    String name = written.toLowerCase(Locale.ROOT);
    if (barred || barAfter) {
      ReasoningTag channel = channel(source, start, end, name, barred);
      if (channel != null) {
        return channel;
      }
    }
    if (name.equals(DETAILS)) {
      return details(source, start, end, slash);
    }
    ReasoningName named = ReasoningName.of(written);
    if (named.isAnswer()) {
      return barred && named.begins() ? new ReasoningTag(start, end, "", Role.ANSWERS) : null;
    }
    if (named.kind().isEmpty()) {
      return numbered(start, end, name);
    }
    boolean square = source.at(start) == '[' || source.at(start) == '【';
    Role opens =
        (!named.weak() || barred || barAfter) && (!square || isUpper(written))
            ? Role.OPENS
            : square ? Role.PAIRED : Role.MAY_OPEN;
    return new ReasoningTag(start, end, named.kind(), slash || named.ends() ? Role.CLOSES : opens);
  }

  /// A token without a name: `<unused94>…<unused95>`; each even number is closed by the odd one
  /// after it.
  private static @Nullable ReasoningTag numbered(int start, int end, String name) {
    Matcher token = NUMBERED.matcher(name);
    if (!token.matches()) {
      return null;
    }
    int number = Integer.parseInt(token.group(2));
    boolean known = number == 94 || number == 95;
    boolean opens = number % 2 == 0;
    String kind = token.group(1) + number / 2;
    return known
        ? new ReasoningTag(start, end, kind, opens ? Role.OPENS : Role.CLOSES)
        : new ReasoningTag(start, end, kind, opens ? Role.PAIRED : Role.ENDS_NESTED);
  }

  private static boolean isUpper(String name) {
    return name.chars().anyMatch(Character::isUpperCase)
        && name.chars().noneMatch(Character::isLowerCase);
  }

  /// A mark of the harmony format: `<|channel|>final<|message|>`, or what is left of it.
  private static @Nullable ReasoningTag channel(
      Source source, int start, int end, String name, boolean barred) {
    if (name.equals("im_start")) {
      // A turn of its own for the reasoning, and one for the answer.
      int wordEnd = wordEnd(source, end);
      String turn = source.text().substring(end, wordEnd);
      return barred && source.at(wordEnd) == '\n'
          ? ofChannel(turn.equals("answer") ? "final" : turn, start, wordEnd)
          : null;
    }
    if (name.equals("channel")) {
      if (!barred) {
        return new ReasoningTag(start, end, CHANNEL, Role.ENDS);
      }
      int word = source.blanks(end);
      int wordEnd = wordEnd(source, word);
      return ofChannel(source.text().substring(word, wordEnd), start, wordEnd);
    }
    if (name.equals("message")) {
      int word = start;
      while (start - word < NAME_LENGTH_MAX
          && word > 0
          && Character.isLetter(source.at(word - 1))) {
        word--;
      }
      String before = source.text().substring(word, start);
      return ofChannel(
          before.startsWith("assistant") ? before.substring("assistant".length()) : before,
          start,
          end);
    }
    return barred && CHANNEL_ENDS.contains(name)
        ? new ReasoningTag(start, end, CHANNEL, Role.ENDS)
        : null;
  }

  private static int wordEnd(Source source, int word) {
    return source.end(word, NAME_LENGTH_MAX, Character::isLetter);
  }

  private static @Nullable ReasoningTag ofChannel(String channel, int start, int end) {
    if (channel.equals("final")) {
      return new ReasoningTag(start, end, "", Role.ANSWERS);
    }
    return HIDDEN_CHANNELS.contains(channel)
        ? new ReasoningTag(start, end, CHANNEL, Role.OPENS)
        : null;
  }

  /// A part of a page that is folded up: reasoning where its attributes or its summary say so.
  private static @Nullable ReasoningTag details(Source source, int start, int end, boolean closes) {
    if (closes) {
      return new ReasoningTag(start, end, DETAILS, Role.ENDS);
    }
    String head = source.text().substring(start, end);
    int summary = source.blanks(end);
    if (source.startsWith("<summary>", summary)) {
      int summaryEnd = Math.min(source.length(), summary + ATTRIBUTES_LENGTH_MAX);
      String folded = source.text().substring(summary + "<summary>".length(), summaryEnd);
      int stop = folded.indexOf('<');
      head += stop < 0 ? folded : folded.substring(0, stop);
    }
    return THOUGHT.matcher(head).find() ? new ReasoningTag(start, end, DETAILS, Role.OPENS) : null;
  }
}
