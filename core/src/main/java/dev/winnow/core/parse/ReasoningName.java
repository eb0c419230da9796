package dev.winnow.core.parse;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What a name says about the part of an answer that it stands above or around.
///
/// @param kind the kind of reasoning that it names; empty where it names none. People and models
///   mix the names of one kind up: `<think>…</thinking>`
/// @param weak whether it may as well be the name of something else
/// @param begins whether it says that something begins
/// @param ends whether it says that something ends
/// @param isAnswer whether it is the name of the answer itself
record ReasoningName(String kind, boolean weak, boolean begins, boolean ends, boolean isAnswer) {

  private static final String THOUGHT = "thought";

  /// The words of names between which models think, and the kind they are of.
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("think", THOUGHT),
          Map.entry("thinking", THOUGHT),
          Map.entry("deepthink", THOUGHT),
          Map.entry(THOUGHT, THOUGHT),
          Map.entry("thoughts", THOUGHT),
          Map.entry("reasoning", THOUGHT),
          Map.entry("cot", THOUGHT),
          Map.entry("rationale", "rationale"),
          Map.entry("analysis", "analysis"),
          Map.entry("scratchpad", "scratchpad"),
          Map.entry("scratch", "scratchpad"),
          Map.entry("scratchwork", "scratchpad"),
          Map.entry("notepad", "scratchpad"),
          Map.entry("reflection", "reflection"),
          Map.entry("reflect", "reflection"),
          Map.entry("monologue", "monologue"),
          Map.entry("contemplation", "contemplation"),
          Map.entry("contemplator", "contemplation"),
          Map.entry("pondering", "contemplation"),
          Map.entry("ponder", "contemplation"),
          Map.entry("musings", "contemplation"),
          Map.entry("deliberation", "deliberation"),
          Map.entry("deliberate", "deliberation"),
          Map.entry("considerations", "deliberation"),
          Map.entry("brainstorm", "brainstorm"),
          Map.entry("brainstorming", "brainstorm"),
          Map.entry("critique", "critique"),
          Map.entry("plan", "plan"),
          Map.entry("planning", "plan"),
          Map.entry("draft", "draft"),
          Map.entry("drafts", "draft"),
          Map.entry("inner", "inner"),
          Map.entry("working", "working"),
          Map.entry("workings", "working"),
          Map.entry("思考", THOUGHT),
          Map.entry("思考过程", THOUGHT),
          Map.entry("推理", THOUGHT),
          Map.entry("推理过程", THOUGHT),
          Map.entry("思维链", THOUGHT),
          Map.entry("分析", "analysis"),
          Map.entry("反思", "reflection"),
          Map.entry("草稿", "draft"));

  /// Names of reasoning none of whose words is one, their words put together.
  private static final Map<String, String> WHOLE =
      Map.of(
          "stepbystep", "steps",
          "stepsbysteps", "steps",
          "selfcheck", "steps",
          "selftalk", "monologue",
          "scratchpaper", "scratchpad",
          "roughwork", "working");

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
          "inner",
          "working",
          "steps");

  private static final Set<String> BEGINNINGS = Set.of("start", "begin", "prefix");
  private static final Set<String> ENDINGS = Set.of("end", "close", "stop", "suffix");

  /// Last words of names that are of the answer itself.
  private static final Set<String> ANSWERS =
      Set.of("answer", "response", "solution", "output", "result", "results");

  private static final Pattern WORD_BREAKS =
      Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})");

  /// What a name says.
  static ReasoningName of(String written) {
    List<String> words = words(written);
    String kind = WHOLE.getOrDefault(String.join("", words), "");
    boolean weak = true;
    for (String word : words) {
      String named = KINDS.getOrDefault(word, "");
      kind = kind.isEmpty() ? named : kind;
      weak &= named.isEmpty() || WEAK.contains(named);
    }
    boolean answer = !words.isEmpty() && ANSWERS.contains(words.getLast());
    return new ReasoningName(
        kind,
        weak,
        words.stream().anyMatch(BEGINNINGS::contains),
        words.stream().anyMatch(ENDINGS::contains),
        answer);
  }

  /// Whether a word in small letters names reasoning.
  static boolean isOfReasoning(String word) {
    return KINDS.containsKey(word);
  }

  /// The words of a name, in small letters.
  static List<String> words(String name) {
    return name.chars().allMatch(c -> c >= 'a' && c <= 'z')
        ? List.of(name)
        : WORD_BREAKS
            .splitAsStream(name)
            .filter(word -> !word.isEmpty())
            .map(word -> word.toLowerCase(Locale.ROOT))
            .toList();
  }
}
