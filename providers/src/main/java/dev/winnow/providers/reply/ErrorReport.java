package dev.winnow.providers.reply;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a provider said of a failure, read from any of the shapes in use.
///
/// @param code the words for the kind of failure it gave (`code`, `type`, `status`), separated by
///   spaces; empty where it gave none
/// @param param the field of the request that it names (`param`); empty where it names none so
/// @param status the HTTP status the body names for itself, as in errors inside a 200; 0 without
/// @param unfolded whether that status is of an error within the error, which is nearer to the
///   cause than the response's own
/// @param message the sentence that says most, one line; empty where it gave none
/// @param words all that was said, for judging
/// @param retryAfter how long it asks to wait; null where it does not say
public record ErrorReport(
    String code,
    String param,
    int status,
    boolean unfolded,
    String message,
    String words,
    @Nullable Duration retryAfter) {

  private static final Pattern TITLE =
      Pattern.compile("<(title|h1)[^>]*>([^<]*)<", Pattern.CASE_INSENSITIVE);
  private static final Pattern PAGE = Pattern.compile("<[!?a-zA-Z]");
  private static final int TEXT_READ_MAX = 20_000;

  /// Reads the error out of a body that is no JSON: the title of a page, or the text itself.
  static ErrorReport ofText(String body) {
    String text = body.length() > TEXT_READ_MAX ? body.substring(0, TEXT_READ_MAX) : body;
    String said = text.strip();
    if (isPage(said)) {
      Matcher title = TITLE.matcher(text);
      said = title.find() ? title.group(2).strip() : "an HTML page";
    } else if (said.length() > 1 && said.startsWith("\"") && said.endsWith("\"")) {
      said = said.substring(1, said.length() - 1);
    }
    return new ErrorReport("", "", 0, false, said, said, WaitInWords.in(said));
  }

  /// Whether a text is HTML or XML; some sentences begin with a status in angle brackets.
  static boolean isPage(String text) {
    return PAGE.matcher(text).lookingAt();
  }
}
