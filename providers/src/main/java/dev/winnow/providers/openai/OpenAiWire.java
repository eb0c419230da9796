package dev.winnow.providers.openai;

import dev.winnow.core.llm.Dialect.Parameter;
import dev.winnow.core.llm.ModelSettings.ResponseFormat;
import dev.winnow.core.llm.Request;
import dev.winnow.providers.reply.AnswerFormat;
import dev.winnow.providers.wire.Parameters;
import dev.winnow.providers.wire.Wire;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// `POST {baseUrl}/chat/completions`, as OpenAI defined it and most others speak it.
public final class OpenAiWire implements Wire {

  private static final String PATH = "/chat/completions";

  private static final Map<String, Parameter> FIELDS =
      Map.of(
          "temperature",
          Parameter.TEMPERATURE,
          "top_p",
          Parameter.TOP_P,
          "max_tokens",
          Parameter.MAX_TOKENS,
          "max_completion_tokens",
          Parameter.MAX_TOKENS,
          "stop",
          Parameter.STOP,
          "seed",
          Parameter.SEED);

  private final ChatBody body = new ChatBody();

  /// Below the base URL, its query kept.
  @Override
  public URI address(URI baseUrl) {
    String path = path(baseUrl);
    return URI.create((path.endsWith(PATH) ? path : path + PATH) + query(baseUrl));
  }

  @Override
  public URI models(URI baseUrl) {
    String path = path(baseUrl);
    int end = path.endsWith(PATH) ? path.length() - PATH.length() : path.length();
    return URI.create(path.substring(0, end) + "/models" + query(baseUrl));
  }

  private static String path(URI baseUrl) {
    String text = baseUrl.toString();
    return text.substring(0, text.length() - query(baseUrl).length()).replaceAll("/+$", "");
  }

  private static String query(URI baseUrl) {
    return baseUrl.getRawQuery() == null ? "" : "?" + baseUrl.getRawQuery();
  }

  @Override
  public Map<String, String> headers(@Nullable String key) {
    return key == null ? Map.of() : Map.of("Authorization", "Bearer " + key);
  }

  @Override
  public ObjectNode body(Request request, Parameters parameters) {
    return body.of(request, parameters);
  }

  @Override
  public Set<ResponseFormat> formats() {
    return EnumSet.allOf(ResponseFormat.class);
  }

  @Override
  public Map<String, Parameter> fields() {
    return FIELDS;
  }

  @Override
  public AnswerFormat answers() {
    return OpenAiAnswers.FORMAT;
  }
}
