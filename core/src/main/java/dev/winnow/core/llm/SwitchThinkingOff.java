package dev.winnow.core.llm;

import java.util.List;
import java.util.Locale;

/// How a model is asked to answer without thinking first, or with less of it where it cannot be
/// switched off, by where it is served: facts about providers, as data. What is named here goes
/// into the `extra` of the model's settings.
public final class SwitchThinkingOff {

  /// A row: what the host ends with (empty fits all), and the fields.
  private record Place(String host, String extra) {}

  private static final String LESS = "{\"reasoning_effort\": \"low\"}";
  private static final String TYPE = "{\"thinking\": {\"type\": \"disabled\"}}";
  private static final String ENABLE = "{\"enable_thinking\": false}";

  private static final List<Place> TABLE =
      List.of(
          new Place("api.openai.com", LESS),
          new Place(".openai.azure.com", LESS),
          new Place(".cognitiveservices.azure.com", LESS),
          new Place("generativelanguage.googleapis.com", "{\"reasoning_effort\": \"none\"}"),
          new Place("api.groq.com", "{\"reasoning_effort\": \"none\"}"),
          new Place("openrouter.ai", "{\"reasoning\": {\"enabled\": false}}"),
          new Place("dashscope.aliyuncs.com", ENABLE),
          new Place("dashscope-intl.aliyuncs.com", ENABLE),
          new Place("dashscope-us.aliyuncs.com", ENABLE),
          new Place("api.siliconflow.cn", ENABLE),
          new Place("api.siliconflow.com", ENABLE),
          new Place("qianfan.baidubce.com", ENABLE),
          new Place("api.deepseek.com", TYPE),
          new Place("open.bigmodel.cn", TYPE),
          new Place("api.z.ai", TYPE),
          new Place("api.moonshot.cn", TYPE),
          new Place("api.moonshot.ai", TYPE),
          new Place("volces.com", TYPE),
          new Place("bytepluses.com", TYPE),
          new Place("", "{\"chat_template_kwargs\": {\"enable_thinking\": false}}"));

  private SwitchThinkingOff() {}

  /// Whether the model can only be told to think less.
  public static boolean onlyLessens(ModelSettings model) {
    return extra(model).equals(LESS);
  }

  /// The fields for `extra`, as JSON; of a place nobody knows, those of most model servers.
  public static String extra(ModelSettings model) {
    String host =
        model.baseUrl() == null || model.baseUrl().getHost() == null
            ? ""
            : model.baseUrl().getHost().toLowerCase(Locale.ROOT);
    return TABLE.stream()
        .filter(place -> host.endsWith(place.host))
        .findFirst()
        .orElseThrow()
        .extra();
  }
}
