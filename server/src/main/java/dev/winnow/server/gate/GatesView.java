package dev.winnow.server.gate;

import dev.winnow.core.gate.Duplicates;
import dev.winnow.core.gate.Gates;
import dev.winnow.core.gate.Option;
import dev.winnow.core.gate.Rubric;
import dev.winnow.core.gate.RuleKind;
import dev.winnow.core.gate.RuleKinds;
import dev.winnow.core.task.Rubrics;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What gates can be made of.
@Schema(name = "Gates")
record GatesView(
    @Schema(description = "Kinds of rules, by their names") List<KindView> rules,
    @Schema(description = "Rules that most want, under a name") List<PresetView> presets,
    @Schema(description = "Dimensions that suit a kind of rows, under a name; the usual one first")
        List<RubricView> rubrics,
    @Schema(description = "What holds where nothing is said") Usual usual) {

  static GatesView all() {
    return new GatesView(
        RuleKinds.all().stream().map(KindView::of).toList(),
        Arrays.stream(Gates.Preset.values())
            .map(preset -> new PresetView(word(preset), preset.kinds()))
            .toList(),
        Rubrics.known().entrySet().stream()
            .map(it ->
                new RubricView(it.getKey(), it.getValue().stream().map(DimensionView::of).toList()))
            .toList(),
        new Usual(Duplicates.NEAR_USUAL, Rubric.THRESHOLD_USUAL));
  }

  /// As it stands in requests.
  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /// A kind of rule.
  @Schema(name = "GateRuleKind")
  record KindView(
      @Schema(description = "What stands in `rule`", example = "length") String name,
      @Schema(description = "What it rejects, in English") String what,
      List<OptionView> options) {

    static KindView of(RuleKind kind) {
      return new KindView(
          kind.name(), kind.what(), kind.options().stream().map(OptionView::of).toList());
    }
  }

  /// Something that can be said of a rule.
  @Schema(name = "GateRuleOption")
  record OptionView(
      @Schema(example = "least") String name,
      @Schema(
              description =
                  "What it takes: a text, texts, the name of a field of the rows or several, a whole number, a number, true or false, one of the words or some of them")
          Option.Type type,
      @Schema(description = "What it is, in English") String what,
      @Schema(description = "Whether it has to be written") boolean needed,
      @Schema(description = "What holds where it is not written; null where nothing does")
          @Nullable Object usual,
      @Schema(description = "Of a number; null is any") @Nullable Double least,
      @Schema(description = "Of a number; null is any") @Nullable Double most,
      @Schema(description = "What can be chosen; of others none") List<String> words) {

    static OptionView of(Option<?> option) {
      boolean number = option.type() == Option.Type.WHOLE || option.type() == Option.Type.NUMBER;
      return new OptionView(
          option.name(),
          option.type(),
          option.what(),
          option.needed(),
          option.usual(),
          number ? bound(option.least()) : null,
          number ? bound(option.most()) : null,
          option.words());
    }

    /// Null where it bounds nothing.
    private static @Nullable Double bound(double value) {
      return Math.abs(value) < Double.MAX_VALUE ? (Double) value : null;
    }
  }

  /// Rules that most want.
  @Schema(name = "GatePreset")
  record PresetView(
      @Schema(example = "standard") String name,
      @Schema(description = "Kinds of its rules, in their order") List<String> rules) {}

  /// Dimensions that suit a kind of rows.
  @Schema(name = "GateRubric")
  record RubricView(@Schema(example = "general") String name, List<DimensionView> dimensions) {}

  /// Something that a row is scored for.
  @Schema(name = "GateDimension")
  record DimensionView(
      @Schema(example = "accuracy") String name,
      @Schema(description = "The question that is asked of a row") String description,
      @Schema(description = "score is 1 to 5; yes_no counts yes as 5 and no as 1") String scale,
      @Schema(description = "Its weight in the mean") double weight) {

    static DimensionView of(Rubric.Dimension of) {
      return new DimensionView(of.name(), of.description(), word(of.scale()), of.weight());
    }
  }

  /// What holds where nothing is said.
  @Schema(name = "GatesUsual")
  record Usual(
      @Schema(description = "Similarity from which a row repeats another one", example = "0.8")
          double near,
      @Schema(
              description = "Least weighted mean of the scores of a row that is accepted",
              example = "3.5")
          double threshold) {}
}
