package dev.winnow.core.template;

import dev.winnow.core.document.Excerpt;
import dev.winnow.core.document.NearestName;
import dev.winnow.core.say.Said;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A value given to a variable, held against the variable's declaration.
///
/// Texts take strings, numbers, true and false. Numbers take numbers and texts that hold one (a
/// form or a CSV file knows no other), and are rendered plainly: `5`, not `5.0` or `5E0`; a number
/// given as a text keeps its zeros, `1.10` may be a version. Booleans take true, false and the
/// texts of that name. Choices are matched exactly, else without regard to case, and rendered as
/// the declaration writes them.
public sealed interface VariableValue {

  /// The value as it is rendered.
  record Fitting(String text) implements VariableValue {}

  /// What is wrong with it: the end of a sentence that names the place, like `is "x", which is no
  /// number. Give a number.`
  record Misfit(Said said) implements VariableValue {}

  /// The digits a plain number has at most, on either side of the point.
  int NUMBER_DIGITS_MAX = 400;

  /// Reads a value.
  static VariableValue read(Variable variable, JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return new Misfit(ValueSaid.EMPTY.of());
    }
    if (value.isContainer()) {
      return new Misfit(ValueSaid.NO_SCALAR.of(Excerpt.of(value)));
    }
    return switch (variable.type()) {
      case TEXT -> text(value);
      case NUMBER -> number(variable, value);
      case CHOICE -> choice(variable, value);
      case BOOLEAN -> bool(value);
    };
  }

  private static VariableValue text(JsonNode value) {
    if (value.isNumber()) {
      // 1.10 may be a version: only an exponent is written out.
      return decimal(value)
          .<VariableValue>map(number -> new Fitting(number.toPlainString()))
          .orElseGet(() -> unplain(value));
    }
    return new Fitting(value.asString());
  }

  private static VariableValue number(Variable variable, JsonNode value) {
    if (value.isBoolean()) {
      return new Misfit(ValueSaid.NO_NUMBER.of(value));
    }
    Optional<BigDecimal> read = decimal(value).map(BigDecimal::stripTrailingZeros);
    if (read.isEmpty()) {
      return unplain(value);
    }
    BigDecimal number = read.get();
    Double min = variable.min();
    if (min != null && number.compareTo(BigDecimal.valueOf(min)) < 0) {
      return new Misfit(ValueSaid.TOO_LOW.of(number.toPlainString(), plain(min)));
    }
    Double max = variable.max();
    if (max != null && number.compareTo(BigDecimal.valueOf(max)) > 0) {
      return new Misfit(ValueSaid.TOO_HIGH.of(number.toPlainString(), plain(max)));
    }
    return new Fitting(number.toPlainString());
  }

  private static Misfit unplain(JsonNode value) {
    return new Misfit(ValueSaid.NOT_PLAIN.of(Excerpt.of(value)));
  }

  /// A bound of a declaration as it is shown. Never NaN or infinite: declarations are checked.
  static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /// The number that a node holds or spells; empty where it holds none, or one that would take more
  /// than [#NUMBER_DIGITS_MAX] digits to write (`1e999999999` is eleven characters long).
  private static Optional<BigDecimal> decimal(JsonNode value) {
    String written = value.asString().strip();
    if (written.length() > NUMBER_DIGITS_MAX
        || !written.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?")) {
      return Optional.empty();
    }
    BigDecimal number;
    try {
      number = new BigDecimal(written);
    } catch (NumberFormatException unreadable) {
      return Optional.empty();
    }
    return Math.abs((long) number.scale()) > NUMBER_DIGITS_MAX
        ? Optional.empty()
        : Optional.of(number);
  }

  private static VariableValue choice(Variable variable, JsonNode value) {
    String given = value.asString();
    if (variable.choices().contains(given)) {
      return new Fitting(given);
    }
    for (String choice : variable.choices()) {
      if (choice.strip().equalsIgnoreCase(given.strip())) {
        return new Fitting(choice);
      }
    }
    Said advice =
        NearestName.of(given, variable.choices())
            .map(near -> ValueSaid.DID_YOU_MEAN.of(Excerpt.of(near)))
            .orElseGet(ValueSaid.ONE_OF_THEM::of);
    return new Misfit(
        ValueSaid.NO_CHOICE.of(
            Excerpt.of(value), Excerpt.of(String.join(", ", variable.choices())), advice));
  }

  private static VariableValue bool(JsonNode value) {
    String given = value.asString().strip().toLowerCase(Locale.ROOT);
    return given.equals("true") || given.equals("false")
        ? new Fitting(given)
        : new Misfit(ValueSaid.NO_BOOLEAN.of(Excerpt.of(value)));
  }
}
