package dev.winnow.core.schema;

import dev.winnow.core.parse.ReadAnswer;
import dev.winnow.core.parse.RowsInJson;
import dev.winnow.core.parse.RowsInJson.Doubt;
import dev.winnow.core.template.PromptText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The rows of the example in a prompt, told from their wrappers as in an answer: see [RowsInJson].
///
/// Of several pieces of JSON, the last one announced as output counts: by a word like "output",
/// "format" or 输出 between the piece before and it. Where none is, the last announced as JSON, else
/// the last not announced as input, else the last. Others announced alike with the same fields are
/// examples too. A list of texts counts where no object does: its texts are rows of one field.
final class ExampleRows {

  private static final Pattern OUTPUT =
      Pattern.compile(
          "output|format|respond|response|return|reply|answer (as|in)|输出|格式|返回|回复",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern INPUT =
      Pattern.compile("\\b(input|given|source)\\b|输入|给定", Pattern.CASE_INSENSITIVE);
  private static final Pattern JSON = Pattern.compile("json", Pattern.CASE_INSENSITIVE);

  /// Words before a list of what a field may be, or of what to write about.
  private static final Pattern CHOICES =
      Pattern.compile(
          "(one of|from|among|between|options?|categor(y|ies)|class(es)?|labels?|tags?|choices?"
              + "|values?|allowed|topics?|keywords?|languages?|fields?|columns?|keys?|properties"
              + "|选项|选择|从|在|类别|分类|标签|主题|关键词|语言|字段|列名)[^\\n\\p{L}]*\\n?$",
          Pattern.CASE_INSENSITIVE);

  /// Words directly before a list of texts that shows what is wanted.
  private static final Pattern LIKE_THIS =
      Pattern.compile(
          "\\b(like (this|these)|as follows|examples?|(in|of) this (form|shape|style|structure))"
              + "[^\\p{L}\\d]*$|(例如|比如|示例|例子|如下)(所示)?[^\\p{L}\\d]*$",
          Pattern.CASE_INSENSITIVE);

  /// How far before a list of texts such words are looked for, in chars.
  private static final int CHOICES_MAX = 40;

  /// The field that a list of texts makes rows of.
  static final String TEXT_FIELD = "text";

  /// How far before a piece its announcement is looked for, in chars.
  private static final int ANNOUNCEMENT_MAX = 300;

  /// How many brackets around an example are tried as part of it.
  private static final int DEPTH_MAX = 8;

  /// What people write in examples, though it is no JSON.
  static final JsonMapper LENIENT =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  private final String prompt;
  private final List<Piece> pieces = new ArrayList<>();

  /// What is in doubt about the piece read last.
  private @Nullable Doubt doubt;

  private ExampleRows(String prompt) {
    this.prompt = prompt;
  }

  /// Rows that stand together.
  ///
  /// @param rank how likely they are the output; higher is likelier
  /// @param texts whether they were written as texts
  /// @param doubt what is in doubt about them
  private record Piece(int rank, List<ObjectNode> rows, boolean texts, @Nullable Doubt doubt) {
    Set<String> fields() {
      return new LinkedHashSet<>(rows.getFirst().propertyNames());
    }
  }

  /// What a prompt shows.
  ///
  /// @param rows the rows of the example; empty where there is none
  /// @param texts whether they were written as texts
  /// @param doubt what is in doubt about them
  record Example(List<ObjectNode> rows, boolean texts, @Nullable Doubt doubt) {}

  /// The rows of the example; empty where the prompt shows none. Time is linear in its length.
  static List<ObjectNode> of(String prompt) {
    return example(prompt).rows();
  }

  /// The example, with what is in doubt about it. Time is linear in the prompt's length.
  static Example example(String prompt) {
    var examples = new ExampleRows(prompt);
    int end = 0;
    for (JsonSpans.Span span : JsonSpans.of(prompt)) {
      examples.doubt = null;
      List<ObjectNode> rows = examples.read(span, DEPTH_MAX);
      int from = Math.max(end, span.start() - ANNOUNCEMENT_MAX);
      String between = prompt.substring(from, span.start());
      if (!rows.isEmpty()) {
        examples.add(between, rows);
        end = span.end();
      } else if (examples.addTexts(between, span)) {
        end = span.end();
      }
    }
    return examples.best();
  }

  private void add(String between, List<ObjectNode> rows) {
    // With nothing but a comma between them they are lines of one example, as in JSON Lines.
    boolean joined = !pieces.isEmpty() && between.strip().matches(",?");
    int rank = joined ? pieces.getLast().rank() : rank(between);
    pieces.add(new Piece(rank, rows, false, doubt));
  }

  /// Takes a list of texts for rows where it stands on lines of its own, or is announced as output
  /// or as an example on its line, and is no list of choices.
  private boolean addTexts(String between, JsonSpans.Span span) {
    if (prompt.charAt(span.start()) != '[') {
      return false;
    }
    String text = ExampleText.tidy(prompt.substring(span.start(), span.end()));
    List<String> texts = parse(text).map(RowsInJson::texts).orElse(List.of());
    String before = between.substring(Math.max(0, between.length() - CHOICES_MAX));
    if (texts.isEmpty() || CHOICES.matcher(before).find()) {
      return false;
    }
    String line = before.substring(before.lastIndexOf('\n') + 1);
    boolean alone = line.isBlank() && isLineEnd(span.end());
    if (!alone
        && !OUTPUT.matcher(line).find()
        && !LIKE_THIS.matcher(line).find()
        && !TextsAskedFor.are(texts, between)) {
      return false;
    }
    List<ObjectNode> rows =
        texts.stream()
            .map(each -> JsonNodeFactory.instance.objectNode().put(TEXT_FIELD, each))
            .toList();
    pieces.add(new Piece(rank(between), rows, true, null));
    return true;
  }

  private boolean isLineEnd(int at) {
    int i = at;
    while (i < prompt.length() && (prompt.charAt(i) == ' ' || prompt.charAt(i) == '\r')) {
      i++;
    }
    return i == prompt.length() || prompt.charAt(i) == '\n';
  }

  private static int rank(String between) {
    if (OUTPUT.matcher(between).find()) {
      return 3;
    }
    if (INPUT.matcher(between).find()) {
      return 0;
    }
    return JSON.matcher(between).find() ? 2 : 1;
  }

  private Example best() {
    Optional<Piece> objects = best(false);
    Optional<Piece> texts = best(true);
    boolean asTexts =
        texts.isPresent() && (objects.isEmpty() || objects.get().rank() < texts.get().rank());
    Piece best = asTexts ? texts.get() : objects.orElse(null);
    if (best == null) {
      return new Example(List.of(), false, null);
    }
    Set<String> fields = best.fields();
    List<ObjectNode> rows =
        pieces.stream()
            .filter(piece -> piece.rank() == best.rank() && piece.texts() == best.texts())
            .filter(piece -> piece.fields().equals(fields))
            .flatMap(piece -> piece.rows().stream())
            .toList();
    return new Example(rows, best.texts(), best.doubt());
  }

  private Optional<Piece> best(boolean texts) {
    return pieces.stream()
        .filter(piece -> piece.texts() == texts)
        .reduce((one, other) -> other.rank() >= one.rank() ? other : one);
  }

  private List<ObjectNode> read(JsonSpans.Span span, int depth) {
    if (PromptText.isName(prompt.substring(span.start() + 1, span.end() - 1))) {
      return List.of();
    }
    String text = ExampleText.tidy(prompt.substring(span.start(), span.end()));
    Optional<JsonNode> value = parse(text);
    if (value.isPresent()) {
      doubt = RowsInJson.doubt(value.get()).orElse(null);
      return RowsInJson.of(value.get());
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
}
