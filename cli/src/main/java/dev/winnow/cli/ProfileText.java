package dev.winnow.cli;

import dev.winnow.core.document.ExactJson;
import dev.winnow.storage.profile.Profile;
import dev.winnow.storage.profile.Profile.Bin;
import dev.winnow.storage.profile.Profile.Column;
import dev.winnow.storage.profile.Profile.LanguageShare;
import dev.winnow.storage.profile.Profile.Length;
import dev.winnow.storage.profile.Profile.Numbers;
import dev.winnow.storage.profile.Profile.Tokens;
import dev.winnow.storage.profile.Profile.Top;
import dev.winnow.storage.profile.Profile.ValueType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A profile as lines of text: a head, then a paragraph for each column.
final class ProfileText {

  private static final String BARS = "▁▂▃▄▅▆▇█";

  private static final int VALUE_CHARS_MAX = 40;
  private static final int VALUES_SHOWN = 5;

  private final StringBuilder text = new StringBuilder();
  private final Profile profile;
  private final int width;

  private ProfileText(Profile profile, int width) {
    this.profile = profile;
    this.width = width;
  }

  /// The text.
  ///
  /// @param width of the window, in columns
  static String of(Profile profile, int width) {
    ProfileText text = new ProfileText(profile, width);
    text.head();
    profile.columns().forEach(text::column);
    return text.text.toString();
  }

  private void head() {
    line("rows       %,d", profile.rows());
    line("bytes      %,d", profile.bytes());
    line(
        "columns    %,d%s",
        profile.columns().size(),
        profile.columnsLeftOut() == 0
            ? ""
            : "; %,d more are left out".formatted(profile.columnsLeftOut()));
  }

  private void column(Column column) {
    text.append(System.lineSeparator());
    line("%s", column.name());
    line("  type       %s", types(column));
    line(
        "  values     %s%,d distinct, %,d missing, %,d null",
        column.distinctExact() ? "" : "about ",
        column.distinct(),
        column.missing(),
        column.nulls());
    length(column);
    tokens(column.tokens());
    numbers(column.numbers());
    if (!column.languages().isEmpty()) {
      line("  languages  %s", languages(column.languages()));
    }
    if (!column.top().isEmpty()) {
      line("  top        %s", top(column));
    }
  }

  private static String types(Column column) {
    return column.types().isEmpty()
        ? "none"
        : column.types().stream()
            .map(type ->
                "%s %,d".formatted(type.type().name().toLowerCase(Locale.ROOT), type.rows()))
            .collect(Collectors.joining(", "));
  }

  private void length(Column column) {
    Length length = column.length();
    if (length != null) {
      boolean isText = column.types().stream().anyMatch(each -> each.type() == ValueType.STRING);
      line(
          "  length     %s  %,d to %,d %s, mean %,.1f, median %,d, 95 %% within %,d",
          bars(length.histogram()),
          length.min(),
          length.max(),
          isText ? "characters" : "items",
          length.mean(),
          length.p50(),
          length.p95());
    }
  }

  private void tokens(@Nullable Tokens tokens) {
    if (tokens != null) {
      line(
          "  tokens     %s  %,d to %,d, mean %,.1f, median %,d, 95 %% within %,d%s",
          bars(tokens.histogram()),
          tokens.min(),
          tokens.max(),
          tokens.mean(),
          tokens.p50(),
          tokens.p95(),
          tokens.sampled() < profile.rows() ? " (of %,d)".formatted(tokens.sampled()) : "");
    }
  }

  private void numbers(@Nullable Numbers numbers) {
    if (numbers != null) {
      line(
          "  numbers    %s  %s to %s, mean %,.4g",
          bars(numbers.histogram()), numbers.min(), numbers.max(), numbers.mean());
    }
  }

  private static String languages(List<LanguageShare> shares) {
    long sampled = shares.stream().mapToLong(LanguageShare::rows).sum();
    return shares.stream()
            .map(each -> "%s %.0f %%".formatted(each.language(), 100 * each.share()))
            .collect(Collectors.joining(", "))
        + " (of %,d)".formatted(sampled);
  }

  /// The most frequent values; none where every value is there once.
  private String top(Column column) {
    List<Top> shown =
        column.top().stream().filter(top -> top.rows() > 1).limit(VALUES_SHOWN).toList();
    if (shown.isEmpty()) {
      return "every value once" + (column.topExact() ? "" : ", as far as counted");
    }
    String values =
        shown.stream()
            .map(top -> "%s %,d".formatted(value(top), top.rows()))
            .collect(Collectors.joining(", "));
    return RowTable.clip(values, Math.max(width, VALUE_CHARS_MAX) * 2);
  }

  private static String value(Top top) {
    return RowTable.clip(ExactJson.write(top.value()) + (top.cut() ? "…" : ""), VALUE_CHARS_MAX);
  }

  /// A histogram as one bar a bin.
  private static String bars(List<Bin> bins) {
    long most = bins.stream().mapToLong(Bin::rows).max().orElse(1);
    StringBuilder bars = new StringBuilder();
    for (Bin bin : bins) {
      int height = (int) Math.round(1.0 * bin.rows() * (BARS.length() - 1) / Math.max(1, most));
      bars.append(bin.rows() == 0 ? ' ' : BARS.charAt(height));
    }
    return bars.toString();
  }

  @SuppressWarnings(
      "AnnotateFormatMethod") // The annotation is of a library that only the compiler has.
  private void line(String pattern, @Nullable Object... values) {
    text.append(String.format(Locale.ROOT, pattern, values)).append(System.lineSeparator());
  }
}
