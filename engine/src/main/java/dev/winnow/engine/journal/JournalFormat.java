package dev.winnow.engine.journal;

import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Usage;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.CallFailure;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.say.Said;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The payload of a journal's records: one JSON object each, told apart by `is`.
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

  private JournalFormat() {}

  static byte[] bytes(JournalEntry entry) {
    ObjectNode json = JSON.createObjectNode();
    switch (entry) {
      case JournalEntry.Begun begun ->
          json.put("is", "begun")
              .put("run", begun.runId())
              .put("at", begun.startedAt().toString())
              .set("identity", begun.identity());
      case JournalEntry.Opened opened ->
          json.put("is", "opened").put("pid", opened.processId()).put("at", opened.at().toString());
      case JournalEntry.Intent intent ->
          json.put("is", "intent")
              .put("unit", intent.unit().key().toString())
              .put("rows", intent.unit().rows());
      case JournalEntry.Answer answer -> answer(json, answer);
      case JournalEntry.Failure failure ->
          json.put("is", "failure")
              .put("unit", failure.unit().toString())
              .put("kind", failure.why().kind())
              .put("status", failure.why().status())
              .put("message", failure.why().said().stored());
      case JournalEntry.Decided decided -> {
        json.put("is", "decided").put("unit", decided.unit().toString());
        ArrayNode verdicts = json.putArray("verdicts");
        decided.verdicts().forEach(verdict -> VerdictFormat.write(verdict, verdicts.addObject()));
      }
      case JournalEntry.Revised revised -> {
        json.put("is", "revised").put("unit", revised.unit().toString());
        VerdictFormat.write(revised.verdict(), json.putObject("verdict"));
      }
    }
    return JSON.writeValueAsBytes(json);
  }

  private static void answer(ObjectNode json, JournalEntry.Answer answer) {
    json.put("is", "answer").put("unit", answer.unit().toString());
    switch (answer.reply()) {
      case Reply.Text text -> json.put("end", "whole");
      case Reply.Truncated truncated -> json.put("end", "cut");
      case Reply.Refused refused -> json.put("end", "refused").put("reason", refused.reason());
    }
    Completion completion = answer.reply().completion();
    Usage usage = completion.usage();
    json.put("text", completion.text())
        .put("finish", completion.finish())
        .put("model", completion.model())
        .put("millis", completion.latencyMillis())
        .put("in", usage.inputTokens())
        .put("out", usage.outputTokens())
        .put("cached", usage.cachedTokens())
        .put("reasoning", usage.reasoningTokens());
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
      JsonNode json = JSON.readTree(payload);
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
        case "decided" -> unit(json).map(key -> new JournalEntry.Decided(key, verdicts(json)));
        case "revised" ->
            unit(json)
                .map(
                    key -> new JournalEntry.Revised(key, VerdictFormat.read(json.path("verdict"))));
        default -> Optional.empty();
      };
    } catch (JacksonException | DateTimeParseException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<Verdict> verdicts(JsonNode json) {
    List<Verdict> verdicts = new ArrayList<>();
    json.path("verdicts").forEach(verdict -> verdicts.add(VerdictFormat.read(verdict)));
    return verdicts;
  }

  private static Optional<UnitKey> unit(JsonNode json) {
    return UnitKey.parse(json.path("unit").asString(""));
  }

  private static Reply.Answered reply(JsonNode json) {
    Completion completion =
        new Completion(
            json.path("text").asString(""),
            json.path("finish").asString(""),
            new Usage(
                json.path("in").asLong(0),
                json.path("out").asLong(0),
                json.path("cached").asLong(0),
                json.path("reasoning").asLong(0)),
            json.path("model").asString(""),
            json.path("millis").asLong(0));
    return switch (json.path("end").asString("")) {
      case "cut" -> new Reply.Truncated(completion);
      case "refused" -> new Reply.Refused(completion, json.path("reason").asString(""));
      default -> new Reply.Text(completion);
    };
  }
}
