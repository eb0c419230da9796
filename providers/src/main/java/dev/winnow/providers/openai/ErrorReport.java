package dev.winnow.providers.openai;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a provider said of a failure, read from any of the shapes in use.
///
/// @param code the words for the kind of failure it gave (`code`, `type`, `status`), separated by
///   spaces; empty where it gave none
/// @param status the HTTP status the body names for itself, as in errors inside a 200; 0 without
/// @param message its own sentence, one line; empty where it gave none
record ErrorReport(String code, int status, String message) {

  private static final Pattern TITLE =
      Pattern.compile("<(title|h1)[^>]*>([^<]*)<", Pattern.CASE_INSENSITIVE);
  private static final int TEXT_READ_MAX = 20_000;

  /// Reads the error out of a JSON body, or null where it holds none: `{"error": {…}}`, `{"error":
  /// "text"}`, `{"code", "message"}`, `{"detail"}`, `{"error_code", "error_msg"}`, or an array of
  /// one of them.
  static @Nullable ErrorReport ofJson(JsonNode body) {
    JsonNode root = body.isArray() && !body.isEmpty() ? body.get(0) : body;
    if (!root.isObject()) {
      return null;
    }
    JsonNode error = root.path("error");
    if (error.isObject()) {
      return of(error, root);
    }
    if (error.isString() && !error.stringValue().isBlank()) {
      String more = firstText(root, "message", "error_description");
      String said = error.stringValue();
      return new ErrorReport(more.isEmpty() ? "" : said, 0, more.isEmpty() ? said : more);
    }
    boolean isError =
        root.hasNonNull("detail")
            || root.hasNonNull("error_msg")
            || root.hasNonNull("error_code")
            || (root.path("message").isString() && !root.has("choices"))
            || (root.hasNonNull("errors") && !root.has("choices"));
    return isError ? of(root, root) : null;
  }

  /// Reads the error out of a body that is no JSON: the title of a page, or the text itself.
  static ErrorReport ofText(String body) {
    String text = body.length() > TEXT_READ_MAX ? body.substring(0, TEXT_READ_MAX) : body;
    if (text.stripLeading().startsWith("<")) {
      Matcher title = TITLE.matcher(text);
      return new ErrorReport("", 0, title.find() ? title.group(2).strip() : "an HTML page");
    }
    return new ErrorReport("", 0, text.strip());
  }

  private static ErrorReport of(JsonNode error, JsonNode root) {
    StringBuilder code = new StringBuilder();
    int status = 0;
    for (String field : new String[] {"code", "type", "status", "error_code"}) {
      JsonNode value = error.path(field);
      String word = value.isValueNode() && !value.isNull() ? value.asString("") : "";
      if (word.matches("[45][0-9][0-9]")) {
        status = Integer.parseInt(word);
      } else if (!word.isBlank()) {
        code.append(code.isEmpty() ? "" : " ").append(word);
      }
    }
    String message = firstText(error, "message", "error_msg", "msg", "detail", "errors", "error");
    if (message.isEmpty()) {
      message = firstText(root, "message", "detail");
    }
    return new ErrorReport(code.toString(), status, message.isEmpty() ? code.toString() : message);
  }

  /// The first of these fields that says something: a text, or the first text inside a list.
  private static String firstText(JsonNode error, String... fields) {
    for (String field : fields) {
      JsonNode value = error.path(field);
      if (value.isArray() && !value.isEmpty()) {
        value = value.get(0).isObject() ? detail(value.get(0)) : value.get(0);
      }
      if (value.isString() && !value.stringValue().isBlank()) {
        return value.stringValue();
      }
    }
    return "";
  }

  private static JsonNode detail(JsonNode entry) {
    return entry.has("msg") ? entry.path("msg") : entry.path("message");
  }
}
