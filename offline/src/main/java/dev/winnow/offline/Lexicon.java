package dev.winnow.offline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The patterns and words of one language in one field of knowledge: phrases by section, read from
/// text files beside this class. A domain's sections replace the common ones.
///
/// @param sections phrases by section; a section that is used is never empty
/// @param isGeneral whether there were no words for the topic, so that sentences must name it
record Lexicon(Language language, Map<String, List<Phrase>> sections, boolean isGeneral) {

  private static final Map<Language, Map<String, Lexicon>> LOADED = new ConcurrentHashMap<>();
  private static final String GENERAL = "";

  /// The lexicon for a topic.
  static Lexicon of(Language language, String topic) {
    Map<String, Lexicon> lexicons = LOADED.computeIfAbsent(language, Lexicon::load);
    for (String domain : language.domains()) {
      Lexicon lexicon = lexicons.get(domain);
      if (lexicon != null && lexicon.keyword(topic) != null) {
        return lexicon;
      }
    }
    return lexicons.getOrDefault(GENERAL, new Lexicon(language, Map.of(), true));
  }

  /// The topic as it stands inside a sentence: a first word that is a common noun loses its
  /// capital.
  String inSentence(String topic) {
    String keyword = keyword(topic);
    String first = topic.split("\\s", 2)[0];
    return keyword != null && keyword.equals(first.toLowerCase(Locale.ROOT))
        ? first.toLowerCase(Locale.ROOT) + topic.substring(first.length())
        : topic;
  }

  List<Phrase> section(String name) {
    List<Phrase> phrases = sections.get(name);
    if (phrases == null) {
      throw new IllegalStateException("The offline model has no section " + name + ".");
    }
    return phrases;
  }

  boolean has(String section) {
    return sections.containsKey(section);
  }

  /// The keyword of this domain that the topic contains, as written in the file.
  private @Nullable String keyword(String topic) {
    String text = topic.toLowerCase(Locale.ROOT);
    for (Phrase phrase : sections.getOrDefault("keywords", List.of())) {
      if (phrase.pieces().getFirst() instanceof Phrase.Piece.Literal literal) {
        String word = literal.text().toLowerCase(Locale.ROOT);
        boolean fits =
            language == Language.CHINESE
                ? text.contains(word)
                : (" " + text.replaceAll("[^\\p{L}\\p{N}+#-]", " ") + " ")
                    .contains(" " + word + " ");
        if (fits) {
          return literal.text();
        }
      }
    }
    return null;
  }

  private static Map<String, Lexicon> load(Language language) {
    Map<String, List<Phrase>> common = read(language, "common");
    Map<String, Lexicon> lexicons = new HashMap<>();
    lexicons.put(GENERAL, new Lexicon(language, common, true));
    for (String domain : language.domains()) {
      Map<String, List<Phrase>> sections = new HashMap<>(common);
      int parent = domain.indexOf('-');
      if (parent > 0) {
        sections.putAll(read(language, domain.substring(0, parent)));
      }
      sections.putAll(read(language, domain));
      lexicons.put(domain, new Lexicon(language, Map.copyOf(sections), false));
    }
    return Map.copyOf(lexicons);
  }

  private static Map<String, List<Phrase>> read(Language language, String file) {
    String path = language.folder + "/" + file + ".txt";
    Map<String, List<Phrase>> sections = new HashMap<>();
    List<Phrase> section = new ArrayList<>();
    for (String line : text(path).lines().map(String::strip).toList()) {
      if (line.startsWith("[") && line.endsWith("]")) {
        section = new ArrayList<>();
        sections.put(line.substring(1, line.length() - 1), section);
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        section.add(Phrase.compile(line));
      }
    }
    return sections;
  }

  private static String text(String path) {
    try (InputStream in = Lexicon.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + path + " is missing.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
