package dev.winnow.core.plan;

import java.util.Locale;
import java.util.Optional;

/// The name of a unit within its task: in the journal, in provenance and in the request's
/// `Idempotency-Key`.
///
/// Written as purpose, cell, number: `generate-0-12`.
///
/// @param purpose what the request is for
/// @param cell the cell it works for, from 0
/// @param number which of the cell's requests of this purpose it is, from 0
public record UnitKey(Purpose purpose, int cell, long number) {

  public UnitKey {
    if (cell < 0 || number < 0) {
      throw new IllegalArgumentException("A unit's cell and number start at 0.");
    }
  }

  /// What a request to a model is for.
  public enum Purpose {
    PLAN,
    GENERATE,
    JUDGE,
    LABEL,
    EMBED
  }

  /// A line of units that are numbered one by one: what they are for, and which cell.
  public record Lane(Purpose purpose, int cell) {

    /// A unit of it.
    public UnitKey unit(long number) {
      return new UnitKey(purpose, cell, number);
    }
  }

  /// The line of units that it stands in.
  public Lane lane() {
    return new Lane(purpose, cell);
  }

  /// Reads what [#toString] writes; empty for anything else.
  public static Optional<UnitKey> parse(String text) {
    String[] parts = text.split("-", -1);
    if (parts.length != 3 || parts[1].length() > 9 || !isNumber(parts[1]) || !isNumber(parts[2])) {
      return Optional.empty();
    }
    for (Purpose purpose : Purpose.values()) {
      if (purpose.name().equals(parts[0].toUpperCase(Locale.ROOT))) {
        return Optional.of(
            new UnitKey(purpose, Integer.parseInt(parts[1]), Long.parseLong(parts[2])));
      }
    }
    return Optional.empty();
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() < 19
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  @Override
  public String toString() {
    return purpose.name().toLowerCase(Locale.ROOT) + "-" + cell + "-" + number;
  }
}
