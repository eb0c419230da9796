package dev.winnow.engine.journal;

import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Usage;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.CallFailure;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.say.Said;
import dev.winnow.engine.journal.VerdictFormat.Texts;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The payload of a journal's records: one JSON object each, told apart by `is`, and behind that of
/// verdicts a line break and their texts.
final class JournalFormat {

  /// The largest payload that is read. An answer is bounded by `replyBytesMax`, far below.
  static final int PAYLOAD_BYTES_MAX = 256 << 20;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(PAYLOAD_BYTES_MAX)
                          .maxNestingDepth(1000)
                          .build())
                  .build())
          .build();

  /// How a payload begins, in front of what it is.
  private static final byte[] KIND = "{\"is\":\"".getBytes(StandardCharsets.US_ASCII);

  /// What stands between a payload's JSON, which has none in itself, and the texts behind it.
  private static final byte TEXTS = '\n';

  private JournalFormat() {}

  /// Written as it comes, for there is one for every answer, and no tree is made of it.
  static byte[] bytes(JournalEntry entry) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 10);
    ByteArrayOutputStream texts = new ByteArrayOutputStream(0);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      write(json, entry, texts);
      json.writeEndObject();
    }
    if (texts.size() > 0) {
      bytes.write(TEXTS);
      bytes.writeBytes(texts.toByteArray());
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, JournalEntry entry, ByteArrayOutputStream texts) {
    switch (entry) {
      case JournalEntry.Begun begun -> {
        json.writeStringProperty("is", "begun");
        json.writeStringProperty("run", begun.runId());
        json.writeStringProperty("at", begun.startedAt().toString());
        json.writeName("identity");
        json.writeTree(begun.identity());
      }
      case JournalEntry.Opened opened -> {
        json.writeStringProperty("is", "opened");
        json.writeNumberProperty("pid", opened.processId());
        json.writeStringProperty("at", opened.at().toString());
      }
      case JournalEntry.Intent intent -> {
        of(json, "intent", intent.unit().key());
        json.writeNumberProperty("rows", intent.unit().rows());
      }
      case JournalEntry.Answer answer -> answer(json, answer);
      case JournalEntry.Failure failure -> {
        of(json, "failure", failure.unit());
        json.writeStringProperty("kind", failure.why().kind());
        json.writeNumberProperty("status", failure.why().status());
        json.writeStringProperty("message", failure.why().said().stored());
      }
      case JournalEntry.Decided decided -> {
        of(json, "decided", decided.unit());
        json.writeArrayPropertyStart("verdicts");
        decided.verdicts().forEach(verdict -> VerdictFormat.write(json, verdict, texts));
        json.writeEndArray();
      }
      case JournalEntry.Revised revised -> {
        of(json, "revised", revised.unit());
        json.writeName("verdict");
        VerdictFormat.write(json, revised.verdict(), texts);
      }
    }
  }

  private static void of(JsonGenerator json, String kind, UnitKey unit) {
    json.writeStringProperty("is", kind);
    json.writeStringProperty("unit", unit.toString());
  }

  private static void answer(JsonGenerator json, JournalEntry.Answer answer) {
    of(json, "answer", answer.unit());
    switch (answer.reply()) {
      case Reply.Text text -> json.writeStringProperty("end", "whole");
      case Reply.Truncated truncated -> json.writeStringProperty("end", "cut");
      case Reply.Refused refused -> {
        json.writeStringProperty("end", "refused");
        json.writeStringProperty("reason", refused.reason());
      }
    }
    Completion completion = answer.reply().completion();
    Usage usage = completion.usage();
    json.writeStringProperty("text", completion.text());
    if (!completion.thinking().isEmpty()) {
      json.writeStringProperty("thinking", completion.thinking());
    }
    json.writeStringProperty("finish", completion.finish());
    json.writeStringProperty("model", completion.model());
    json.writeNumberProperty("millis", completion.latencyMillis());
    json.writeNumberProperty("in", usage.inputTokens());
    json.writeNumberProperty("out", usage.outputTokens());
    json.writeNumberProperty("cached", usage.cachedTokens());
    json.writeNumberProperty("reasoning", usage.reasoningTokens());
    if (usage.estimatedTokens() > 0) {
      json.writeNumberProperty("estimated", usage.estimatedTokens());
    }
  }

  /// What a payload says it is, without reading it; empty where it is not as it is written here.
  static String kind(byte[] payload) {
    int end = KIND.length;
    if (payload.length < end || !Arrays.equals(KIND, 0, end, payload, 0, end)) {
      return "";
    }
    while (end < payload.length && payload[end] != '"') {
      end++;
    }
    return new String(payload, KIND.length, end - KIND.length, StandardCharsets.US_ASCII);
  }

  /// What a payload says; empty when this version does not know such a record or it is damaged.
  static Optional<JournalEntry> entry(byte[] payload) {
    try {
      int end = end(payload);
      JsonNode json = JSON.readTree(payload, 0, end);
      Texts texts = new Texts(payload, Math.min(end + 1, payload.length));
      return switch (json.path("is").asString("")) {
        case "begun" ->
            json.path("identity") instanceof ObjectNode identity
                ? Optional.of(
                    new JournalEntry.Begun(
                        json.path("run").asString(""),
                        Instant.parse(json.path("at").asString("")),
                        identity))
                : Optional.empty();
        case "opened" ->
            Optional.of(
                new JournalEntry.Opened(
                    json.path("pid").asLong(0), Instant.parse(json.path("at").asString(""))));
        case "intent" ->
            unit(json)
                .map(key -> new JournalEntry.Intent(new Unit(key, json.path("rows").asInt(1))));
        case "answer" -> unit(json).map(key -> new JournalEntry.Answer(key, reply(json)));
        case "failure" ->
            unit(json)
                .map(key ->
                    new JournalEntry.Failure(
                        key,
                        new CallFailure(
                            json.path("kind").asString(""),
                            json.path("status").asInt(0),
                            Said.read(json.path("message").asString("")))));
        case "decided" ->
            unit(json).map(key -> new JournalEntry.Decided(key, verdicts(json, texts)));
        case "revised" ->
            unit(json)
                .map(key ->
                    new JournalEntry.Revised(key, VerdictFormat.read(json.path("verdict"), texts)));
        default -> Optional.empty();
      };
    } catch (JacksonException | DateTimeParseException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Where the JSON of a payload ends.
  private static int end(byte[] payload) {
    int end = 0;
    while (end < payload.length && payload[end] != TEXTS) {
      end++;
    }
    return end;
  }

  private static List<Verdict> verdicts(JsonNode json, Texts texts) {
    List<Verdict> verdicts = new ArrayList<>();
    json.path("verdicts").forEach(verdict -> verdicts.add(VerdictFormat.read(verdict, texts)));
    return verdicts;
  }

  private static Optional<UnitKey> unit(JsonNode json) {
    return UnitKey.parse(json.path("unit").asString(""));
  }

  private static Reply.Answered reply(JsonNode json) {
    Completion completion =
        new Completion(
            json.path("text").asString(""),
            json.path("thinking").asString(""),
            json.path("finish").asString(""),
            new Usage(
                json.path("in").asLong(0),
                json.path("out").asLong(0),
                json.path("cached").asLong(0),
                json.path("reasoning").asLong(0),
                json.path("estimated").asLong(0)),
            json.path("model").asString(""),
            json.path("millis").asLong(0));
    return switch (json.path("end").asString("")) {
      case "cut" -> new Reply.Truncated(completion);
      case "refused" -> new Reply.Refused(completion, json.path("reason").asString(""));
      default -> new Reply.Text(completion);
    };
  }
}
