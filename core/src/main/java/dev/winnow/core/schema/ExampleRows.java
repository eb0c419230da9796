package dev.winnow.core.schema;

import dev.winnow.core.parse.ReadAnswer;
import dev.winnow.core.template.PromptText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The rows of the example in a prompt.
///
/// Of several pieces of JSON, the last one announced as output counts: by a word like "output",
/// "format" or 输出 between the piece before and it. Where none is, the last announced as JSON, else
/// the last not announced as input, else the last. Others announced alike with the same fields are
/// examples too.
final class ExampleRows {

  private static final Pattern OUTPUT =
      Pattern.compile(
          "output|format|respond|response|return|reply|answer (as|in)|输出|格式|返回|回复",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern INPUT =
      Pattern.compile("\\b(input|given|source)\\b|输入|给定", Pattern.CASE_INSENSITIVE);
  private static final Pattern JSON = Pattern.compile("json", Pattern.CASE_INSENSITIVE);

  /// How far before a piece its announcement is looked for, in chars.
  private static final int ANNOUNCEMENT_MAX = 300;

  /// How many brackets around an example are tried as part of it.
  private static final int DEPTH_MAX = 8;

  /// What people write in examples, though it is no JSON.
  private static final JsonMapper LENIENT =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  private final String prompt;
  private final List<Piece> pieces = new ArrayList<>();

  private ExampleRows(String prompt) {
    this.prompt = prompt;
  }

  /// Rows that stand together.
  ///
  /// @param rank how likely they are the output; higher is likelier
  private record Piece(int rank, List<ObjectNode> rows) {
    Set<String> fields() {
      return new LinkedHashSet<>(rows.getFirst().propertyNames());
    }
  }

  /// The rows of the example; empty where the prompt shows none. Time is linear in its length.
  static List<ObjectNode> of(String prompt) {
    var examples = new ExampleRows(prompt);
    int end = 0;
    for (JsonSpans.Span span : JsonSpans.of(prompt)) {
      List<ObjectNode> rows = examples.read(span, DEPTH_MAX);
      if (!rows.isEmpty()) {
        examples.add(prompt.substring(end, span.start()), rows);
        end = span.end();
      }
    }
    return examples.best();
  }

  private void add(String between, List<ObjectNode> rows) {
    // With nothing but a comma between them they are lines of one example, as in JSON Lines.
    boolean joined = !pieces.isEmpty() && between.strip().matches(",?");
    pieces.add(new Piece(joined ? pieces.getLast().rank() : rank(between), rows));
  }

  private static int rank(String between) {
    String announcement = between.substring(Math.max(0, between.length() - ANNOUNCEMENT_MAX));
    if (OUTPUT.matcher(announcement).find()) {
      return 3;
    }
    if (INPUT.matcher(announcement).find()) {
      return 0;
    }
    return JSON.matcher(announcement).find() ? 2 : 1;
  }

  private List<ObjectNode> best() {
    Optional<Piece> best =
        pieces.stream().reduce((one, other) -> other.rank() >= one.rank() ? other : one);
    if (best.isEmpty()) {
      return List.of();
    }
    Set<String> fields = best.get().fields();
    return pieces.stream()
        .filter(piece -> piece.rank() == best.get().rank() && piece.fields().equals(fields))
        .flatMap(piece -> piece.rows().stream())
        .toList();
  }

  private List<ObjectNode> read(JsonSpans.Span span, int depth) {
    if (PromptText.isName(prompt.substring(span.start() + 1, span.end() - 1))) {
      return List.of();
    }
    String text = ExampleText.tidy(prompt.substring(span.start(), span.end()));
    Optional<JsonNode> value = parse(text);
    if (value.isPresent()) {
      return rows(value.get());
    }
    List<ObjectNode> read = span.inner().isEmpty() ? List.of() : ReadAnswer.read(text).rows();
    if (!read.isEmpty() || depth == 0) {
      return read;
    }
    var rows = new ArrayList<ObjectNode>();
    for (JsonSpans.Span inner : span.inner()) {
      rows.addAll(read(inner, depth - 1));
    }
    return rows;
  }

  private static Optional<JsonNode> parse(String text) {
    try {
      return Optional.of(LENIENT.readTree(text));
    } catch (JacksonException noJson) {
      return Optional.empty();
    }
  }

  private static List<ObjectNode> rows(JsonNode value) {
    return switch (value) {
      case ArrayNode list -> objects(list);
      case ObjectNode object when object.isEmpty() -> List.of();
      case ObjectNode object -> wrapped(object).orElseGet(() -> List.of(object));
      default -> List.of();
    };
  }

  private static List<ObjectNode> objects(ArrayNode list) {
    var objects = new ArrayList<ObjectNode>();
    for (JsonNode each : list) {
      if (each instanceof ObjectNode object && !object.isEmpty()) {
        objects.add(object);
      }
    }
    return objects;
  }

  /// The rows in an object that only wraps them: `{"questions": [{…}]}`. A conversation is a row
  /// itself: `{"messages": [{"role": …}]}`.
  private static Optional<List<ObjectNode>> wrapped(ObjectNode object) {
    if (object.size() == 1 && object.iterator().next() instanceof ArrayNode list) {
      List<ObjectNode> rows = objects(list);
      boolean turns = rows.stream().anyMatch(row -> row.has("role") || row.has("from"));
      return rows.isEmpty() || turns ? Optional.empty() : Optional.of(rows);
    }
    return Optional.empty();
  }
}
