package dev.winnow.providers.anthropic;

import dev.winnow.core.llm.StorableText;
import dev.winnow.core.llm.Usage;
import dev.winnow.providers.reply.AnswerFormat;
import dev.winnow.providers.reply.Finish;
import dev.winnow.providers.reply.Tokens;
import dev.winnow.providers.reply.Written;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// How messages are written: blocks of text, thinking and calls of tools.
public enum AnthropicAnswers implements AnswerFormat {
  FORMAT;

  @Override
  public boolean isAnswer(JsonNode json) {
    return json.path("content").isArray() && !json.path("error").isObject();
  }

  @Override
  public boolean isPiece(JsonNode json) {
    return json.path("type").asString("").equals("message_start");
  }

  @Override
  public @Nullable JsonNode assembled(List<JsonNode> pieces, boolean done) {
    return AssembleMessage.of(pieces);
  }

  @Override
  public @Nullable JsonNode errorWithin(JsonNode json) {
    return json.path("content").isArray() && json.path("error").isObject()
        ? json.path("error")
        : null;
  }

  @Override
  public Written written(JsonNode json, String model) {
    StringBuilder text = new StringBuilder();
    StringBuilder thinking = new StringBuilder();
    StringBuilder calls = new StringBuilder();
    boolean reasoned = false;
    boolean spoken = false;
    for (JsonNode block : json.path("content")) {
      switch (block.path("type").asString("")) {
        case "text" -> {
          spoken = true;
          text.append(block.path("text").asString(""));
        }
        case "thinking" -> {
          reasoned = true;
          thinking.append(block.path("thinking").asString(""));
        }
        case "redacted_thinking" -> reasoned = true;
        case "tool_use" -> calls.append(calls.isEmpty() ? "" : "\n").append(input(block));
        default -> {}
      }
    }
    String stop = json.path("stop_reason").asString("");
    return new Written(
        !calls.isEmpty() ? calls.toString() : spoken ? text.toString() : null,
        StorableText.of(thinking.toString()),
        reasoned,
        Finish.of(stop),
        json.path("error").isObject(),
        "",
        null,
        usage(json.path("usage")),
        Written.word(json.path("model"), model),
        json.path(AssembleMessage.STREAMED).asBoolean(false),
        json.path("content").isArray());
  }

  private static String input(JsonNode block) {
    JsonNode input = block.path("input");
    return input.isString() ? input.stringValue() : input.toString();
  }

  /// What is read from the cache and written to it is counted beside the input, not in it.
  private static Usage usage(JsonNode usage) {
    long cached = Tokens.of(usage, "cache_read_input_tokens");
    long input =
        Tokens.of(usage, "input_tokens") + cached + Tokens.of(usage, "cache_creation_input_tokens");
    long output = Tokens.of(usage, "output_tokens");
    long thinking = Tokens.of(usage.path("output_tokens_details"), "thinking_tokens");
    return new Usage(input, output, cached, Math.min(output, thinking));
  }
}
