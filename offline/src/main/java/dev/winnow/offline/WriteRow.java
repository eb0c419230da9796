package dev.winnow.offline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes one row of a shape: structure here, texts and numbers in [WriteText] and [PickNumber].
final class WriteRow {

  /// Below this depth only what is required is written, and nothing at all below [#DEPTH_END]:
  /// schemas may refer to themselves.
  private static final int DEPTH_SPARSE = 6;

  private static final int DEPTH_END = 60;
  private static final int ITEMS_USUAL = 3;
  private static final int UNIQUE_TRIES = 48;

  /// After so many repeats a set is filled with texts of another kind.
  private static final int PATIENCE = 12;

  private static final double OPTIONAL = 0.85;
  private static final double LIKELIEST = 0.8;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final CompileShape.Compiled compiled;
  private final Scene scene;
  private final Wishes wishes;
  private final WriteText texts;
  private final @Nullable Tone tone;

  /// The number of the innermost item that is being written, from 1.
  private int number;

  private WriteRow(CompileShape.Compiled compiled, Scene scene, Wishes wishes, int number) {
    this.compiled = compiled;
    this.scene = scene;
    this.wishes = wishes;
    this.number = number;
    this.tone = Tone.chosen(compiled.shape(), wishes, scene.random());
    this.texts = new WriteText(scene, wishes, tone);
  }

  /// @param number the row's place in its answer, from 1
  static JsonNode write(CompileShape.Compiled compiled, Scene scene, Wishes wishes, int number) {
    return new WriteRow(compiled, scene, wishes, number)
        .value(compiled.shape(), "", Meaning.OTHER, 0);
  }

  private JsonNode value(Shape shape, String field, Meaning meaning, int depth) {
    if (depth > DEPTH_END) {
      return JSON.nullNode();
    }
    return switch (shape) {
      case Shape.Fixed fixed -> fixed.value().deepCopy();
      case Shape.Choice choice -> choice(choice, field, meaning).deepCopy();
      case Shape.OneOf oneOf -> value(branch(oneOf, depth), field, meaning, depth + 1);
      case Shape.Reference reference -> {
        Shape target = compiled.byPointer().get(reference.pointer());
        yield target == null ? JSON.nullNode() : value(target, field, meaning, depth + 1);
      }
      case Shape.Properties properties -> object(properties, depth);
      case Shape.Items items ->
          isDialogue(items) ? dialogue(items, depth) : array(items, field, meaning, depth);
      case Shape.Text text -> JSON.stringNode(texts.write(text, field, meaning, number));
      case Shape.Numeric numeric -> number(numeric, field, meaning);
    };
  }

  /// The value a variable names, the one that goes with the row's tone, or any.
  private JsonNode choice(Shape.Choice choice, String field, Meaning meaning) {
    String own = wishes.byField().get(Meaning.canonical(field));
    JsonNode wished = own == null ? null : among(choice.values(), own);
    if (wished == null && tone != null) {
      wished =
          choice.values().stream()
              .filter(value -> value.isString() && Tone.of(value.stringValue()) == tone)
              .findFirst()
              .orElse(null);
    }
    boolean anyWill = meaning != Meaning.ROLE && !choice.equals(Shape.TRUTH);
    if (wished == null && own == null && anyWill) {
      for (String wish : wishes.byField().values()) {
        wished = wished != null ? wished : among(choice.values(), wish);
      }
    }
    return wished != null ? wished : scene.pick(choice.values());
  }

  private static @Nullable JsonNode among(List<JsonNode> values, String wish) {
    for (JsonNode value : values) {
      if (value.isValueNode() && !value.isNull() && value.asString("").equalsIgnoreCase(wish)) {
        return value;
      }
    }
    return null;
  }

  private Shape branch(Shape.OneOf oneOf, int depth) {
    List<Shape> shapes = oneOf.shapes();
    if (depth > DEPTH_SPARSE) {
      return shapes.stream().filter(WriteRow::isLeaf).findFirst().orElse(shapes.getFirst());
    }
    boolean nullable = shapes.size() == 2 && shapes.contains(Shape.NOTHING);
    if (nullable && scene.random().nextDouble() < LIKELIEST) {
      return shapes.get(shapes.getFirst().equals(Shape.NOTHING) ? 1 : 0);
    }
    return scene.pick(shapes);
  }

  private static boolean isLeaf(Shape shape) {
    return switch (shape) {
      case Shape.Fixed fixed -> true;
      case Shape.Choice choice -> true;
      case Shape.Text text -> true;
      case Shape.Numeric numeric -> true;
      case Shape.OneOf oneOf -> oneOf.shapes().stream().anyMatch(WriteRow::isLeaf);
      case Shape.Reference reference -> false;
      case Shape.Properties properties -> false;
      case Shape.Items items -> false;
    };
  }

  private JsonNode object(Shape.Properties shape, int depth) {
    ObjectNode object = JSON.objectNode();
    int missing = shape.propertiesMin();
    int left = shape.properties().size();
    for (Shape.Property property : shape.properties()) {
      boolean wanted =
          property.required()
              || left <= missing - object.size()
              || (depth <= DEPTH_SPARSE && scene.random().nextDouble() < OPTIONAL);
      if (wanted) {
        object.set(
            property.name(),
            value(property.shape(), property.name(), property.meaning(), depth + 1));
      }
      left--;
    }
    Shape additional = shape.additional();
    for (int i = 1; additional != null && object.size() < missing && i <= 10 * missing; i++) {
      scene.forget("concept");
      String name = Meaning.canonical(scene.slot("concept"));
      object.set(
          object.has(name) ? name + "_" + i : name,
          value(additional, name, Meaning.OTHER, depth + 1));
    }
    return object;
  }

