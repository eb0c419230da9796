package dev.winnow.providers.preset;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a server lists its models, derived from the address of its calls.
final class ListAddress {

  private static final Pattern CALLS = Pattern.compile("/(chat/completions|messages)$");
  private static final Pattern VERSION = Pattern.compile("/(v1|api|api/chat)$");

  /// Anthropic's most a page.
  private static final int PAGE = 1_000;

  private ListAddress() {}

  /// `{baseUrl}/models`, its query kept: Azure's version stands there.
  static URI openAi(URI baseUrl) {
    return with(baseUrl, CALLS, "/models", "");
  }

  /// The same, of the models after one.
  ///
  /// @param after an id; null from the beginning
  static URI anthropic(URI baseUrl, @Nullable String after) {
    String from =
        after == null ? "" : "&after_id=" + URLEncoder.encode(after, StandardCharsets.UTF_8);
    return with(baseUrl, CALLS, "/models", "limit=" + PAGE + from);
  }

  /// `/api/tags` beside `/v1` and `/api`.
  static URI ollama(URI baseUrl) {
    return with(baseUrl, VERSION, "/api/tags", "");
  }

  private static URI with(URI baseUrl, Pattern without, String path, String query) {
    String given = baseUrl.getRawQuery() == null ? "" : baseUrl.getRawQuery();
    String text = baseUrl.toString();
    int end = text.indexOf('?') < 0 ? text.length() : text.indexOf('?');
    String before = text.substring(0, end).replaceAll("/+$", "");
    String all = given.isEmpty() || query.isEmpty() ? given + query : given + "&" + query;
    return URI.create(
        without.matcher(before).replaceFirst("") + path + (all.isEmpty() ? "" : "?" + all));
  }
}
