package dev.winnow.providers.openai;

import dev.winnow.providers.reply.AnswerFormat;
import dev.winnow.providers.reply.Written;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// How chat completions are written.
public enum OpenAiAnswers implements AnswerFormat {
  FORMAT;

  @Override
  public boolean isAnswer(JsonNode json) {
    return json.path("choices").path(0).isObject();
  }

  @Override
  public boolean isPiece(JsonNode json) {
    return json.path("choices").path(0).has("delta");
  }

  @Override
  public @Nullable JsonNode assembled(List<JsonNode> pieces, boolean done) {
    return AssembleStream.ofChunks(pieces, done);
  }

  @Override
  public @Nullable JsonNode errorWithin(JsonNode json) {
    JsonNode choice = ReadChoice.choice(json);
    return choice.hasNonNull("error") ? choice.path("error") : null;
  }

  @Override
  public Written written(JsonNode json, String model) {
    return ReadChoice.of(json, model);
  }
}
