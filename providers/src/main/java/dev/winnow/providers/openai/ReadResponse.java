package dev.winnow.providers.openai;

import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Reply.Denied;
import dev.winnow.core.llm.Reply.Denied.Obstacle;
import dev.winnow.core.llm.Reply.Unavailable;
import dev.winnow.core.llm.Reply.Unavailable.Fault;
import dev.winnow.core.llm.StorableText;
import dev.winnow.providers.http.RetryAfter;
import dev.winnow.providers.http.Transport.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Turns an HTTP response into a [Reply]. The words are the provider's own, made fit to be shown:
/// one line, at most [#MESSAGE_MAX] characters, without the key.
///
/// @param address where it came from, for messages about the address
/// @param model the model asked for
/// @param key the credential to be kept out of messages; null without one
record ReadResponse(URI address, String model, @Nullable String key) {

  /// The longest message, in code points.
  static final int MESSAGE_MAX = 500;

  /// A key shorter than this is too common a text to be looked for.
  private static final int KEY_LENGTH_MIN = 6;

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  Reply of(Response response, long latencyMillis, Instant now) {
    String body = response.body();
    JsonNode json = parse(body);
    boolean success = response.status() >= 200 && response.status() < 300;
    ErrorReport error = json == null ? null : error(json);
    if (success && json != null && (error == null || json.path("choices").path(0).has("message"))) {
      Reply.Answered answer = ReadCompletion.of(json, model, latencyMillis);
      if (answer != null) {
        return answer;
      }
    }
    if (success && error == null) {
      return unreadable(response.status(), body, json != null);
    }
    Duration wait = RetryAfter.of(response, now);
    return failed(response, error == null ? ErrorReport.ofText(body) : error, wait);
  }

  private static @Nullable ErrorReport error(JsonNode json) {
    ErrorReport whole = ErrorReport.ofJson(json);
    return whole != null ? whole : ErrorReport.ofJson(json.path("choices").path(0));
  }

  private Reply failed(Response response, ErrorReport error, @Nullable Duration wait) {
    int status = response.status();
    String said =
        error.message().isBlank() ? "HTTP " + status + " without a word" : error.message();
    String message = shown(said);
    return switch (ErrorVocabulary.kindOf(status, error)) {
      case CREDENTIAL -> new Denied(Obstacle.CREDENTIAL, status, message);
      case CREDIT -> new Denied(Obstacle.CREDIT, status, message);
      case MODEL -> new Denied(Obstacle.MODEL, status, notHere(response, said));
      case THROTTLED -> new Reply.Throttled(status, wait, message);
      case SERVER -> new Unavailable(Fault.SERVER, status, wait, message);
      case INVALID -> new Reply.Invalid(status, message);
    };
  }

  private String notHere(Response response, String said) {
    String location = response.header("location");
    if (response.status() >= 300 && response.status() < 400) {
      return shown(
          "The address "
              + address
              + " redirects to "
              + (location == null ? "?" : location)
              + "; maybe set the base URL to where it leads.");
    }
    String where = " (HTTP " + response.status() + " from " + address + ", model " + model + ")";
    int room = MESSAGE_MAX - where.codePointCount(0, where.length());
    return room < 100
        ? shown(said)
        : clip(oneLine(StorableText.of(redact(said))), room) + redact(where);
  }

  private Reply unreadable(int status, String body, boolean isJson) {
    String what =
        body.isBlank()
            ? "an empty body"
            : isJson
                ? "JSON without an answer: " + body
                : body.stripLeading().startsWith("<")
                    ? "a web page: " + ErrorReport.ofText(body).message()
                    : "no JSON: " + body;
    return new Unavailable(
        Fault.UNREADABLE, status, null, shown(address + " answered with " + what));
  }

  private static @Nullable JsonNode parse(String body) {
    try {
      JsonNode json = JSON.readTree(body);
      return json.isObject() || json.isArray() ? json : null;
    } catch (JacksonException noJson) {
      return null;
    }
  }

  /// A sentence as it may be shown.
  String shown(String sentence) {
    // Cut roughly first: a reply may be megabytes. The key must not be cut in half, so it goes
    // before the exact cut.
    int rough = Math.min(sentence.length(), 20 * MESSAGE_MAX);
    return clip(oneLine(StorableText.of(redact(sentence.substring(0, rough)))), MESSAGE_MAX);
  }

  private String redact(String sentence) {
    return key == null || key.length() < KEY_LENGTH_MIN ? sentence : sentence.replace(key, "[key]");
  }

  private static String oneLine(String sentence) {
    return sentence.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }

  private static String clip(String sentence, int codePointsMax) {
    if (sentence.codePointCount(0, sentence.length()) <= codePointsMax) {
      return sentence;
    }
    return sentence.substring(0, sentence.offsetByCodePoints(0, codePointsMax - 1)) + "…";
  }
}
