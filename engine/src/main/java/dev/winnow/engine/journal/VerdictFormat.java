package dev.winnow.engine.journal;

import dev.winnow.core.dataset.Fingerprint;
import dev.winnow.core.gate.Vote;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.say.Said;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// Verdicts as a journal has them: one JSON object each, told apart by `is`. The text of a row,
/// which is JSON itself, stands behind all of them as it is; a verdict says how many bytes of it
/// are its own.
final class VerdictFormat {

  private static final String LENGTH = "bytes";

  private VerdictFormat() {}

  /// The texts behind verdicts, in UTF-8, taken one after the other.
  static final class Texts {

    private final byte[] bytes;
    private int at;

    Texts(byte[] bytes, int from) {
      this.bytes = bytes;
      this.at = from;
    }

    private String next(int length) {
      if (length < 0 || length > bytes.length - at) {
        throw new IllegalArgumentException("There are not as many bytes of text.");
      }
      at += length;
      return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }
  }

  /// Writes one.
  ///
  /// @param texts is handed its text
  static void write(JsonGenerator json, Verdict verdict, ByteArrayOutputStream texts) {
    json.writeStartObject();
    json.writeNumberProperty("index", verdict.index());
    json.writeNumberProperty("cell", verdict.cell());
    switch (verdict) {
      case Verdict.Accepted row -> {
        json.writeStringProperty("is", "accepted");
        json.writeStringProperty("by", row.by().name());
        json.writeNumberProperty("ordinal", row.ordinal());
        good(json, row.fingerprint());
        text(json, row.text(), texts);
        coerced(json, row.coerced());
        votes(json, row.votes());
      }
      case Verdict.Waiting row -> {
        json.writeStringProperty("is", "waiting");
        json.writeStringProperty("by", row.by().name());
        good(json, row.fingerprint());
        text(json, row.text(), texts);
        coerced(json, row.coerced());
        votes(json, row.votes());
      }
      case Verdict.Rejected row -> {
        json.writeStringProperty("is", "rejected");
        json.writeStringProperty("reason", row.reason().name());
        json.writeStringProperty("detail", row.detail().stored());
        text(json, row.text(), texts);
        votes(json, row.votes());
      }
    }
    json.writeEndObject();
  }

  private static void good(JsonGenerator json, @Nullable Fingerprint fingerprint) {
    if (fingerprint != null) {
      json.writeStringProperty("fingerprint", fingerprint.recorded());
    }
  }

  private static void coerced(JsonGenerator json, List<String> places) {
    if (!places.isEmpty()) {
      json.writeArrayPropertyStart("coerced");
      places.forEach(json::writeString);
      json.writeEndArray();
    }
  }

  private static void votes(JsonGenerator json, List<Vote> votes) {
    if (!votes.isEmpty()) {
      json.writeName("votes");
      json.writePOJO(Vote.write(votes));
    }
  }

  private static void text(JsonGenerator json, @Nullable String text, ByteArrayOutputStream texts) {
    if (text != null) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      json.writeNumberProperty(LENGTH, bytes.length);
      texts.writeBytes(bytes);
    }
  }

  /// Reads one.
  ///
  /// @param texts those behind the verdicts, from its own on
  /// @throws IllegalArgumentException when this version does not know such a verdict
  static Verdict read(JsonNode json, Texts texts) {
    int index = json.path("index").asInt(0);
    int cell = json.path("cell").asInt(0);
    Fingerprint fingerprint = Fingerprint.ofRecorded(json.path("fingerprint").asString(""));
    // An older journal has the text in the verdict.
    String text =
        json.has(LENGTH) ? texts.next(json.path(LENGTH).asInt(-1)) : json.path("text").asString("");
    return switch (json.path("is").asString("")) {
      case "accepted" ->
          new Verdict.Accepted(
              index,
              cell,
              by(json),
              json.path("ordinal").asLong(0),
              fingerprint,
              text,
              texts(json.path("coerced")),
              Vote.read(json.path("votes")));
      case "waiting" ->
          new Verdict.Waiting(
              index,
              cell,
              by(json),
              fingerprint,
              text,
              texts(json.path("coerced")),
              Vote.read(json.path("votes")));
      case "rejected" ->
          new Verdict.Rejected(
              index,
              cell,
              Reason.valueOf(json.path("reason").asString("")),
              Said.read(json.path("detail").asString("")),
              text,
              Vote.read(json.path("votes")));
      default -> throw new IllegalArgumentException("No verdict of this version.");
    };
  }

  private static Verdict.By by(JsonNode json) {
    return Verdict.By.valueOf(json.path("by").asString(""));
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asString("")));
    return texts;
  }
}
