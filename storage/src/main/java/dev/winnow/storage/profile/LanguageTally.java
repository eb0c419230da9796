package dev.winnow.storage.profile;

import dev.winnow.storage.profile.Profile.LanguageShare;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How many texts are in which language.
final class LanguageTally {

  private final Map<String, Long> texts = new TreeMap<>();

  /// Counts a text.
  ///
  /// @param language empty where it is too short to tell
  void add(Optional<String> language) {
    language.ifPresent(code -> texts.merge(code, 1L, Long::sum));
  }

  /// The languages, the most frequent first.
  List<LanguageShare> shares() {
    long all = texts.values().stream().mapToLong(Long::longValue).sum();
    return texts.entrySet().stream()
        .map(each -> new LanguageShare(each.getKey(), 1.0 * each.getValue() / all, each.getValue()))
        .sorted(Comparator.comparingLong(LanguageShare::rows).reversed())
        .toList();
  }
}
