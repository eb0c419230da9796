package dev.winnow.providers.embed;

import dev.winnow.core.llm.Embedding;
import dev.winnow.core.llm.Usage;
import dev.winnow.providers.reply.AnswerFormat;
import dev.winnow.providers.reply.Finish;
import dev.winnow.providers.reply.Tokens;
import dev.winnow.providers.reply.Written;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// How embeddings are written: `data[].embedding` with OpenAI, as numbers or as Base64 of
/// little-endian floats, `embeddings[]` with Ollama. The text of the answer is a line for each.
enum EmbeddingsAnswers implements AnswerFormat {
  FORMAT;

  private static final String EMBEDDING = "embedding";

  @Override
  public boolean isAnswer(JsonNode json) {
    return !embeddings(json).isEmpty();
  }

  @Override
  public boolean isPiece(JsonNode json) {
    return false;
  }

  @Override
  public @Nullable JsonNode assembled(List<JsonNode> pieces, boolean done) {
    return null;
  }

  @Override
  public @Nullable JsonNode errorWithin(JsonNode json) {
    return null;
  }

  @Override
  public Written written(JsonNode json, String model) {
    List<JsonNode> embeddings = embeddings(json);
    String text =
        embeddings.stream()
            .map(it -> Embedding.of(numbers(it)).text())
            .collect(Collectors.joining("\n"));
    JsonNode usage = json.path("usage");
    long input =
        usage.isObject()
            ? Tokens.of(usage, "prompt_tokens", "input_tokens", "total_tokens")
            : Tokens.of(json, "prompt_eval_count");
    return new Written(
        embeddings.isEmpty() ? null : text,
        "",
        false,
        Finish.of(""),
        false,
        "",
        null,
        Usage.of(input, 0),
        Written.word(json.path("model"), model),
        false,
        !embeddings.isEmpty());
  }

  private static List<JsonNode> embeddings(JsonNode json) {
    List<JsonNode> embeddings = new ArrayList<>();
    if (json.path("embeddings").isArray()) {
      json.path("embeddings").forEach(embeddings::add);
      return embeddings;
    }
    List<JsonNode> data = new ArrayList<>();
    json.path("data").forEach(data::add);
    if (data.stream().allMatch(it -> it.path("index").isInt())) {
      data.sort(Comparator.comparingInt(it -> it.path("index").intValue()));
    }
    data.stream()
        .map(it -> it.path(EMBEDDING))
        .filter(it -> it.isArray() || it.isString())
        .forEach(embeddings::add);
    return embeddings;
  }

  private static double[] numbers(JsonNode embedding) {
    if (embedding.isString()) {
      return floats(embedding.stringValue());
    }
    double[] numbers = new double[embedding.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = embedding.get(i).asDouble(Double.NaN);
    }
    return numbers;
  }

  private static double[] floats(String base64) {
    try {
      ByteBuffer bytes =
          ByteBuffer.wrap(Base64.getDecoder().decode(base64)).order(ByteOrder.LITTLE_ENDIAN);
      double[] numbers = new double[bytes.remaining() / Float.BYTES];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = bytes.getFloat();
      }
      return numbers;
    } catch (IllegalArgumentException e) {
      return new double[0];
    }
  }
}
