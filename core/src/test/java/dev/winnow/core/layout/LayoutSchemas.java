package dev.winnow.core.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.winnow.core.document.ExactJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What trainers document of their rows, as JSON Schemas.
final class LayoutSchemas {

  private static final Map<Shape, Schema> SCHEMAS =
      Stream.of(Shape.values()).collect(Collectors.toMap(it -> it, LayoutSchemas::read));

  private LayoutSchemas() {}

  private static Schema read(Shape shape) {
    String name =
        switch (shape) {
          case ALPACA -> "alpaca";
          case ALPACA_PREFERENCE -> "alpaca-preference";
          case SHAREGPT -> "sharegpt";
          case OPENAI_CHAT -> "openai-chat";
          case PREFERENCE -> "trl-preference";
          case PROMPT_COMPLETION -> "trl-prompt-completion";
        };
    try (InputStream in = LayoutSchemas.class.getResourceAsStream(name + ".schema.json")) {
      String text =
          new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(ExactJson.read(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The row is as its trainer documents it.
  static void assertValid(Shape shape, JsonNode row) {
    assertThat(Objects.requireNonNull(SCHEMAS.get(shape)).validate(row)).as("%s", row).isEmpty();
    String speaker = null;
    for (JsonNode turn : row.path("conversations")) {
      String from = turn.path("from").asString();
      boolean asks = from.equals("human") || from.equals("observation");
      assertThat(asks).as("%s", row).isEqualTo(!"asks".equals(speaker));
      speaker = asks ? "asks" : "answers";
    }
  }
}
