package dev.winnow.providers.reply;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The one vocabulary of failures for all providers: a table from (status, the provider's code, its
/// sentence) to a kind. The first row that fits holds; what was said outranks the status, and the
/// last rows go by status alone.
///
/// Codes of `error_code` and of `base_resp` carry the field's name before the number, since numbers
/// mean one thing here and another there.
final class ErrorVocabulary {

  /// What a failure means for the caller.
  enum Kind {
    /// The model is being loaded: it answers in a while.
    LOADING,
    CREDENTIAL,
    CREDIT,
    MODEL,
    THROTTLED,
    SERVER,
    /// A filter took this prompt or its answer away; other prompts are served.
    FILTERED,
    /// This very request is larger than is ever taken.
    TOO_LARGE,
    INVALID
  }

  private static final int ANY = -1;

  /// A row: the statuses it holds for, what `code` must contain, what was said must contain, and
  /// what else must hold.
  private record Rule(
      int from,
      int to,
      @Nullable Pattern code,
      @Nullable Pattern words,
      Predicate<ErrorReport> also,
      Kind kind) {

    boolean fits(int status, ErrorReport report) {
      return (from == ANY || (status >= from && status <= to))
          && (code == null || code.matcher(report.code()).find())
          && (words == null || words.matcher(report.words()).find())
          && also.test(report);
    }
  }

  /// "Limit 6000, Used 5034, Requested 1443", the second of which is not always there.
  private static final Pattern FIGURES =
      Pattern.compile(
          "limit:?\\s*([0-9][0-9,]{0,14})[,;]?\\s*(?:\\w+:?\\s*[0-9][0-9,]*[,;]?\\s*)?requested:?\\s*([0-9][0-9,]{0,14})",
          Pattern.CASE_INSENSITIVE);

  private static final List<Rule> RULES =
      List.of(
          words(
              "(?<!error |failed |failure |unable to )\\bloading (the )?model\\b"
                  + "|\\bmodel\\b[^.]{0,120}\\b(is|still|currently)( still| currently| being)*"
                  + " (loading|being loaded|warming up|starting up|initiali[sz]ing)"
                  + "|模型(正在)?加载中|模型正在加载",
              Kind.LOADING),
          words(409, 599, "\\bmodel\\b[^.]{0,120}\\bnot (yet )?ready\\b", Kind.LOADING),
          code("Model_?Not_?Ready|Model_?Loading(?!_?Error|_?Failed)|loading_model", Kind.LOADING),
          // Larger than is ever taken, which no wait mends; figures tell it from what fits later.
          also(ANY, ANY, report -> requested(report) > 0, Kind.TOO_LARGE),
          also(413, 429, report -> requested(report) < 0, Kind.THROTTLED),
          code(
              "context_length|exceed_context|context_window|string_above_max|request_too_large|"
                  + "tokens_limit_reached|input_too_long|(characters|tokens)_too_long|^1261$|error_code:336(007|103)",
              Kind.TOO_LARGE),
          words(
              "request (body |entity |payload |size )?(is )?too large|tokens must be reduced|"
                  + "(prompt|inputs?|messages?|context|conversation)( \\w+){0,4}( \\([^)]{0,60}\\))? (is |are )?(too (long|large)\\b|longer than)|"
                  + "maximum (context|prompt|model|sequence|input)( \\w+)? length|max_seq_len|"
                  + "(exceed|overflow)[^.]{0,60}\\b(context|max_model_len)|"
                  + "\\bcontext [^.]{0,40}(exceed|overflow)|longer than the (model|maximum|context)|"
                  + "exceeds? (the )?(maximum|max) (number of |allowed )?(input |prompt |message )?(tokens|length)|"
                  + "exceeded model token limit|token limit exceeded for model|tokens exceed the|"
                  + "reduce (the|your) (length|message size|prompt|input)|"
                  + "max_(new_)?tokens`? must be <=|range of input length|max input (characters|tokens)|"
                  + "maximum prompt length|number of tokens in the prompt cannot exceed|"
                  + "(Prompt|输入|上下文)[^。]{0,20}(超长|过长|超出|超过)",
              Kind.TOO_LARGE),
          status(413, 413, Kind.TOO_LARGE),
          // The model wrote what JSON mode does not take: another try may be better.
          code(
              "json_validate_failed|json_parse_failed|json_generation|output_parse_failed|"
                  + "tool_use_failed|invalid_model_output",
              Kind.SERVER),
          words(
              400,
              422,
              "model (did not|failed to) (output|generate|produce) (a )?valid json|"
                  + "failed to (generate|validate) (valid )?json|model produced invalid (content|json)",
              Kind.SERVER),
          // Who names a wait does not want money.
          also(429, 429, report -> report.retryAfter() != null, Kind.THROTTLED),
          // Out of credit arrives under many statuses: 429, 400, 403 and 500 among them.
          words("allocated quota exceeded", Kind.THROTTLED),
          code(
              "insufficient_quota|insufficient_user_quota|insufficient_?balance|billing|"
                  + "arrear|overdue|FreeTierOnly|budget_?exceeded|payment_required|"
                  + "exceeded_current_quota|^QuotaExceeded|SetLimitExceeded|token_quota|"
                  + "insufficient_credits?|CommodityNotPurchased|ResourcePackExhausted|"
                  + "ChargeResourceExhausted|^1113$|^1309$|^30001$|status_code:(1008|2056)",
              Kind.CREDIT),
          words(
              "credit balance is too low|insufficient (account )?(balance|credit|fund|quota)|"
                  + "balance is (insufficient|not enough|negative|too low)|not enough (balance|credit|quota)|"
                  + "credits?( balance)? (are|is|have been|has been) (depleted|exhausted|used up)|"
                  + "(out of|no remaining|no more) credits?\\b|requires more credits|"
                  + "spend(ing)? limit|specified api usage limits|account (is in arrears|has an overdue)|"
                  + "in good standing|requires billing|billing (is|has been) (disabled|not enabled)|"
                  + "余额不足|余额已用|欠费|额度(已)?(不足|用尽|用完|耗尽)|请充值|套餐已到期",
              Kind.CREDIT),
          // Google's word for every quota, most of which come back by themselves.
          code("RESOURCE_EXHAUSTED", Kind.THROTTLED),
          words(400, 499, "exceeded your current quota", Kind.CREDIT),
          status(402, 402, Kind.CREDIT),
          // An account that is closed is no filter, though it is said in a filter's words.
          code("account_(deactivated|suspended|disabled)", Kind.CREDENTIAL),
          words(
              400,
              429,
              "(account|organi[sz]ation|api key|access)[^.]{0,40}"
                  + "(deactivated|suspended|disabled|banned|terminated|restricted)|账(户|号)[^。]{0,12}(锁定|封禁|停用)",
              Kind.CREDENTIAL),
          // A filter, of the prompt or of the answer: of this request only.
          code(
              "data_?inspection_?failed|content_?filter|content_?policy|ResponsibleAI|moderation|"
                  + "Sensitive_?Content|content_?(blocked|violation)|censorship|prohibited_content|"
                  + "_unsafe|RiskDetection|safety_check|^invalid_prompt$|^1301$|status_code:(1026|1027)|^SAFETY$|guardrail",
              Kind.FILTERED),
          words(
              "content exists risk|(contain|include)s? (inappropriate|sensitive|unsafe|harmful) content|"
                  + "content (management|filtering|safety|moderation) (policy|policies|system)|"
                  + "blocked by (content|the content|our content|safety|guardrail)|"
                  + "(input|prompt|content|request|messages?|output)s?\\b[^.]{0,40} (was|were|been|is) flagged|"
                  + "considered high risk|content violates|new_sensitive|"
                  + "violat\\w+[^.]{0,60}(usage|content|safety|use) (policy|policies|guidelines)|"
                  + "敏感内容|不安全内容|违规内容|内容安全|(输入|输出|内容)[^。]{0,12}(违规|敏感|不合规)",
              Kind.FILTERED),
          words(403, 403, "moderation", Kind.FILTERED),
          status(451, 451, Kind.FILTERED),
          // An unknown model arrives as 404, 400 and 403.
          code(
              "model_?not_?found|model_decommissioned|DeploymentNotFound|invalid_model(?!_output)|model_not_supported|"
                  + "Model\\.?AccessDenied|model_not_available|EndpointOrModel|ModelNotOpen|"
                  + "^1211$|^20012$|error_code:(3|336200)$",
              Kind.MODEL),
          words(
              200,
              404,
              "model\\b.{0,200}\\b(not found|not exist|not a valid|unknown|not supported)|"
                  + "not a valid model|invalid model name|unknown model|no such model|no models? loaded|"
                  + "model\\b.{0,200}\\b(decommissioned|discontinued|retired)|does not support chat\\b|"
                  + "failed to load model|unexpected endpoint or method|"
                  + "模型不存在|无可用渠道",
              Kind.MODEL),
          code(
              "invalid_?api_?key|incorrect_api_key|invalid_iam_token|invalid_token|"
                  + "authentication|permission_?(error|denied)|unauthorized|access_?denied|"
                  + "invalid_appid|API_KEY_INVALID|AuthFailure|UNAUTHENTICATED|"
                  + "error_code:(6|13|14|15|100|110|111)$|status_code:(1004|2049)",
              Kind.CREDENTIAL),
          // Zhipu's; others count their own failures so.
          code(200, 499, "^100[0-4]$", Kind.CREDENTIAL),
          words(
              200,
              400,
              "user location is not supported|API key not valid|invalid api[- ]?key|incorrect api key|access token invalid|"
                  + "access token expired|authentication (error|failed|fails)|login fail",
              Kind.CREDENTIAL),
          status(401, 401, Kind.CREDENTIAL),
          code(
              "rate_?limit|throttl|overloaded|too_many_requests|RequestLimit|RateQuota|slow_down|"
                  + "limit_(requests|burst)|capacity_exceeded|rateLimitExceeded|^130[2-5]$|^1312$|"
                  + "error_code:(4|17|18|19|336501|336502)$|status_code:(1002|1039|1041|2045)",
              Kind.THROTTLED),
          words(200, 200, "rate limit|too many requests|requests? limit reached", Kind.THROTTLED),
          words(
              400,
              599,
              "rate[- ]limit(ed|ing)|rate limit (reached|exceeded)|too many (concurrent )?requests|"
                  + "requests? limit reached|并发数过高|速率限制|频率过高|访问量过大|请求过多|触发.{0,6}限流",
              Kind.THROTTLED),
          status(403, 403, Kind.CREDENTIAL),
          status(407, 407, Kind.CREDENTIAL),
          status(429, 429, Kind.THROTTLED),
          status(529, 529, Kind.THROTTLED),
          status(404, 405, Kind.MODEL),
          status(410, 410, Kind.MODEL),
          status(300, 399, Kind.MODEL),
          status(408, 409, Kind.SERVER),
          status(424, 425, Kind.SERVER),
          status(500, 599, Kind.SERVER),
          status(400, 499, Kind.INVALID),
          code(
              "invalid_?(request|argument|param)|bad_?request|status_code:(1042|2013|20132)|^121[0-5]$",
              Kind.INVALID),
          status(ANY, ANY, Kind.SERVER));

  private ErrorVocabulary() {}

  /// What a failure means.
  ///
  /// @param status the HTTP status. Where the error stands inside a success, a status that the body
  ///   names for itself counts instead, and so does that of an error within the error.
  static Kind kindOf(int status, ErrorReport report) {
    boolean own = report.status() != 0 && (status < 300 || report.unfolded());
    int counted = own ? report.status() : status;
    return RULES.stream()
        .filter(rule -> rule.fits(counted, report))
        .findFirst()
        .orElseThrow()
        .kind();
  }

  /// Above 0 where the figures say that the request is larger than the limit, below 0 where it is
  /// not; 0 without figures.
  private static int requested(ErrorReport report) {
    Matcher figures = FIGURES.matcher(report.words());
    if (!figures.find()) {
      return 0;
    }
    long limit = Long.parseLong(figures.group(1).replace(",", ""));
    long requested = Long.parseLong(figures.group(2).replace(",", ""));
    return requested > limit ? 1 : -1;
  }

  private static Rule status(int from, int to, Kind kind) {
    return new Rule(from, to, null, null, report -> true, kind);
  }

  private static Rule code(String pattern, Kind kind) {
    return code(ANY, ANY, pattern, kind);
  }

  private static Rule code(int from, int to, String pattern, Kind kind) {
    // Codes stand side by side, so `^` and `$` are the edges of each.
    String edges = pattern.replace("^", "(?<!\\S)").replace("$", "(?!\\S)");
    return new Rule(from, to, insensitive(edges), null, report -> true, kind);
  }

  private static Rule words(String pattern, Kind kind) {
    return words(ANY, ANY, pattern, kind);
  }

  private static Rule words(int from, int to, String pattern, Kind kind) {
    return new Rule(from, to, null, insensitive(pattern), report -> true, kind);
  }

  private static Rule also(int from, int to, Predicate<ErrorReport> also, Kind kind) {
    return new Rule(from, to, null, null, also, kind);
  }

  private static Pattern insensitive(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }
}
