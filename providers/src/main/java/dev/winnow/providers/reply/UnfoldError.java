package dev.winnow.providers.reply;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads an error out of JSON, however it is wrapped: `{"error": {…}}`, `{"error": "text"}`,
/// `{"code", "message"}`, `{"detail"}`, `{"base_resp": {…}}`, a list of these, and errors within
/// errors, also where they were made a text (`"raw": "{\"error\": …}"`, or as Python writes it).
///
/// Names of fields are compared without case, `_` and `-`. The innermost sentence is the one that
/// says why.
final class UnfoldError {

  private static final int DEPTH_MAX = 8;
  private static final int NODES_MAX = 300;
  private static final int TEXT_READ_MAX = 20_000;

  /// What names an error, and nothing else.
  private static final List<String> ERRORS =
      words("error errors err fault exception lasterror baseresp");

  /// What an error may stand in.
  private static final List<String> WRAPPERS =
      words("data result output response header responsemetadata body");

  /// What says more of an error: codes and waits, not the sentence.
  private static final List<String> ASIDE = words("details innererror headers");

  /// What holds an error of somebody further behind.
  private static final List<String> BEHIND =
      words("metadata raw cause upstreamerror providererror originalerror");

  /// What holds the sentence, the best first.
  private static final List<String> SENTENCES =
      words(
          "message msg errormessage errormsg errmsg statusmsg detail faultstring errordescription"
              + " description title");

  private static final List<String> CODES =
      words("code type status reason blockreason errortype httpstatus ret retcode");

  /// Codes that get a word of their own, where the number alone could be anybody's.
  private static final Map<String, String> NUMBERS =
      Map.of("errorcode", "error_code:", "errcode", "error_code:", "statuscode", "status_code:");

  private static final Pattern FINE =
      Pattern.compile("0+|20[0-9]|success|succeeded|ok|completed", Pattern.CASE_INSENSITIVE);
  private static final Pattern SINGLE_WORD = Pattern.compile("\\w{0,40}");
  private static final Pattern PYTHON_WORD =
      Pattern.compile("(?<=[:,\\[])\\s*(None|True|False)(?=\\s*[,}\\]])");

  private static final JsonMapper LENIENT =
      ReadEnvelope.JSON
          .rebuild()
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final StringBuilder code = new StringBuilder();
  private final StringBuilder words = new StringBuilder();
  private int status;
  private boolean unfolded;
  private boolean certain;
  private String param = "";
  private @Nullable Duration wait;
  private int nodes;

  private UnfoldError() {}

  private static List<String> words(String words) {
    return List.of(words.split(" "));
  }

  /// The error, or null where the JSON holds none.
  ///
  /// @param failed whether the response's status says that there is one
  /// @param isAnswer whether it is an answer, in which only an error by name counts
  static @Nullable ErrorReport of(JsonNode body, boolean failed, boolean isAnswer) {
    UnfoldError unfold = new UnfoldError();
    String sentence = unfold.read(body, !isAnswer, false, 0);
    String codes = unfold.code.toString();
    boolean isError =
        unfold.certain
            || (!isAnswer && !codes.isEmpty() && (failed || !sentence.isEmpty()))
            || (!isAnswer && !sentence.isEmpty() && !FINE.matcher(sentence).matches());
    if (!isError) {
      return null;
    }
    if (unfold.wait == null) {
      unfold.wait = WaitInWords.in(unfold.words.toString());
    }
    return new ErrorReport(
        codes,
        unfold.param,
        unfold.status,
        unfold.unfolded,
        sentence.isEmpty() ? codes : sentence,
        unfold.words.toString(),
        unfold.wait);
  }

  /// Collects codes, waits and words; gives the sentence that says most, empty without one.
  ///
  /// @param named whether it is an error by its place, so that plain names count
  /// @param behind whether it came out of another error
  private String read(JsonNode node, boolean named, boolean behind, int depth) {
    if (depth > DEPTH_MAX || ++nodes > NODES_MAX) {
      return "";
    }
    if (node.isArray()) {
      String first = "";
      for (JsonNode entry : node) {
        String said =
            entry.isString()
                ? said(entry.stringValue(), depth)
                : read(entry, named, behind, depth + 1);
        first = first.isEmpty() ? said : first;
      }
      return first;
    }
    if (named) {
      codes(node, behind);
    }
    String own = named ? own(node, depth) : "";
    String inner = "";
    for (var field : node.properties()) {
      String said = field(plain(field.getKey()), field.getValue(), !own.isEmpty(), named, depth);
      inner = inner.isEmpty() ? said : inner;
    }
    return inner.isEmpty() ? own : inner;
  }

