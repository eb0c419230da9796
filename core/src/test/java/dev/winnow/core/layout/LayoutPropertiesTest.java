package dev.winnow.core.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.template.TemplateType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What holds for any rows: a layout's rows are as its trainer documents them, are recognised, and
/// are the same again after they were read back.
final class LayoutPropertiesTest {

  private static final int ROUNDS = 2_000;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<Layout> LAYOUTS =
      Stream.of(Layout.values()).filter(layout -> layout != Layout.HUGGING_FACE).toList();
  private static final String[] TEXTS = {
    "x", "two\nlines", "\"quoted\"", "😀 emoji", "什么？", " blank ", "9007199254740993", "=1+1", "{}"
  };

  private static String text(Random random) {
    return TEXTS[random.nextInt(TEXTS.length)] + random.nextInt(100);
  }

  private static ArrayNode turns(Random random) {
    ArrayNode turns = JSON.arrayNode();
    if (random.nextBoolean()) {
      turns.addObject().put("role", "system").put("content", text(random));
    }
    for (int i = random.nextInt(3); i >= 0; i--) {
      turns.addObject().put("role", "user").put("content", text(random));
      turns.addObject().put("role", "assistant").put("content", text(random));
    }
    return turns;
  }

  private static ObjectNode random(Random random) {
    ObjectNode row = JSON.objectNode().put("id", random.nextInt());
    switch (random.nextInt(4)) {
      case 0 -> row.put("question", text(random)).put("answer", random.nextLong());
      case 1 -> row.put("instruction", text(random)).put("output", text(random));
      case 2 ->
          row.put("prompt", text(random)).put("chosen", text(random)).put("rejected", text(random));
      default -> row.set("messages", turns(random));
    }
    if (random.nextBoolean()) {
      row.put("input", random.nextBoolean() ? "" : text(random));
    }
    if (random.nextInt(3) == 0) {
      row.put("system", text(random));
    }
    if (random.nextInt(4) == 0) {
      row.putArray("history").addArray().add(text(random)).add(text(random));
    }
    return row;
  }

  private static Mapping mapping(Layout layout, ObjectNode row) {
    return MapFields.of(layout, TemplateType.CUSTOM, SeenFields.of(List.of(row)), Map.of())
        .mapping();
  }

  @Test
  void aLayoutIsTheSameAfterItWasReadBack() {
    List<Shape> made = new ArrayList<>();
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      ObjectNode row = random(random);
      Layout layout = LAYOUTS.get(random.nextInt(LAYOUTS.size()));
      Mapping mapping = mapping(layout, row);
      if (new WriteLayout(mapping).row(row) instanceof LayoutRow.Fits fits) {
        made.add(mapping.shape());
        LayoutSchemas.assertValid(mapping.shape(), fits.row());
        again(mapping.shape(), fits.row(), seed);
      }
    }
    // Most rows fit most layouts.
    assertThat(made).hasSizeGreaterThan(ROUNDS / 2).contains(Shape.values());
  }

  private static void again(Shape shape, ObjectNode row, int seed) {
    Optional<Layout> recognised = ReadLayout.recognise(List.of(row));
    if (shape == Shape.ALPACA_PREFERENCE) {
      assertThat(recognised).isEmpty();
      return;
    }
    assertThat(recognised).as("seed %d: %s", seed, row).contains(shape.layout());
    ObjectNode plain = ReadLayout.plain(shape.layout(), row);
    LayoutRow back = new WriteLayout(mapping(shape.layout(), plain)).row(plain);
    assertThat(back).as("seed %d: %s", seed, plain).isEqualTo(new LayoutRow.Fits(row));
  }

  @Test
  void whatIsReadBackKeepsWhatStandsBeside() {
    ObjectNode row = JSON.objectNode().put("id", 7);
    ObjectNode turn = row.putArray("conversations").addObject();
    turn.put("from", "human").put("value", "v").put("weight", 1);
    assertThat(ReadLayout.plain(Layout.SHAREGPT, row))
        .hasToString(
            "{\"id\":7,\"messages\":[{\"role\":\"user\",\"content\":\"v\",\"weight\":1}]}");
  }
}
