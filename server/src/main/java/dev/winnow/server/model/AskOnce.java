package dev.winnow.server.model;

import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.llm.Sampling;
import dev.winnow.core.say.Said;
import dev.winnow.providers.OpenModel.Opened;
import dev.winnow.server.call.FailedCall;
import dev.winnow.server.web.Refusal;
import dev.winnow.storage.model.StoredModelSaid;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Makes one small call to see whether a model answers. It does not wait for its turn: a model that
/// refuses calls just now is to say so.
final class AskOnce {

  private static final int TOKENS_MAX = 32;

  /// Somebody is waiting for the outcome.
  private static final Duration TIMEOUT_MAX = Duration.ofSeconds(60);

  private AskOnce() {}

  /// The same model, kept short.
  static ModelSettings brief(ModelSettings settings) {
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

  /// Makes the call.
  static TestOutcome test(Opened opened, ModelSettings settings) {
    return switch (opened) {
      case Opened.Unusable unusable ->
          TestOutcome.failed(
              FailedCall.of("unusable", 0, unusable.said(), StoredModelSaid.CHANGE_SETTINGS.of()));
      case Opened.Ready ready ->
          switch (ask(ready.model())) {
            case Reply.Text text -> TestOutcome.answered(text.completion());
            case Reply.Truncated cut -> TestOutcome.answered(cut.completion());
            case Reply.Refused refused ->
                TestOutcome.failed(
                    FailedCall.of(
                        "refused",
                        200,
                        Said.text(refused.reason()),
                        StoredModelSaid.TRY_ANOTHER.of()));
            case Reply failure -> TestOutcome.failed(FailedCall.of(failure, settings));
          };
    };
  }

  private static Reply ask(LanguageModel model) {
    List<Message> prompt =
        List.of(new Message(Message.Role.USER, "Reply with the word ok and nothing else."));
    try {
      return model.ask(new Request("test-" + UUID.randomUUID(), prompt, 1, null, Map.of(), 0));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw Refusal.stopping();
    }
  }
}
