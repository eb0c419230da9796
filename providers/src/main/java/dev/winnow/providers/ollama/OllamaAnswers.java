package dev.winnow.providers.ollama;

import dev.winnow.core.llm.StorableText;
import dev.winnow.core.llm.Usage;
import dev.winnow.providers.reply.AnswerFormat;
import dev.winnow.providers.reply.Finish;
import dev.winnow.providers.reply.Tokens;
import dev.winnow.providers.reply.Written;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How Ollama writes chat answers: whole, or as one JSON object a line.
public enum OllamaAnswers implements AnswerFormat {
  FORMAT;

  private static final String STREAMED = "winnow_streamed";

  @Override
  public boolean isAnswer(JsonNode json) {
    return json.path("message").isObject();
  }

  @Override
  public boolean isPiece(JsonNode json) {
    JsonNode done = json.path("done");
    return json.path("message").isObject() && done.isBoolean() && !done.booleanValue();
  }

  /// A stream that fails before it says anything is that failure; one whose last line does not say
  /// that it is the last broke off, which is an error as well.
  @Override
  public @Nullable JsonNode assembled(List<JsonNode> pieces, boolean done) {
    StringBuilder content = new StringBuilder();
    StringBuilder thinking = new StringBuilder();
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    for (JsonNode piece : pieces) {
      if (piece.hasNonNull("error")) {
        if (content.toString().isBlank()) {
          return piece;
        }
        whole.set("error", piece.path("error"));
        break;
      }
      if (piece instanceof ObjectNode object) {
        whole.setAll(object);
      }
      content.append(piece.path("message").path("content").asString(""));
      thinking.append(piece.path("message").path("thinking").asString(""));
    }
    if (!whole.path("message").isObject()) {
      return pieces.isEmpty() ? null : pieces.getFirst();
    }
    if (!whole.has("error") && !whole.path("done").asBoolean(false)) {
      whole.put("error", "The stream of the answer broke off before its end.");
    }
    ObjectNode message = whole.putObject("message");
    message.put("content", content.toString());
    message.put("thinking", thinking.toString());
    return whole.put(STREAMED, true);
  }

  @Override
  public @Nullable JsonNode errorWithin(JsonNode json) {
    return null;
  }

  @Override
  public Written written(JsonNode json, String model) {
    JsonNode message = json.path("message");
    JsonNode content = message.path("content");
    String thinking = message.path("thinking").asString("");
    return new Written(
        content.isString() ? content.stringValue() : null,
        StorableText.of(thinking),
        !thinking.isBlank(),
        Finish.of(json.path("done_reason").asString("")),
        json.hasNonNull("error"),
        "",
        null,
        Usage.of(Tokens.of(json, "prompt_eval_count"), Tokens.of(json, "eval_count")),
        Written.word(json.path("model"), model),
        json.path(STREAMED).asBoolean(false),
        message.isObject());
  }
}
