package dev.winnow.providers.reply;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// How the answers of a wire are written.
public interface AnswerFormat {

  /// Whether JSON holds an answer, so that what else stands in it is no failure of its own.
  boolean isAnswer(JsonNode json);

  /// Whether JSON is one piece of a streamed answer, sent without the frame of an event stream.
  boolean isPiece(JsonNode json);

  /// Puts the pieces of a streamed answer together, as if it had come whole.
  ///
  /// @param done whether the end was marked by a frame of its own (`[DONE]`)
  /// @return null where no piece is one of an answer
  @Nullable JsonNode assembled(List<JsonNode> pieces, boolean done);

  /// The error that stands within an answer, for a part of it; null where there is none.
  @Nullable JsonNode errorWithin(JsonNode json);

  /// Reads an answer.
  ///
  /// @param model what the model is called where the answer does not say
  Written written(JsonNode json, String model);
}