  private JsonNode array(Shape.Items shape, String field, Meaning meaning, int depth) {
    int size = size(shape, depth, ITEMS_USUAL);
    ArrayNode array = JSON.arrayNode();
    Set<JsonNode> seen = new HashSet<>();
    int outer = number;
    boolean distinct = shape.unique() || meaning == Meaning.KEYWORD;
    for (int tries = 0; array.size() < size && tries < size + UNIQUE_TRIES; tries++) {
      if (tries > 0) {
        scene.moveOn();
      }
      number = array.size() + 1;
      boolean isFirst = array.size() < shape.first().size();
      Shape item = isFirst ? shape.first().get(array.size()) : shape.rest();
      // A meaning may have too few texts for a set: words of the topic have more, sentences most.
      int failed = tries - array.size();
      JsonNode value =
          failed < PATIENCE
              ? value(item, field, meaning, depth + 1)
              : value(item, "", failed < 2 * PATIENCE ? Meaning.KEYWORD : Meaning.OTHER, depth + 1);
      if (seen.add(value) || !distinct) {
        array.add(value);
      }
    }
    number = outer;
    // Words that repeat are better than too few, unless the schema forbids it.
    while (!shape.unique() && array.size() < shape.itemsMin()) {
      array.add(value(shape.rest(), field, meaning, depth + 1));
    }
    return array;
  }

  private int size(Shape.Items shape, int depth, int usual) {
    if (depth > DEPTH_SPARSE) {
      return shape.itemsMin();
    }
    int most = Math.max(shape.itemsMin(), Math.min(shape.itemsMax(), usual + 1));
    int least = Math.min(most, Math.max(shape.itemsMin(), usual - 1));
    int size = least + scene.random().nextInt(most - least + 1);
    return Math.min(shape.itemsMax(), Math.max(size, Math.min(most, shape.first().size())));
  }

  /// Whether the items are the turns of a conversation: a role and something said.
  private static boolean isDialogue(Shape.Items items) {
    return items.rest() instanceof Shape.Properties turn
        && turn.properties().stream().anyMatch(property -> property.meaning() == Meaning.ROLE)
        && turn.properties().stream().anyMatch(property -> WriteText.isSaid(property.name()));
  }

  private JsonNode dialogue(Shape.Items items, int depth) {
    int size = size(items, depth, ITEMS_USUAL + 1);
    if (size % 2 == 1 && size < items.itemsMax()) {
      size++;
    }
    List<JsonNode> turns = new ArrayList<>();
    Shape.Properties turn = (Shape.Properties) items.rest();
    for (int i = 0; i < size; i++) {
      boolean asks = i % 2 == 0;
      if (asks && i > 0) {
        scene.moveOn();
      }
      texts.speak(asks ? "turn.user" : "turn.assistant");
      ObjectNode said = (ObjectNode) object(turn, depth + 1);
      for (Shape.Property property : turn.properties()) {
        if (property.meaning() == Meaning.ROLE && said.has(property.name())) {
          said.set(property.name(), role(property.shape(), asks, said.get(property.name())));
        }
      }
      turns.add(said);
    }
    texts.speak(null);
    return JSON.arrayNode().addAll(turns);
  }

  private static JsonNode role(Shape shape, boolean asks, JsonNode otherwise) {
    return switch (shape) {
      case Shape.Choice choice ->
          choice.values().stream()
              .filter(role -> isRole(role.asString(""), asks))
              .findFirst()
              .orElse(otherwise);
      case Shape.Text text when text.pattern() == null ->
          JSON.stringNode(FitText.cut(asks ? "user" : "assistant", 0, text.lengthMax()));
      default -> otherwise;
    };
  }

  private static boolean isRole(String role, boolean asks) {
    String word = role.toLowerCase(Locale.ROOT);
    return asks
        ? word.matches("user|human|customer|student|patient|client|用户|客户|学生|患者")
        : word.matches("assistant|gpt|bot|agent|ai|teacher|doctor|model|助手|客服|老师|医生");
  }

  private JsonNode number(Shape.Numeric shape, String field, Meaning meaning) {
    String wish = wishes.byField().get(Meaning.canonical(field));
    if (wish != null && wish.matches("-?[0-9]{1,9}(\\.[0-9]{1,6})?")) {
      BigDecimal wished = new BigDecimal(wish);
      if (PickNumber.fits(shape, wished)) {
        return node(wished);
      }
    }
    if (meaning == Meaning.ID && PickNumber.fits(shape, BigDecimal.valueOf(number))) {
      return JSON.numberNode(number);
    }
    Tone stars = meaning == Meaning.RATING ? tone : null;
    double low = stars != null ? stars.starsMin : NumberRange.of(meaning).low();
    double high = stars != null ? stars.starsMax : NumberRange.of(meaning).high();
    return node(PickNumber.pick(shape, low, high, scene.random()));
  }

  private static JsonNode node(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    if (plain.scale() <= 0) {
      return plain.precision() - plain.scale() <= 18
          ? JSON.numberNode(plain.longValueExact())
          : JSON.numberNode(plain.toBigIntegerExact());
    }
    return JSON.numberNode(plain);
  }
}
