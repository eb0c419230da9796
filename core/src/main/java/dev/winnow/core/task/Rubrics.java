package dev.winnow.core.task;

import dev.winnow.core.gate.Rubric.Dimension;
import dev.winnow.core.gate.Rubric.Scale;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Dimensions that suit kinds of rows.
public final class Rubrics {

  static final String GENERAL = "general";

  /// Of pairs: by what one text is better than the other.
  static final String PREFERENCE = "preference";

  private static final Dimension CLARITY =
      score("clarity", "Is it well written, clear, complete and free of mistakes of language?");

  private static final Map<String, List<Dimension>> ALL = all();

  private Rubrics() {}

  /// All of them by their names, the usual one first.
  public static Map<String, List<Dimension>> known() {
    return Collections.unmodifiableMap(ALL);
  }

  private static Map<String, List<Dimension>> all() {
    Map<String, List<Dimension>> all = new LinkedHashMap<>();
    all.put(
        GENERAL,
        List.of(
            score("accuracy", "Are its statements true and consistent with one another?"),
            score("usefulness", "Would it teach a model something worth learning?"),
            CLARITY));
    all.put(
        "qa",
        List.of(
            score("accuracy", "Is the answer correct, without invented facts?"),
            score("relevance", "Does the answer address the question, all of it and nothing else?"),
            score("answerability", "Can the question be answered from what it says?"),
            CLARITY));
    all.put(
        "classification",
        List.of(
            new Dimension("label", "Is the label the right one for the text?", Scale.YES_NO, 2),
            score("naturalness", "Does the text read as if a person had written it?"),
            score("typicality", "Is the text a fair example of its label, not a hint at it?")));
    all.put(
        "extraction",
        List.of(
            score("completeness", "Is everything extracted that should be?"),
            new Dimension(
                "grounding", "Does each extracted value stand in the text?", Scale.YES_NO, 2),
            score("naturalness", "Does the text read as if a person had written it?")));
    all.put(
        "dialogue",
        List.of(
            score("coherence", "Does each turn follow from those before it?"),
            score("helpfulness", "Does the assistant help with what the user wants?"),
            score("naturalness", "Do the turns read as if people had written them?")));
    all.put(
        "code",
        List.of(
            score("correctness", "Does the code do what is asked, also in edge cases?"),
            score("readability", "Is the code easy to read and in the usual style?"),
            score("instruction", "Is the task clear and sufficient to write the code?")));
    all.put(
        PREFERENCE,
        List.of(
            score("correctness", "Which one has fewer mistakes and invented facts?"),
            score("helpfulness", "Which one does more of what was asked, and nothing else?"),
            score("honesty", "Which one says what it does not know, and flatters less?"),
            score("clarity", "Which one is easier to read and to follow?")));
    return all;
  }

  private static Dimension score(String name, String question) {
    return new Dimension(name, question, Scale.SCORE, 1);
  }

  static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /// Empty where there is none of the name.
  static List<Dimension> find(String name) {
    return ALL.getOrDefault(name, List.of());
  }
}
