package dev.winnow.core.gate;

import dev.winnow.core.say.Said;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What rows have to pass to be accepted, beside the schema.
///
/// @param preset whose rules go before the others; null is none
/// @param rules those that are written beside the preset's
/// @param duplicates which rows are too much alike
/// @param judge null where no model judges
public record Gates(
    @Nullable Preset preset,
    List<Rule> presetRules,
    List<Rule> rules,
    Duplicates duplicates,
    @Nullable Rubric judge) {

  /// Rows are compared, and nothing else is asked of them.
  public static final Gates USUAL = new Gates(null, List.of(), List.of(), Duplicates.USUAL, null);

  /// Rules that most want.
  public enum Preset {
    /// No rules, and rows that are nearly alike are let through.
    OFF(""),
    /// What is wrong in any dataset.
    STANDARD("required refusal leakage repetition"),
    /// What may not be published either.
    STRICT("required refusal leakage repetition secrets personalData sensitive");

    private final String kinds;

    Preset(String kinds) {
      this.kinds = kinds;
    }

    /// The kinds of its rules, in the order in which rows meet them.
    public List<String> kinds() {
      return kinds.isEmpty() ? List.of() : List.of(kinds.split(" "));
    }
  }

  public Gates {
    presetRules = List.copyOf(presetRules);
    rules = List.copyOf(rules);
  }

  /// A rule that a row breaks.
  ///
  /// @param kind the kind of the rule
  /// @param why what is wrong, in a sentence
  public record Broken(String kind, Said why) {}

  /// The first rule that a row breaks; empty where it breaks none.
  public Optional<Broken> broken(ObjectNode row) {
    return Stream.concat(presetRules.stream(), rules.stream())
        .flatMap(
            rule -> rule.check().problem(row).map(why -> new Broken(rule.kind(), why)).stream())
        .findFirst();
  }
}
