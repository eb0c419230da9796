package dev.winnow.providers.reply;

import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Reply.Denied;
import dev.winnow.core.llm.Reply.Denied.Obstacle;
import dev.winnow.core.llm.Reply.Invalid.Flaw;
import dev.winnow.core.llm.Reply.Unavailable;
import dev.winnow.core.llm.Reply.Unavailable.Fault;
import dev.winnow.core.llm.StorableText;
import dev.winnow.core.llm.Usage;
import dev.winnow.core.say.Said;
import dev.winnow.providers.ModelSaid;
import dev.winnow.providers.http.RetryAfter;
import dev.winnow.providers.http.Transport.Response;
import dev.winnow.providers.reply.Judge.Found;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Turns an HTTP response into a [Reply]. The words are the provider's own, made fit to be shown:
/// one line, at most [#MESSAGE_MAX] characters, without the key.
///
/// @param address where it came from, for messages about the address
/// @param model the model asked for; empty for none
/// @param key the credential to be kept out of messages; null without one
/// @param format how the wire writes its answers
public record ReadResponse(URI address, String model, @Nullable String key, AnswerFormat format) {

  /// What was read.
  ///
  /// @param error what the provider said of a failure; null where nothing failed
  public record Read(Reply reply, @Nullable ErrorReport error) {}

  /// The longest message, in code points.
  public static final int MESSAGE_MAX = 500;

  /// A key shorter than this is too common a text to be looked for.
  private static final int KEY_LENGTH_MIN = 6;

  /// OpenAI's word for an answer that a filter took away.
  private static final String CONTENT_FILTER = "content_filter";

  private static final Pattern UNREAD_PACKING =
      Pattern.compile("\\b(br|zstd|compress)\\b", Pattern.CASE_INSENSITIVE);

  /// Reads a response.
  public Read of(Response response, long latencyMillis, Instant now) {
    String body = response.body();
    JsonNode json = ReadEnvelope.of(body, format);
    boolean success = response.status() >= 200 && response.status() < 300;
    ErrorReport error = json == null ? null : error(json, !success);
    Finding finding = new Finding(response, latencyMillis, now);
    if (success && json != null) {
      switch (Judge.of(format.written(json, model), latencyMillis)) {
        case Found.Answer(Reply.Answered answer) when error == null || says(answer) -> {
          return new Read(answer, null);
        }
        case Found.Failed(String finish) when error == null -> {
          return new Read(brokenOff(response.status(), finish), null);
        }
        case Found found -> {}
      }
    }
    if (success && error == null) {
      return new Read(unreadable(response, body, json == null ? null : ModelSaid.NO_ANSWER), null);
    }
    ErrorReport said = error == null ? ErrorReport.ofText(body) : error;
    return new Read(failed(finding, said), said);
  }

  /// Why a response holds no list of models: the same words, judged alike.
  public Reply unlisted(Response response, Instant now) {
    String body = response.body();
    JsonNode json = ReadEnvelope.of(body, format);
    boolean success = response.status() >= 200 && response.status() < 300;
    ErrorReport error = json == null ? null : UnfoldError.of(json, !success, false);
    if (success && error == null) {
      return unreadable(response, body, json == null ? null : ModelSaid.NO_MODELS);
    }
    return failed(new Finding(response, 0, now), error == null ? ErrorReport.ofText(body) : error);
  }

  /// A response and when it came.
  private record Finding(Response response, long latencyMillis, Instant now) {

    /// The wait that the headers ask for, else the one of the body.
    @Nullable Duration asked(ErrorReport error) {
      Duration wait = RetryAfter.of(response, now);
      return wait == null ? error.retryAfter() : wait;
    }
  }

  private static boolean says(Reply.Answered answer) {
    return !answer.completion().text().isBlank() || answer instanceof Reply.Refused;
  }

  /// The error within the answer, or of the body.
  private @Nullable ErrorReport error(JsonNode json, boolean failed) {
    JsonNode within = format.errorWithin(json);
    ErrorReport ofPart = within == null ? null : UnfoldError.of(within, true, false);
    return ofPart == null ? UnfoldError.of(json, failed, format.isAnswer(json)) : ofPart;
  }

  private Reply failed(Finding finding, ErrorReport error) {
    Response response = finding.response();
    int status = response.status();
    Duration wait = finding.asked(error);
    Said message =
        error.message().isBlank()
            ? ModelSaid.NO_WORDS.of(String.valueOf(status))
            : Said.text(shown(error.message()));
    return switch (ErrorVocabulary.kindOf(status, error)) {
      case CREDENTIAL -> new Denied(Obstacle.CREDENTIAL, status, message);
      case CREDIT -> new Denied(Obstacle.CREDIT, status, message);
      case MODEL -> new Denied(Obstacle.MODEL, status, notHere(response, message));
      case THROTTLED -> new Reply.Throttled(status, wait, message);
      case LOADING -> new Unavailable(Fault.LOADING, status, wait, message);
      case SERVER -> new Unavailable(Fault.SERVER, status, wait, message);
      case FILTERED -> filtered(finding.latencyMillis(), message.message());
      case TOO_LARGE -> new Reply.Invalid(Flaw.TOO_LARGE, status, message);
      case INVALID -> new Reply.Invalid(Flaw.REQUEST, status, message);
    };
  }

  /// Nothing was generated, and the same request would be filtered again.
  private Reply filtered(long latencyMillis, String message) {
    return new Reply.Refused(
        new Completion("", CONTENT_FILTER, Usage.NONE, model, latencyMillis), message);
  }

  private Reply brokenOff(int status, String finish) {
    return new Unavailable(Fault.SERVER, status, null, ModelSaid.BROKEN_OFF.of(shown(finish)));
  }

  private Said notHere(Response response, Said said) {
    String location = response.header("location");
    if (response.status() >= 300 && response.status() < 400) {
      return ModelSaid.REDIRECTED.of(address, location == null ? "?" : location).with(this::shown);
    }
    Said where =
        (model.isEmpty()
                ? ModelSaid.NO_LIST_HERE.of("", String.valueOf(response.status()), address)
                : ModelSaid.NOT_HERE.of("", String.valueOf(response.status()), address, model))
            .with(this::shown);
    int length = where.message().codePointCount(0, where.message().length());
    int room = MESSAGE_MAX - length;
    return room < 100
        ? said
        : where.with(text -> text.isEmpty() ? clip(said.message(), room) : text);
  }

  /// @param ofJson what is said of a body that is JSON; null where it is none
  private Reply unreadable(Response response, String body, @Nullable ModelSaid ofJson) {
    int status = response.status();
    String encoding = response.header("content-encoding");
    Said what =
        encoding != null && UNREAD_PACKING.matcher(encoding).find()
            ? ModelSaid.PACKED.of(address, encoding)
            : body.isBlank()
                ? ModelSaid.EMPTY.of(address)
                : ofJson != null
                    ? ofJson.of(address, body)
                    : ErrorReport.isPage(body.stripLeading())
                        ? ModelSaid.WEB_PAGE.of(address, ErrorReport.ofText(body).message())
                        : ModelSaid.NO_JSON.of(address, body);
    return new Unavailable(Fault.UNREADABLE, status, null, what.with(this::shown));
  }

  /// A sentence as it may be shown.
  public String shown(String sentence) {
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
