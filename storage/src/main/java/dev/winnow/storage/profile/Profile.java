package dev.winnow.storage.profile;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What rows hold, column by column.
///
/// @param rows how many were looked at
/// @param bytes how many bytes they take where they are stored
/// @param columns the fields of the rows, in the order they turned up
/// @param columnsLeftOut fields beyond the first [ProfileRows#COLUMNS_MAX], which were not looked
///   at
public record Profile(long rows, long bytes, List<Column> columns, long columnsLeftOut) {

  public Profile {
    columns = List.copyOf(columns);
  }

  /// The same, with another number of bytes.
  public Profile withBytes(long bytes) {
    return new Profile(rows, bytes, columns, columnsLeftOut);
  }

  /// What a value is, as JSON Schema calls it.
  public enum ValueType {
    STRING,
    INTEGER,
    /// One with a decimal point or an exponent.
    NUMBER,
    BOOLEAN,
    ARRAY,
    OBJECT
  }

  /// A field of the rows.
  ///
  /// @param name of the field
  /// @param types of its values, the most frequent first; null is none of them
  /// @param missing rows without the field
  /// @param nulls rows where it is null
  /// @param distinct different values, null not among them; numbers count by value
  /// @param distinctExact false where `distinct` is an estimate, within 2 % nearly always
  /// @param length of texts in code points or, where there are none, of lists in items
  /// @param tokens of texts, also of those within lists and objects
  /// @param numbers of its numbers
  /// @param top the most frequent values, at most ten
  /// @param topExact false where a value that is rare among the first rows may have more rows than
  ///   said, or be left out
  /// @param languages of a sample of its texts, the most frequent first
  public record Column(
      String name,
      List<TypeCount> types,
      long missing,
      long nulls,
      long distinct,
      boolean distinctExact,
      @Nullable Length length,
      @Nullable Tokens tokens,
      @Nullable Numbers numbers,
      List<Top> top,
      boolean topExact,
      List<LanguageShare> languages) {

    public Column {
      types = List.copyOf(types);
      top = List.copyOf(top);
      languages = List.copyOf(languages);
    }
  }

  /// How many values have a type.
  public record TypeCount(ValueType type, long rows) {}

  /// How long values are.
  ///
  /// @param p50 half of them are this long or shorter
  /// @param p95 95 % of them are; both exact below 2,048 and within 0.1 % above
  public record Length(long min, long max, double mean, long p50, long p95, List<Bin> histogram) {

    public Length {
      histogram = List.copyOf(histogram);
    }
  }

  /// How many tokens values have in OpenAI's encoding `o200k_base`; other models count differently.
  ///
  /// @param sampled the values that were counted
  public record Tokens(
      long min, long max, double mean, long p50, long p95, List<Bin> histogram, long sampled) {

    public Tokens {
      histogram = List.copyOf(histogram);
    }
  }

  /// Which numbers there are.
  ///
  /// @param mean in double precision
  public record Numbers(BigDecimal min, BigDecimal max, double mean, List<Bin> histogram) {

    public Numbers {
      histogram = List.copyOf(histogram);
    }
  }

  /// A bin of a histogram. Bins lie side by side; where a few values lie far from all others, the
  /// first or the last bin is a wide one.
  ///
  /// @param from the least value in it
  /// @param to what is above its values; in the last bin, its greatest value may be as large
  /// @param rows how many values are in it; in sampled histograms, of the sample
  public record Bin(BigDecimal from, BigDecimal to, long rows) {}

  /// A frequent value.
  ///
  /// @param value as it is, or the beginning of its text (or JSON)
  /// @param rows that have it
  /// @param cut whether `value` is a beginning only
  public record Top(JsonNode value, long rows, boolean cut) {}

  /// How many texts of a sample are in a language.
  ///
  /// @param language ISO 639-1, or `und` where it cannot be told
  /// @param share of the texts whose language was looked for; very short ones are left out
  /// @param rows of the sample
  public record LanguageShare(String language, double share, long rows) {}
}
