package dev.winnow.core.parse;

import dev.winnow.core.document.Words;
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

  /// The words of names between which models think, and the kind they are of.
  private static final Map<String, String> KINDS =
      Words.meanings(
          """
          thought: think, thinking, deepthink, thought, thoughts, reasoning, cot
          thought: 思考, 思考过程, 推理, 推理过程, 思维链
          rationale: rationale
          analysis: analysis, 分析
          scratchpad: scratchpad, scratch, scratchwork, notepad
          reflection: reflection, reflect, 反思
          monologue: monologue
          contemplation: contemplation, contemplator, pondering, ponder, musings
          deliberation: deliberation, deliberate, considerations
          brainstorm: brainstorm, brainstorming
          critique: critique
          plan: plan, planning
          draft: draft, drafts, 草稿
          inner: inner
          working: working, workings
          """);

  /// Names of reasoning none of whose words is one, their words put together.
  private static final Map<String, String> WHOLE =
      Words.meanings(
          """
          steps: stepbystep, stepsbysteps, selfcheck
          monologue: selftalk
          scratchpad: scratchpaper
          working: roughwork
          """);

  /// Kinds whose names are those of other things as well.
  private static final Set<String> WEAK =
      Words.of(
          """
          rationale monologue contemplation deliberation brainstorm critique plan draft inner
          working steps
          """);

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
