package dev.winnow.core.run;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Embedding;
import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.llm.Sampling;
import dev.winnow.core.parse.ReadAnswer;
import dev.winnow.core.schema.RowSchema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// One small call that shows whether a model answers, and whether it keeps to an output schema: it
/// is asked for one row of two fields.
public final class TestCall {

  /// Enough for a model that thinks a little before it writes the row.
  private static final int TOKENS_MAX = 512;

  /// Somebody is waiting for the outcome.
  private static final Duration TIMEOUT_MAX = Duration.ofSeconds(60);

  private static final String PROMPT =
      "Name one animal and the number of its legs. Reply with a JSON array of one object with the"
          + " fields animal (text) and legs (whole number), and nothing else.";

  private static final RowSchema SCHEMA =
      RowSchema.of(
          (ObjectNode)
              ExactJson.read(
                  """
                  {"type": "object",
                   "properties": {"animal": {"type": "string"}, "legs": {"type": "integer"}},
                   "required": ["animal", "legs"],
                   "additionalProperties": false}
                  """));

  private TestCall() {}

  /// The same model, kept short.
  public static ModelSettings brief(ModelSettings settings) {
    Sampling sampling = settings.sampling();
    Integer said = sampling.maxTokens();
    Sampling few =
        new Sampling(
            sampling.temperature(),
            sampling.topP(),
            said == null ? TOKENS_MAX : Math.min(said, TOKENS_MAX),
            sampling.stop(),
            sampling.seed());
    ModelSettings.Limits limits = settings.limits();
    return settings
        .withSampling(few)
        .withLimits(
            new ModelSettings.Limits(
                shorter(limits.connectTimeout()),
                shorter(limits.requestTimeout()),
                limits.idleTimeout(),
                limits.replyBytesMax(),
                limits.requestsPerMinute(),
                limits.tokensPerMinute()));
  }

  private static Duration shorter(Duration timeout) {
    return timeout.compareTo(TIMEOUT_MAX) > 0 ? TIMEOUT_MAX : timeout;
  }

  /// What came of asking.
  ///
  /// @param reply with the answer, or why there is none
  /// @param dimensions those of the embedding that it answered with; 0 of a text
  public record Asked(Reply reply, int dimensions) {}

  /// Asks a model for a row. One that cannot be asked for texts may be one that makes embeddings,
  /// and is asked for one then.
  ///
  /// @param key names the request for ever
  /// @throws InterruptedException when the calling thread is interrupted
  public static Asked ask(LanguageModel model, String key) throws InterruptedException {
    Reply reply = model.ask(request(key));
    boolean isNoChat =
        switch (reply) {
          case Reply.Invalid invalid -> true;
          case Reply.Denied denied -> denied.obstacle() == Reply.Denied.Obstacle.MODEL;
          case Reply.Answered answered -> false;
          case Reply.Throttled throttled -> false;
          case Reply.Unavailable unavailable ->
              unavailable.fault() == Reply.Unavailable.Fault.SERVER;
        };
    if (isNoChat
        && model.ask(Request.embeddings(key + "-embedding", List.of(PROMPT)))
            instanceof Reply.Text embedded) {
      Optional<Embedding> embedding = Embedding.parse(embedded.completion().text());
      if (embedding.isPresent()) {
        return new Asked(embedded, embedding.get().bytes().length);
      }
    }
    return new Asked(reply, 0);
  }

  /// What the model is asked.
  ///
  /// @param key names the request for ever
  public static Request request(String key) {
    return new Request(
        key, List.of(new Message(Message.Role.USER, PROMPT)), 1, SCHEMA.json(), Map.of(), 0);
  }

  /// Whether an answer is one row that keeps to the schema.
  public static boolean matches(Completion completion) {
    List<ObjectNode> rows = ReadAnswer.read(completion.text(), Set.copyOf(SCHEMA.fields())).rows();
    return rows.size() == 1 && SCHEMA.problems(rows.getFirst()).isEmpty();
  }

  /// Whether the model thought before it answered.
  public static boolean thought(Completion completion) {
    return !completion.thinking().isBlank() || completion.usage().reasoningTokens() > 0;
  }
}
