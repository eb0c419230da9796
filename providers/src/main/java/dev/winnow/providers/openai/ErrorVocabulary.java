package dev.winnow.providers.openai;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The one vocabulary of failures for all providers: a table from (status, the provider's code, its
/// sentence) to a kind. The first row that fits holds; the last rows go by status alone.
final class ErrorVocabulary {

  /// What a failure means for the caller.
  enum Kind {
    CREDENTIAL,
    CREDIT,
    MODEL,
    THROTTLED,
    SERVER,
    INVALID
  }

  private static final int ANY = -1;

  /// A row: the statuses it holds for, what `code` must contain, what `message` must contain.
  private record Rule(
      int from, int to, @Nullable Pattern code, @Nullable Pattern message, Kind kind) {

    boolean fits(int status, ErrorReport report) {
      return (from == ANY || (status >= from && status <= to))
          && (code == null || code.matcher(report.code()).find())
          && (message == null || message.matcher(report.message()).find());
    }
  }

  private static final List<Rule> RULES =
      List.of(
          // Out of credit arrives under many statuses, 429 and 400 among them.
          code(
              "insufficient_quota|insufficient_user_quota|insufficient_?balance|billing|"
                  + "arrear|FreeTierOnly|budget_?exceeded|payment_required",
              Kind.CREDIT),
          message(
              400,
              429,
              "credit balance is too low|insufficient (balance|credit|fund|quota)|"
                  + "exceeded your current quota|account is in arrears|in good standing|余额不足|欠费",
              Kind.CREDIT),
          status(402, 402, Kind.CREDIT),
          // The prompt is too long: this request, not the model.
          code("context_length|exceed_context|context_window|string_above_max", Kind.INVALID),
          code("data_?inspection|content_?filter|content_policy|moderation", Kind.INVALID),
          message(403, 403, "moderation|flagged", Kind.INVALID),
          // An unknown model arrives as 404, 400 and 403.
          code(
              "model_?not_?found|DeploymentNotFound|invalid_model|model_not_supported|"
                  + "Model\\.AccessDenied|model_not_available",
              Kind.MODEL),
          message(
              200,
              404,
              "model\\b.{0,200}\\b(not found|not exist|not a valid|unknown|not supported)|"
                  + "not a valid model|invalid model name|unknown model|no such model",
              Kind.MODEL),
          code(
              "invalid_?api_?key|incorrect_api_key|invalid_iam_token|invalid_token|"
                  + "authentication|permission_(error|denied)|unauthorized|access_?denied|"
                  + "account_deactivated|invalid_appid",
              Kind.CREDENTIAL),
          message(
              200,
              400,
              "API key not valid|invalid api[- ]?key|incorrect api key|access token invalid|"
                  + "access token expired",
              Kind.CREDENTIAL),
          status(401, 401, Kind.CREDENTIAL),
          status(403, 403, Kind.CREDENTIAL),
          status(407, 407, Kind.CREDENTIAL),
          status(429, 429, Kind.THROTTLED),
          status(529, 529, Kind.THROTTLED),
          code(
              "rate_?limit|throttl|overloaded|too_many_requests|RequestLimit|RateQuota|slow_down",
              Kind.THROTTLED),
          message(200, 200, "rate limit|too many requests|requests? limit reached", Kind.THROTTLED),
          status(404, 405, Kind.MODEL),
          status(410, 410, Kind.MODEL),
          status(300, 399, Kind.MODEL),
          status(408, 409, Kind.SERVER),
          status(425, 425, Kind.SERVER),
          status(500, 599, Kind.SERVER),
          status(400, 499, Kind.INVALID),
          code("invalid_(request|argument|parameter)|InvalidParameter|bad_request", Kind.INVALID),
          status(ANY, ANY, Kind.SERVER));

  private ErrorVocabulary() {}

  /// What a failure means.
  ///
  /// @param status the HTTP status; 200 where the error stands inside a success, and then a status
  ///   that the body names for itself counts instead
  static Kind kindOf(int status, ErrorReport report) {
    int counted = status < 300 && report.status() != 0 ? report.status() : status;
    return RULES.stream()
        .filter(rule -> rule.fits(counted, report))
        .findFirst()
        .orElseThrow()
        .kind();
  }

  private static Rule status(int from, int to, Kind kind) {
    return new Rule(from, to, null, null, kind);
  }

  private static Rule code(String pattern, Kind kind) {
    return new Rule(ANY, ANY, insensitive(pattern), null, kind);
  }

  private static Rule message(int from, int to, String pattern, Kind kind) {
    return new Rule(from, to, null, insensitive(pattern), kind);
  }

  private static Pattern insensitive(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }
}