  /// The sentence further inside that a field leads to, empty where there is none.
  private String field(String name, JsonNode value, boolean said, boolean named, int depth) {
    Duration asked = WaitInWords.of(name, value);
    if (asked != null) {
      wait = asked;
    }
    if (ERRORS.contains(name)) {
      return error(name, value, said, depth);
    }
    if (BEHIND.contains(name) && named) {
      String text =
          value.isString() ? said(value.stringValue(), depth) : read(value, true, true, depth + 1);
      // A single word says less than the sentence around it.
      return said && SINGLE_WORD.matcher(text).matches() ? "" : text;
    }
    if (ASIDE.contains(name) && value.isContainer() && named) {
      String aside = read(value, true, false, depth + 1);
      return said ? "" : aside;
    }
    if (WRAPPERS.contains(name)) {
      JsonNode wrapped = value.isString() ? parsed(value.stringValue()) : value;
      return wrapped != null && wrapped.isContainer()
          ? read(wrapped, named && !wrapped.has("choices"), false, depth + 1)
          : "";
    }
    return "";
  }

  private String error(String name, JsonNode value, boolean said, int depth) {
    if (value.isString() && !value.stringValue().isBlank()) {
      certain = true;
      String text = value.stringValue();
      if (said) {
        word(text);
        return "";
      }
      return said(text, depth);
    }
    if (!value.isContainer() || value.isEmpty()) {
      certain |= value.isBoolean() && value.booleanValue();
      return "";
    }
    int before = code.length();
    String sentence = read(value, true, depth > 0, depth + 1);
    // A status of zero is how some say that all is well.
    certain |=
        !name.equals("baseresp") && (!sentence.isEmpty() || code.length() > before || status > 0);
    certain |= name.equals("baseresp") && code.length() > before;
    return certain ? sentence : "";
  }

  private void codes(JsonNode node, boolean behind) {
    for (var field : node.properties()) {
      String name = plain(field.getKey());
      if (name.equals("param") && field.getValue().isString()) {
        param = field.getValue().stringValue();
      }
      String prefix = CODES.contains(name) ? "" : NUMBERS.get(name);
      JsonNode value = field.getValue();
      if (prefix == null || !value.isValueNode() || value.isNull()) {
        continue;
      }
      String text = value.asString("").strip();
      if (text.matches("[45][0-9][0-9]")) {
        status = Integer.parseInt(text);
        unfolded = behind;
      } else if (!text.isEmpty() && !FINE.matcher(text).matches() && !value.isBoolean()) {
        word(prefix + text);
      }
    }
  }

  private void word(String text) {
    code.append(code.isEmpty() ? "" : " ").append(text);
  }

  private String own(JsonNode node, int depth) {
    String best = "";
    int rank = SENTENCES.size();
    for (var field : node.properties()) {
      int place = SENTENCES.indexOf(plain(field.getKey()));
      JsonNode value = field.getValue();
      if (place < 0 || place >= rank) {
        continue;
      }
      String text =
          value.isString() ? value.stringValue() : value.isContainer() ? deeper(value, depth) : "";
      if (!text.isBlank()) {
        best = text;
        rank = place;
      }
    }
    return best.isEmpty() ? "" : said(best, depth);
  }

  private String deeper(JsonNode value, int depth) {
    return read(value, true, false, depth + 1);
  }

  /// A text that says something: itself, or what an error that was made a text says.
  private String said(String text, int depth) {
    String clipped = text.length() > TEXT_READ_MAX ? text.substring(0, TEXT_READ_MAX) : text;
    if (words.length() < TEXT_READ_MAX) {
      words.append(words.isEmpty() ? "" : " ").append(clipped);
    }
    JsonNode inside = parsed(clipped);
    if (inside != null) {
      String inner = read(inside, true, true, depth + 1);
      if (!inner.isEmpty()) {
        return inner;
      }
    }
    return ErrorReport.isPage(clipped) ? ErrorReport.ofText(clipped).message() : clipped.strip();
  }

  /// The JSON that a text is or ends with, also as Python writes it; null where there is none.
  private static @Nullable JsonNode parsed(String text) {
    int begin = text.indexOf('{');
    if (begin < 0) {
      return null;
    }
    String json = text.substring(begin);
    try {
      return LENIENT.readTree(json);
    } catch (JacksonException noJson) {
      try {
        return LENIENT.readTree(
            PYTHON_WORD.matcher(json).replaceAll(word -> "\"" + word.group(1) + "\""));
      } catch (JacksonException neither) {
        return null;
      }
    }
  }

  private static String plain(String name) {
    return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
  }
}
