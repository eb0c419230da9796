package dev.winnow.quality.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/// The language of a text: told by its script where one language has that script; otherwise the
/// likeliest of the usual languages in it, by Apache OpenNLP's model of n-grams.
///
/// Loads the model (0.8 s, 40 MB) with the first text that needs it, and keeps it. For any thread.
public final class FindLanguage {

  /// Where a text is in no language that can be told: code, numbers, or a script that is not known
  /// here.
  public static final String UNDETERMINED = "und";

  /// What is looked at of a text: more makes no difference.
  private static final int CHARS_MAX = 400;

  /// An alphabet needs so many letters before n-grams say anything.
  private static final int LETTERS_MIN = 12;

  /// A Chinese character says as much as a few letters do.
  private static final int LETTERS_PER_IDEOGRAPH = 3;

  /// Japanese without any kana is rare, and so is kana in Chinese.
  private static final double KANA_SHARE = 0.05;

  /// Code is less than half letters of words.
  private static final double LETTERS_SHARE = 0.6;

  /// By ISO 639-3, as the model has it, those looked for in each script.
  private static final Map<UnicodeScript, Map<String, String>> BY_SCRIPT =
      Map.of(
          UnicodeScript.LATIN,
          Map.ofEntries(
              Map.entry("eng", "en"),
              Map.entry("deu", "de"),
              Map.entry("fra", "fr"),
              Map.entry("spa", "es"),
              Map.entry("por", "pt"),
              Map.entry("ita", "it"),
              Map.entry("nld", "nl"),
              Map.entry("swe", "sv"),
              Map.entry("dan", "da"),
              Map.entry("nob", "no"),
              Map.entry("fin", "fi"),
              Map.entry("pol", "pl"),
              Map.entry("ces", "cs"),
              Map.entry("hun", "hu"),
              Map.entry("ron", "ro"),
              Map.entry("tur", "tr"),
              Map.entry("vie", "vi"),
              Map.entry("ind", "id")),
          UnicodeScript.CYRILLIC,
          Map.of("rus", "ru", "bul", "bg"),
          UnicodeScript.ARABIC,
          Map.of("ara", "ar", "pes", "fa", "urd", "ur"),
          UnicodeScript.DEVANAGARI,
          Map.of("hin", "hi", "mar", "mr", "nep", "ne"));

  private static final List<String> BY_IDEOGRAPHS = List.of("ja", "zh");

  private static final Map<UnicodeScript, String> OF_ONE_LANGUAGE =
      Map.of(
          UnicodeScript.HANGUL, "ko",
          UnicodeScript.GREEK, "el",
          UnicodeScript.HEBREW, "he",
          UnicodeScript.THAI, "th",
          UnicodeScript.BENGALI, "bn",
          UnicodeScript.TAMIL, "ta");

  private FindLanguage() {}

  /// The codes of ISO 639-1 of all that are told, sorted.
  public static List<String> all() {
    Stream<String> byLetters = Stream.concat(BY_IDEOGRAPHS.stream(), Stream.of("uk"));
    Stream<String> byModel = BY_SCRIPT.values().stream().flatMap(each -> each.values().stream());
    return Stream.of(byLetters, byModel, OF_ONE_LANGUAGE.values().stream())
        .flatMap(each -> each)
        .sorted()
        .toList();
  }

  /// Whether a language is told by its script alone, so that few characters do.
  public static boolean hasScriptOfItsOwn(String language) {
    return BY_IDEOGRAPHS.contains(language) || OF_ONE_LANGUAGE.containsValue(language);
  }

  /// The code of ISO 639-1, or `und`; nothing where a text is too short to tell.
  public static Optional<String> of(String text) {
    String beginning = text.substring(0, Math.min(CHARS_MAX, text.length()));
    Map<UnicodeScript, Integer> letters = letters(beginning);
    int all = letters.values().stream().mapToInt(Integer::intValue).sum();
    if (all == 0) {
      return Optional.empty();
    }
    int kana = count(letters, UnicodeScript.HIRAGANA) + count(letters, UnicodeScript.KATAKANA);
    int ideographs = kana + count(letters, UnicodeScript.HAN);
    if (ideographs * LETTERS_PER_IDEOGRAPH > all - ideographs) {
      return Optional.of(kana > KANA_SHARE * ideographs ? "ja" : "zh");
    }
    UnicodeScript script = mostFrequent(letters);
    String only = OF_ONE_LANGUAGE.get(script);
    if (only != null) {
      return Optional.of(only);
    }
    return all < LETTERS_MIN ? Optional.empty() : Optional.of(likeliest(beginning, script, all));
  }

  private static Map<UnicodeScript, Integer> letters(String text) {
    Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
    text.codePoints()
        .filter(Character::isLetter)
        .forEach(letter -> letters.merge(UnicodeScript.of(letter), 1, Integer::sum));
    return letters;
  }

  private static int count(Map<UnicodeScript, Integer> letters, UnicodeScript script) {
    return letters.getOrDefault(script, 0);
  }

  private static UnicodeScript mostFrequent(Map<UnicodeScript, Integer> letters) {
    return letters.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(UnicodeScript.UNKNOWN);
  }

  private static String likeliest(String text, UnicodeScript script, int letters) {
    Map<String, String> candidates = BY_SCRIPT.getOrDefault(script, Map.of());
    long visible = text.codePoints().filter(c -> !Character.isWhitespace(c)).count();
    if (candidates.isEmpty() || letters < LETTERS_SHARE * visible) {
      return UNDETERMINED;
    }
    if (script == UnicodeScript.CYRILLIC) {
      // Few n-grams tell Russian from Bulgarian; letters do.
      if (hasAny(text, "іїєґІЇЄҐ")) {
        return "uk";
      }
      if (hasAny(text, "ыэёЫЭЁ") || !hasAny(text, "ъЪ")) {
        return "ru";
      }
    }
    return Stream.of(detector().predictLanguages(text))
        .map(Language::getLang)
        .filter(candidates::containsKey)
        .findFirst()
        .map(candidates::get)
        .orElse(UNDETERMINED);
  }

  private static boolean hasAny(String text, String letters) {
    return text.chars().anyMatch(c -> letters.indexOf(c) >= 0);
  }

  /// Each text has a detector of its own: only the model is for all threads.
  private static LanguageDetectorME detector() {
    return new LanguageDetectorME(Loaded.MODEL);
  }

  private static final class Loaded {
    static final LanguageDetectorModel MODEL = model();

    private static LanguageDetectorModel model() {
      try (InputStream model = FindLanguage.class.getResourceAsStream("/langdetect-183.bin")) {
        if (model == null) {
          throw new IllegalStateException("OpenNLP's model of languages is not on the class path.");
        }
        return new LanguageDetectorModel(model);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
