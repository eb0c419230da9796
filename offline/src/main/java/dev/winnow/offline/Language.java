package dev.winnow.offline;

import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.Request;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A language the offline model writes.
enum Language {
  ENGLISH("en", Locale.ENGLISH, "health study-maths study-science study technology business"),
  CHINESE("zh", Locale.SIMPLIFIED_CHINESE, "health study-maths study-science study");

  /// From this share of Han characters among its letters on, a prompt is Chinese: field names and
  /// the example JSON of a Chinese prompt are often Latin, and a Latin word takes several letters.
  private static final double HAN_SHARE = 0.25;

  final String folder;
  final Locale locale;

  private final String domains;

  Language(String folder, Locale locale, String domains) {
    this.folder = folder;
    this.locale = locale;
    this.domains = domains;
  }

  /// The fields of knowledge it has words of its own for; the first whose keyword fits counts.
  /// `study-maths` is the words of `study` and its own, which win.
  List<String> domains() {
    return List.of(domains.split(" "));
  }

  /// The language of a request: the one a value names (`language: Chinese`), else the prompt's.
  static Language of(Request request) {
    for (Map.Entry<String, String> value : request.values().entrySet()) {
      String name = value.getKey().toLowerCase(Locale.ROOT);
      if (name.contains("lang") || name.contains("语言")) {
        String named = value.getValue().toLowerCase(Locale.ROOT);
        if (named.startsWith("zh") || named.contains("chinese") || named.contains("中文")) {
          return CHINESE;
        }
        if (named.startsWith("en") || named.contains("英文") || named.contains("英语")) {
          return ENGLISH;
        }
      }
    }
    long letters = 0;
    long han = 0;
    for (Message message : request.messages()) {
      letters += message.text().codePoints().filter(Character::isLetter).count();
      han += message.text().codePoints().filter(Language::isHan).count();
    }
    return han > HAN_SHARE * letters ? CHINESE : ENGLISH;
  }

  static boolean isHan(int codePoint) {
    return codePoint >= 0x2E80
        && Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
  }
}
