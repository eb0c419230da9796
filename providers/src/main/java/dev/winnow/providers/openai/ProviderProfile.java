package dev.winnow.providers.openai;

import dev.winnow.core.llm.ModelSettings.ResponseFormat;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is known of a provider's dialect, by address and model: a row of a table, so that no other
/// code asks who it is talking to. Users override it by `responseFormat` and `extra`.
///
/// @param host what the host ends with; empty fits all
/// @param model what the model's id begins with, as a regular expression; empty fits all
/// @param tokenLimit the field that bounds the answer's tokens
/// @param responseFormat how the output schema is sent
/// @param samplingTaken whether `temperature` and `top_p` may be sent; where not, any value but the
///   default is a 400
/// @param closesObjects whether open objects whose properties are all required are closed on the
///   wire, so that the schema can be enforced (`strict`)
/// @param jsonWordNeeded whether `json_object` is refused unless the prompt contains the word
///   "json"
record ProviderProfile(
    String host,
    String model,
    String tokenLimit,
    ResponseFormat responseFormat,
    boolean samplingTaken,
    boolean closesObjects,
    boolean jsonWordNeeded) {

  private static final String MAX = "max_tokens";
  private static final String MAX_COMPLETION = "max_completion_tokens";
  private static final String THINKERS = "o[0-9]|gpt-5";

  /// The first row that fits holds. OpenAI answers 400 to `json_object` without the word "json" as
  /// well, but is sent a schema.
  private static final List<ProviderProfile> TABLE =
      List.of(
          openAi("api.openai.com", THINKERS, false),
          openAi("api.openai.com", "", true),
          openAi(".openai.azure.com", THINKERS, false),
          openAi(".openai.azure.com", "", true),
          openAi("openrouter.ai", "openai/(" + THINKERS + ")", false),
          jsonObject("qianfan.baidubce.com", MAX_COMPLETION),
          jsonObject("dashscope.aliyuncs.com", MAX),
          jsonObject("dashscope-intl.aliyuncs.com", MAX),
          jsonObject("dashscope-us.aliyuncs.com", MAX),
          jsonObject("api.deepseek.com", MAX),
          new ProviderProfile("", "", MAX, ResponseFormat.JSON_SCHEMA, true, false, false));

  private static ProviderProfile openAi(String host, String model, boolean samplingTaken) {
    return new ProviderProfile(
        host, model, MAX_COMPLETION, ResponseFormat.JSON_SCHEMA_OBJECT, samplingTaken, true, true);
  }

  private static ProviderProfile jsonObject(String host, String tokenLimit) {
    return new ProviderProfile(host, "", tokenLimit, ResponseFormat.JSON_OBJECT, true, false, true);
  }

  /// The row that fits an address and a model; local and unknown servers have the last one.
  static ProviderProfile of(@Nullable URI baseUrl, String model) {
    String host =
        baseUrl == null || baseUrl.getHost() == null
            ? ""
            : baseUrl.getHost().toLowerCase(Locale.ROOT);
    return TABLE.stream()
        .filter(row -> host.endsWith(row.host) && row.fitsModel(model))
        .findFirst()
        .orElseThrow();
  }

  private boolean fitsModel(String id) {
    return model.isEmpty()
        || Pattern.compile(model, Pattern.CASE_INSENSITIVE).matcher(id).lookingAt();
  }
}
