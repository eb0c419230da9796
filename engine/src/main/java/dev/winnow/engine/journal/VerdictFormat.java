package dev.winnow.engine.journal;

import dev.winnow.core.dataset.Fingerprint;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.say.Said;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// Verdicts as a journal has them: one JSON object each, told apart by `is`.
final class VerdictFormat {

  private VerdictFormat() {}

  static void write(JsonGenerator json, Verdict verdict) {
    json.writeStartObject();
    json.writeNumberProperty("index", verdict.index());
    json.writeNumberProperty("cell", verdict.cell());
    switch (verdict) {
      case Verdict.Accepted row -> {
        json.writeStringProperty("is", "accepted");
        json.writeStringProperty("by", row.by().name());
        json.writeNumberProperty("ordinal", row.ordinal());
        good(json, row.fingerprint(), row.text());
        if (!row.coerced().isEmpty()) {
          json.writeArrayPropertyStart("coerced");
          row.coerced().forEach(json::writeString);
          json.writeEndArray();
        }
      }
      case Verdict.Waiting row -> {
        json.writeStringProperty("is", "waiting");
        json.writeStringProperty("by", row.by().name());
        good(json, row.fingerprint(), row.text());
      }
      case Verdict.Rejected row -> {
        json.writeStringProperty("is", "rejected");
        json.writeStringProperty("reason", row.reason().name());
        json.writeStringProperty("detail", row.detail().stored());
        json.writeStringProperty("text", row.text());
      }
    }
    json.writeEndObject();
  }

  private static void good(
      JsonGenerator json, @Nullable Fingerprint fingerprint, @Nullable String text) {
    if (fingerprint != null) {
      json.writeStringProperty("fingerprint", fingerprint.recorded());
    }
    if (text != null) {
      json.writeStringProperty("text", text);
    }
  }

  /// Reads one.
  ///
  /// @throws IllegalArgumentException when this version does not know such a verdict
  static Verdict read(JsonNode json) {
    int index = json.path("index").asInt(0);
    int cell = json.path("cell").asInt(0);
    Fingerprint fingerprint = Fingerprint.ofRecorded(json.path("fingerprint").asString(""));
    String text = json.path("text").asString("");
    return switch (json.path("is").asString("")) {
      case "accepted" ->
          new Verdict.Accepted(
              index,
              cell,
              by(json),
              json.path("ordinal").asLong(0),
              fingerprint,
              text,
              texts(json.path("coerced")));
      case "waiting" -> new Verdict.Waiting(index, cell, by(json), fingerprint, text);
      case "rejected" ->
          new Verdict.Rejected(
              index,
              cell,
              Reason.valueOf(json.path("reason").asString("")),
              Said.read(json.path("detail").asString("")),
              text);
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
