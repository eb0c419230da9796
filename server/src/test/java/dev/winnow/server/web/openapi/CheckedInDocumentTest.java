package dev.winnow.server.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.server.RunningService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The page's types are generated from the checked-in description: it has to be the service's own.
final class CheckedInDocumentTest {

  private static final Path CHECKED_IN = Path.of("..", "ui", "openapi.json");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void describesTheServiceAsItIs() throws IOException {
    String running =
        text(RunningService.get().get("/api/v1/openapi.json", "Accept", "application/json").body());
    if (System.getProperty("winnow.openapi.write") != null) {
      Files.writeString(CHECKED_IN, running, StandardCharsets.UTF_8);
    }
    assertThat(Files.readString(CHECKED_IN, StandardCharsets.UTF_8))
        .as(
            "ui/openapi.json is not what the service says. Refresh it and the types made of it: ./test -pl server -am"
                + " -Dtest=CheckedInDocumentTest -Dsurefire.failIfNoSpecifiedTests=false -Dwinnow.openapi.write,"
                + " then npm run api in ui.")
        .isEqualTo(running);
  }

  /// With sorted names, so that a difference is one of content.
  private static String text(JsonNode document) {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));
    return JSON.writer().with(printer).writeValueAsString(sorted(document)) + "\n";
  }

  private static JsonNode sorted(JsonNode node) {
    return switch (node) {
      case ObjectNode map -> {
        ObjectNode sorted = JsonNodeFactory.instance.objectNode();
        map.propertyNames().stream()
            .sorted()
            .forEach(name -> sorted.set(name, sorted(map.get(name))));
        yield sorted;
      }
      case ArrayNode list -> {
        ArrayNode same = JsonNodeFactory.instance.arrayNode();
        list.forEach(element -> same.add(sorted(element)));
        yield same;
      }
      default -> node;
    };
  }
}
