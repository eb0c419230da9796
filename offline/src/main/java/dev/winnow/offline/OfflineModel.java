package dev.winnow.offline;

import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.llm.Usage;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The built-in model: no network and no understanding, but varied, plausible rows that keep to the
/// output schema, made from sentence patterns and word lists. For trying things out and for tests;
/// wherever its rows are shown they carry [#LABEL].
///
/// The same key, seed, prompt, values and schema give the same answer. An answer is a JSON array of
/// exactly the rows asked for, and is never cut, whatever the token limit. Without a schema a row
/// is `{"text": …}`.
public final class OfflineModel implements LanguageModel {

  /// What is said wherever rows of this model are shown.
  public static final String LABEL = "offline demo model, not an LLM";

  /// The model's name in its completions.
  public static final String NAME = "offline-demo";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final ObjectNode TEXT_ROW = textRow();

  /// A row of a list, as requests that have rows classified write it.
  private static final Pattern NUMBERED = Pattern.compile("(?m)^([0-9]{1,6})\\. \\{");

  /// How time passes while the model pretends to think.
  @FunctionalInterface
  public interface Sleep {
    void sleep(Duration duration) throws InterruptedException;
  }

  private record Prepared(ObjectNode schema, CompileShape.Compiled compiled) {}

  private final long latencyMillis;
  private final Sleep sleep;

  /// The schema of the last request, made ready: the requests of a task share theirs.
  private volatile @Nullable Prepared last;

  /// @param latencyMillis how long an answer takes on average; each takes half to one and a half of
  ///   it, 0 is at once
  public OfflineModel(long latencyMillis) {
    this(latencyMillis, Thread::sleep);
  }

  public OfflineModel(long latencyMillis, Sleep sleep) {
    this.latencyMillis = latencyMillis;
    this.sleep = sleep;
  }

  @Override
  public Reply ask(Request request) throws InterruptedException {
    SplittableRandom random = new SplittableRandom(seed(request));
    long latency = latencyMillis / 2 + (latencyMillis > 0 ? random.nextLong(latencyMillis + 1) : 0);
    if (latency > 0) {
      sleep.sleep(Duration.ofMillis(latency));
    }
    if (request.embeds()) {
      return answer(request, EmbedWords.of(request), 0, latency);
    }
    ArrayNode scores = ScoreRows.of(request);
    if (scores != null) {
      return answer(request, scores, latency);
    }
    CompileShape.Compiled compiled =
        prepared(request.rowSchema() == null ? TEXT_ROW : request.rowSchema());
    Language language = Language.of(request);
    Wishes wishes = Wishes.of(request, language);
    Lexicon lexicon = Lexicon.of(language, wishes.topic());
    ArrayNode rows = JsonNodeFactory.instance.arrayNode(request.rows());
    for (int number = 1; number <= request.rows(); number++) {
      Scene scene = new Scene(lexicon, random.split(), wishes.topic(), wishes.audience());
      rows.add(WriteRow.write(compiled, scene, wishes, number));
    }
    number(rows, request);
    return answer(request, rows, latency);
  }

  private static Reply answer(Request request, ArrayNode rows, long latency) {
    String text = JSON.writeValueAsString(rows);
    return answer(request, text, tokens(text), latency);
  }

  private static Reply answer(Request request, String text, long output, long latency) {
    long input = request.messages().stream().mapToLong(message -> tokens(message.text()) + 4).sum();
    Usage usage = Usage.of(input, output);
    return new Reply.Text(new Completion(text, "stop", usage, NAME, latency));
  }

  /// Where a request has rows classified, says which row each answer is about. What category that
  /// is stays a guess.
  private static void number(ArrayNode rows, Request request) {
    ObjectNode schema = request.rowSchema();
    if (schema == null
        || !schema.path("properties").path("row").path("type").asString("").equals("integer")) {
      return;
    }
    Matcher numbered = NUMBERED.matcher(request.messages().getLast().text());
    for (int i = 0; i < rows.size() && numbered.find(); i++) {
      ((ObjectNode) rows.get(i)).put("row", Integer.parseInt(numbered.group(1)));
    }
  }

  private CompileShape.Compiled prepared(ObjectNode schema) {
    Prepared known = last;
    if (known == null || !known.schema().equals(schema)) {
      known = new Prepared(schema, CompileShape.compile(schema));
      last = known;
    }
    return known.compiled();
  }

  private static long seed(Request request) {
    long hash = request.seed();
    for (Message message : request.messages()) {
      hash = mix(hash, message.text());
    }
    return hash;
  }

  /// FNV-1a over the characters, on 64 bits.
  private static long mix(long hash, String text) {
    long mixed = hash ^ 0xCBF29CE484222325L;
    for (int i = 0; i < text.length(); i++) {
      mixed = (mixed ^ text.charAt(i)) * 0x100000001B3L;
    }
    return mixed;
  }

  /// About four Latin characters a token, and one Chinese character.
  private static long tokens(String text) {
    long han = text.codePoints().filter(Language::isHan).count();
    return Math.max(1, han + (text.codePointCount(0, text.length()) - han + 3) / 4);
  }

  private static ObjectNode textRow() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    schema.putObject("properties").putObject("text").put("type", "string");
    schema.putArray("required").add("text");
    return schema;
  }
}
