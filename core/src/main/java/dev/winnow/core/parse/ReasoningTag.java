package dev.winnow.core.parse;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
    /// Reasoning ends. Where none was opened, all before it was reasoning.
    CLOSES,
    /// Ends what was opened, and is nothing where nothing was.
    ENDS,
    /// The answer proper starts here.
    ANSWERS
  }

  /// What ends or starts with a channel of the harmony format.
  static final String CHANNEL = "channel";

  /// What a tag starts with.
  static final List<String> BRACKETS = List.of("<", "[", "◁", "＜", "【");

  private static final String DETAILS = "details";

  /// Longer than any name that counts.
  private static final int NAME_LENGTH_MAX = 60;

  private static final int ATTRIBUTES_LENGTH_MAX = 200;

  /// The words of names between which models think, and the kind they are of. People and models mix
  /// those of one kind up: `<think>…</thinking>`.
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("think", "thought"),
          Map.entry("thinking", "thought"),
          Map.entry("deepthink", "thought"),
          Map.entry("thought", "thought"),
          Map.entry("thoughts", "thought"),
          Map.entry("reasoning", "thought"),
          Map.entry("cot", "thought"),
          Map.entry("rationale", "rationale"),
          Map.entry("analysis", "analysis"),
          Map.entry("scratchpad", "scratchpad"),
          Map.entry("scratch", "scratchpad"),
          Map.entry("notepad", "scratchpad"),
          Map.entry("reflection", "reflection"),
          Map.entry("reflect", "reflection"),
          Map.entry("monologue", "monologue"),
          Map.entry("contemplation", "contemplation"),
          Map.entry("contemplator", "contemplation"),
          Map.entry("pondering", "contemplation"),
          Map.entry("deliberation", "deliberation"),
          Map.entry("brainstorm", "brainstorm"),
          Map.entry("brainstorming", "brainstorm"),
          Map.entry("critique", "critique"),
          Map.entry("plan", "plan"),
          Map.entry("planning", "plan"),
          Map.entry("draft", "draft"),
          Map.entry("drafts", "draft"),
          Map.entry("inner", "inner"),
          Map.entry("ctrl94", "ctrl"),
          Map.entry("unused94", "ctrl"),
          Map.entry("思考", "thought"),
          Map.entry("思考过程", "thought"),
          Map.entry("推理", "thought"),
          Map.entry("推理过程", "thought"),
          Map.entry("思维链", "thought"),
          Map.entry("分析", "analysis"),
          Map.entry("反思", "reflection"),
          Map.entry("草稿", "draft"));

  /// Kinds whose names are those of other things as well.
  private static final Set<String> WEAK =
      Set.of(
          "rationale",
          "monologue",
          "contemplation",
          "deliberation",
          "brainstorm",
          "critique",
          "plan",
          "draft",
          "inner");

  private static final Set<String> BEGINNINGS = Set.of("start", "begin", "prefix");
  private static final Set<String> ENDINGS = Set.of("end", "close", "stop", "suffix");

  /// Last words of names that are of the answer itself.
  private static final Set<String> ANSWERS =
      Set.of("answer", "response", "solution", "output", "result", "results");

  private static final Set<String> HIDDEN_CHANNELS =
      Set.of("analysis", "commentary", "thought", "thinking", "reasoning", "think");

  private static final Set<String> CHANNEL_ENDS =
      Set.of("end", "return", "start", "call", "im_end");

  private static final Pattern WORD_BREAKS =
      Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})");

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
    int bracket = source.at(place);
    int closer =
        switch (bracket) {
          case '<' -> '>';
          case '＜' -> '＞';
          case '[' -> ']';
          case '【' -> '】';
          case '◁' -> '▷';
          default -> Source.END;
        };
    int i = place + 1;
    boolean slash = source.at(i) == '/';
    i += slash ? 1 : 0;
    boolean barred = isBar(source.at(i));
    i += barred ? 1 : 0;
    if (barred && source.at(i) == '/') {
      slash = true;
      i++;
    }
    int name = i;
    while (i - name < NAME_LENGTH_MAX && isNamed(source.at(i))) {
      i++;
    }
    if (i == name) {
      return null;
    }
    String written = source.text().substring(name, i);
    int nameEnd = i;
    boolean barAfter = isBar(source.at(i));
    i += barAfter ? 1 : 0;
    if (source.at(i) == closer) {
      return classify(source, place, i + 1, written, slash, barred, barAfter);
    }
    boolean attributes =
        bracket == '<' && !barred && Source.isBlank(source.at(nameEnd)) && mayCount(written);
    int end = attributes ? attributesEnd(source, nameEnd) : Source.END;
    return end == Source.END
        ? null
        : classify(source, place, end + 1, written, slash, false, false);
  }

  private static boolean mayCount(String name) {
    return name.equalsIgnoreCase(DETAILS)
        || words(name).stream().anyMatch(word -> KINDS.containsKey(word));
  }

  /// The words of a name, in small letters.
  private static List<String> words(String name) {
    return name.chars().allMatch(c -> c >= 'a' && c <= 'z')
        ? List.of(name)
        : WORD_BREAKS.splitAsStream(name).map(word -> word.toLowerCase(Locale.ROOT)).toList();
  }

  private static boolean isBar(int c) {
    return c == '|' || c == '｜';
  }

  private static boolean isNamed(int c) {
    return Source.isWord(c) || c == ':' || c == '.' || c == '▁';
  }

  /// Where the attributes of a tag end, at its closing bracket; [Source#END] where they do not, or
  /// where the tag closes itself.
  private static int attributesEnd(Source source, int from) {
    for (int i = from; i - from < ATTRIBUTES_LENGTH_MAX; i++) {
      int c = source.at(i);
      if (c == '>') {
        return source.at(i - 1) == '/' ? Source.END : i;
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
    if (name.equals("ctrl95") || name.equals("unused95")) {
      return new ReasoningTag(start, end, "ctrl", Role.CLOSES);
    }
    if (name.equals(DETAILS)) {
      return details(source, start, end, slash);
    }
    String kind = "";
    String last = "";
    boolean weak = !barred && !barAfter;
    boolean begins = false;
    boolean ends = slash;
    for (String word : words(written)) {
      last = word;
      String named = KINDS.getOrDefault(word, "");
      kind = kind.isEmpty() ? named : kind;
      weak &= named.isEmpty() || WEAK.contains(named);
      begins |= BEGINNINGS.contains(word);
      ends |= ENDINGS.contains(word);
    }
    if (ANSWERS.contains(last)) {
      return barred && begins ? new ReasoningTag(start, end, "", Role.ANSWERS) : null;
    }
    if (kind.isEmpty()) {
      return null;
    }
    boolean square = source.at(start) == '[' || source.at(start) == '【';
    boolean mark = !weak && (!square || isUpper(written));
    return new ReasoningTag(
        start, end, kind, ends ? Role.CLOSES : mark ? Role.OPENS : Role.MAY_OPEN);
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
    int end = word;
    while (end - word < NAME_LENGTH_MAX && Character.isLetter(source.at(end))) {
      end++;
    }
    return end;
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
