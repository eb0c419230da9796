package dev.winnow.storage.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which rows of a set.
///
/// @param text words that a row has to have, all of them, in any of its texts; empty is any
/// @param where what its fields have to be
/// @param categories what it was made as, by dimension
/// @param state null is every row that is there
/// @param task that made it; null is any
/// @param model that answered; null is any
/// @param from when it came at the earliest; null is any time
/// @param to when it came at the latest; null is any time
public record RowFilter(
    String text,
    List<Condition> where,
    List<Named> categories,
    @Nullable RowState state,
    @Nullable UUID task,
    @Nullable String model,
    @Nullable Instant from,
    @Nullable Instant to) {

  /// Every row.
  public static final RowFilter ALL =
      new RowFilter("", List.of(), List.of(), null, null, null, null, null);

  public RowFilter {
    where = List.copyOf(where);
    categories = List.copyOf(categories);
  }

  /// Whether it leaves nothing out.
  public boolean isAll() {
    return equals(ALL);
  }

  /// The same for rows with these words.
  public RowFilter withText(String words) {
    return new RowFilter(words, where, categories, state, task, model, from, to);
  }

  /// The same for rows of which one more thing holds.
  public RowFilter and(Condition condition) {
    List<Condition> more = new ArrayList<>(where);
    more.add(condition);
    return new RowFilter(text, more, categories, state, task, model, from, to);
  }

  /// The same for rows in this state.
  public RowFilter in(RowState other) {
    return new RowFilter(text, where, categories, other, task, model, from, to);
  }

  /// A dimension with a category of it.
  public record Named(String dimension, String category) {

    /// Reads `dimension:category`; empty where it is none.
    public static Optional<Named> read(String text) {
      int colon = text.indexOf(':');
      return colon < 1
          ? Optional.empty()
          : Optional.of(new Named(text.substring(0, colon), text.substring(colon + 1)));
    }
  }

  /// What a field has to be.
  ///
  /// @param field its name; those of a map in it behind dots: `meta.source`. Of a list, one of its
  ///   items has to be it
  /// @param value may be empty
  public record Condition(String field, Op op, String value) {

    private static final Pattern WRITTEN =
        Pattern.compile("(.+?):(" + String.join("|", Op.words()) + ")(?::(.*))?", Pattern.DOTALL);

    /// Reads `field:op:value`, and `field:exists` or `field:missing`; empty where it is none.
    public static Optional<Condition> read(String text) {
      Matcher parts = WRITTEN.matcher(text);
      if (!parts.matches()) {
        return Optional.empty();
      }
      Op op = Op.valueOf(parts.group(2).toUpperCase(Locale.ROOT));
      String value = parts.group(3);
      return value == null && op != Op.EXISTS && op != Op.MISSING
          ? Optional.empty()
          : Optional.of(new Condition(parts.group(1), op, value == null ? "" : value));
    }
  }

  /// How a field is compared.
  public enum Op {
    /// The same text, number or truth value.
    EQ,
    /// Not that, or not there.
    NE,
    /// Less: of numbers by value, of texts by their letters.
    LT,
    LE,
    GT,
    GE,
    /// Its text has these words, one behind the other.
    CONTAINS,
    /// There, and not null.
    EXISTS,
    /// Not there, or null.
    MISSING;

    /// How they are written.
    public static List<String> words() {
      return Stream.of(values()).map(op -> op.name().toLowerCase(Locale.ROOT)).toList();
    }
  }
}
