package dev.winnow.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.say.Sentence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/// The page has a Chinese text for every sentence that the service says: it asks for the table that
/// is checked in, which has to be what the service says.
final class SentenceTableTest {

  private static final Path CHECKED_IN =
      Path.of("..", "ui", "src", "text", "service", "english.json");

  @Test
  void holdsWhatTheServiceSays() throws Exception {
    Map<String, String> table = new TreeMap<>();
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AssignableTypeFilter(Sentence.class));
    for (var found : scanner.findCandidateComponents("dev.winnow")) {
      for (Object constant : Class.forName(found.getBeanClassName()).getEnumConstants()) {
        Sentence sentence = (Sentence) constant;
        assertThat(table.put(sentence.code(), sentence.english())).as(sentence.code()).isNull();
      }
    }
    String text = text(table);
    if (System.getProperty("winnow.sentences.write") != null) {
      Files.writeString(CHECKED_IN, text, StandardCharsets.UTF_8);
    }
    assertThat(Files.readString(CHECKED_IN, StandardCharsets.UTF_8))
        .as(
            "ui/src/text/service/english.json is not what the service says. Refresh it: ./test -pl server -am"
                + " -Dtest=SentenceTableTest -Dsurefire.failIfNoSpecifiedTests=false -Dwinnow.sentences.write,"
                + " then write the Chinese of what is new into chinese.json.")
        .isEqualTo(text);
  }

  private static String text(Map<String, String> table) throws IOException {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter()
            .withSeparators(
                DefaultPrettyPrinter.DEFAULT_SEPARATORS.withObjectNameValueSpacing(
                    tools.jackson.core.util.Separators.Spacing.AFTER))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"));
    return JsonMapper.builder().build().writer().with(printer).writeValueAsString(table) + "\n";
  }
}
