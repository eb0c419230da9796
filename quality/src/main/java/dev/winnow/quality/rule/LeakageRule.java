package dev.winnow.quality.rule;

import dev.winnow.core.document.Excerpt;
import dev.winnow.core.gate.Aspect;
import dev.winnow.core.gate.Option;
import dev.winnow.core.gate.Options;
import dev.winnow.core.gate.RowRule;
import dev.winnow.core.gate.RuleKind;
import dev.winnow.core.say.Said;
import dev.winnow.quality.text.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Texts without what belongs to the conversation with the model that wrote them.
public final class LeakageRule implements RuleKind {

  private static final int PROMPT_WORDS_MAX = 100_000;
  private static final int TEXT_WORDS_MAX = 200_000;

  private static final Option<Integer> WORDS =
      Option.whole(
              "words",
              8,
              1_000,
              "So many words in a row as they stand in the prompt are a part of it; a Chinese character is a word.")
          .otherwise(20);

  /// Of the formats that chat models are trained with.
  private static final Pattern MARKER =
      Pattern.compile(
          "<\\|(?:im_start|im_end|endoftext|begin_of_text|end_of_text|eot_id|start_header_id|end_header_id|assistant|user|system|end|eom_id)\\|>"
              + "|\\[/?INST\\]|<</?SYS>>|<(?:start|end)_of_turn>|<｜(?:User|Assistant|begin▁of▁sentence|end▁of▁sentence)｜>");

  private static final Pattern SPEAKS_AS_MODEL =
      Pattern.compile(
          "\\bas an? (?:ai|artificial intelligence|large|ai-based)?[ -]?(?:language model|ai assistant|ai model)(?: (?:developed|created|trained) by \\w{1,30})?, i\\b"
              + "|\\bas an ai, i (?:can|do|am|have|must)"
              + "|\\bmy (?:knowledge|training) (?:cutoff|cut-off|data only goes)\\b"
              + "|作为(?:一个|一名|一款|一位)?(?:大型|大)?(?:AI|人工智能)?(?:语言模型|智能助手|AI助手|人工智能助手)[，,]?我",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern VARIABLE = Pattern.compile("\\{[A-Za-z_]\\w{0,63}\\}");

  /// Where braces are of the text itself.
  private static final Pattern CODE =
      Pattern.compile(
          "```|\\bf[\"']|\\.format\\(|\\$\\{|\\{\\{|\\\\[a-z]+\\{|;\\s*$|=>|\\bdef |\\bimport ",
          Pattern.MULTILINE);

  @Override
  public String name() {
    return "leakage";
  }

  @Override
  public String what() {
    return "Texts with a long part of the prompt word for word, a variable of the prompt without its value, markers like `<|im_start|>`, or phrases like \"As an AI language model, I\".";
  }

  @Override
  public Aspect aspect() {
    return Aspect.CONSISTENCY;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(EachText.FIELDS, WORDS);
  }

  @Override
  public RowRule rule(Options options) {
    int words = options.get(WORDS);
    Set<Long> parts = new HashSet<>();
    Set<String> variables = new HashSet<>();
    for (String prompt : options.rows().prompts()) {
      for (long part : Words.of(prompt, PROMPT_WORDS_MAX).sequences(words)) {
        parts.add(part);
      }
      VARIABLE.matcher(prompt).results().map(it -> it.group()).forEach(variables::add);
    }
    // Code counts, too.
    variables.remove("{count}");
    return EachText.rule(options, (at, text) -> problem(at, text, parts, words, variables));
  }

  private static Optional<Said> problem(
      String at, String text, Set<Long> parts, int words, Set<String> variables) {
    boolean mayHaveMarker = text.indexOf('<') >= 0 || text.indexOf('[') >= 0;
    return (mayHaveMarker ? first(MARKER, text, it -> true) : Optional.<String>empty())
        .map(found -> RuleSaid.MARKER.of(at, found))
        .or(() ->
            first(SPEAKS_AS_MODEL, text, it -> true)
                .map(found -> RuleSaid.SPEAKS_AS_MODEL.of(at, found)))
        .or(() ->
            (variables.isEmpty()
                    ? Optional.<String>empty()
                    : first(VARIABLE, text, variables::contains))
                .filter(found -> !CODE.matcher(text).find())
                .map(found -> RuleSaid.UNFILLED.of(at, found)))
        .or(() ->
            part(text, parts, words).map(found -> RuleSaid.PROMPT_PART.of(at, Excerpt.of(found))));
  }

  private static Optional<String> first(Pattern pattern, String text, Predicate<String> counts) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      if (counts.test(matcher.group())) {
        return Optional.of(matcher.group());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> part(String text, Set<Long> parts, int words) {
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    Words found = Words.of(text, TEXT_WORDS_MAX);
    long[] sequences = found.sequences(words);
    for (int i = 0; i < sequences.length; i++) {
      if (parts.contains(sequences[i])) {
        return Optional.of(text.substring(found.start(i), found.end(i + words - 1)));
      }
    }
    return Optional.empty();
  }
}
