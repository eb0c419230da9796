package dev.winnow.storage.profile;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.winnow.quality.text.FindLanguage;
import dev.winnow.storage.profile.Profile.LanguageShare;
import dev.winnow.storage.profile.Profile.Length;
import dev.winnow.storage.profile.Profile.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What takes long to find out of a text, found out of a sample: tokens and languages, by column.
///
/// The tables of tokens (30 MB) are loaded anew each time and not kept: profiles are rare.
final class TextFindings {

  /// Texts of a column whose language is looked for.
  private static final int LANGUAGE_TEXTS_MAX = 300;

  /// Of all columns together, but of each at least a few.
  private static final int ALL_LANGUAGE_TEXTS_MAX = 6_000;

  private static final int LANGUAGE_TEXTS_MIN = 20;

  private final Map<Integer, Spread> tokens = new HashMap<>();
  private final Map<Integer, LanguageTally> languages = new HashMap<>();

  /// Looks at the texts of a sample.
  static TextFindings of(RowSample sample) {
    TextFindings findings = new TextFindings();
    List<RowSample.Text> texts = sample.texts();
    if (!texts.isEmpty()) {
      findings.countTokens(texts);
      findings.findLanguages(texts);
    }
    return findings;
  }

  private void countTokens(List<RowSample.Text> texts) {
    Encoding encoding = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    for (RowSample.Text text : texts) {
      int counted = encoding.countTokensOrdinary(text.beginning());
      double all =
          text.beginning().isEmpty()
              ? 0
              : Math.rint(1.0 * counted * text.chars() / text.beginning().length());
      tokens.computeIfAbsent(text.column(), column -> new Spread()).add(all);
    }
  }

  private void findLanguages(List<RowSample.Text> texts) {
    Map<Integer, List<RowSample.Text>> byColumn = new HashMap<>();
    for (RowSample.Text text : texts) {
      byColumn.computeIfAbsent(text.column(), column -> new ArrayList<>()).add(text);
    }
    int most =
        Math.clamp(
            ALL_LANGUAGE_TEXTS_MAX / byColumn.size(), LANGUAGE_TEXTS_MIN, LANGUAGE_TEXTS_MAX);
    byColumn.forEach((column, all) -> {
      LanguageTally tally = new LanguageTally();
      all.stream().limit(most).forEach(text -> tally.add(FindLanguage.of(text.beginning())));
      languages.put(column, tally);
    });
  }

  @Nullable Tokens tokens(int column) {
    Spread counted = tokens.get(column);
    Length length = counted == null ? null : ColumnTally.length(counted);
    return counted == null || length == null
        ? null
        : new Tokens(
            length.min(),
            length.max(),
            length.mean(),
            length.p50(),
            length.p95(),
            length.histogram(),
            counted.count());
  }

  List<LanguageShare> languages(int column) {
    LanguageTally tally = languages.get(column);
    return tally == null ? List.of() : tally.shares();
  }
}
