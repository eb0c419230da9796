package dev.winnow.providers.embed;

import dev.winnow.core.llm.Dialect.Parameter;
import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.ModelSettings.ResponseFormat;
import dev.winnow.core.llm.Request;
import dev.winnow.providers.ollama.OllamaWire;
import dev.winnow.providers.openai.OpenAiWire;
import dev.winnow.providers.reply.AnswerFormat;
import dev.winnow.providers.wire.Parameters;
import dev.winnow.providers.wire.Wire;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `POST {baseUrl}/embeddings` as OpenAI defined it, or Ollama's `POST {baseUrl}/api/embed`:
/// `{"model": …, "input": [texts]}` with both.
///
/// @param path behind the base URL
/// @param beside the wire of the same protocol by which texts are made
public record EmbeddingsWire(String path, Wire beside) implements Wire {

  /// As OpenAI defined it; most others speak it too.
  public static EmbeddingsWire openAi() {
    return new EmbeddingsWire("/embeddings", new OpenAiWire());
  }

  /// Ollama's own.
  public static EmbeddingsWire ollama() {
    return new EmbeddingsWire("/embed", new OllamaWire());
  }

  @Override
  public URI address(URI baseUrl) {
    String chat = beside.address(baseUrl).toString();
    String query = chat.contains("?") ? chat.substring(chat.indexOf('?')) : "";
    String base = chat.substring(0, chat.length() - query.length());
    return URI.create(base.replaceFirst("(/chat/completions|/chat)$", "") + path + query);
  }

  @Override
  public URI models(URI baseUrl) {
    return beside.models(baseUrl);
  }

  @Override
  public Map<String, String> headers(@Nullable String key) {
    return beside.headers(key);
  }

  @Override
  public ObjectNode body(Request request, Parameters parameters) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("model", parameters.model());
    ArrayNode input = body.putArray("input");
    request.messages().stream().map(Message::text).forEach(input::add);
    return body;
  }

  @Override
  public Set<ResponseFormat> formats() {
    return Set.of();
  }

  @Override
  public Map<String, Parameter> fields() {
    return Map.of();
  }

  @Override
  public AnswerFormat answers() {
    return EmbeddingsAnswers.FORMAT;
  }
}
