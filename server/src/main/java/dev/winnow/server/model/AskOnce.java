package dev.winnow.server.model;

import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.llm.Sampling;
import dev.winnow.core.run.Advice;
import dev.winnow.core.run.CallFailure;
import dev.winnow.core.say.Said;
import dev.winnow.providers.OpenModel.Opened;
import dev.winnow.server.model.TestOutcome.Failure;
import dev.winnow.server.web.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Makes one small call to see whether a model answers. It does not wait for its turn: a model that
/// refuses calls just now is to say so.
final class AskOnce {

  private static final int TOKENS_MAX = 32;
  private static final int ANSWER_CHARS_MAX = 500;

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
              Failure.Kind.UNUSABLE, 0, unusable.said(), StoredModelSaid.CHANGE_SETTINGS.of());
      case Opened.Ready ready -> outcome(ask(ready.model()), settings);
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

  private static TestOutcome outcome(Reply reply, ModelSettings settings) {
    return switch (reply) {
      case Reply.Text text -> answered(text.completion());
      case Reply.Truncated cut -> answered(cut.completion());
      case Reply.Refused refused ->
          TestOutcome.failed(
              Failure.Kind.REFUSED,
              200,
              Said.text(refused.reason()),
              StoredModelSaid.TRY_ANOTHER.of());
      case Reply.Throttled throttled -> failed(Failure.Kind.THROTTLED, throttled, settings);
      case Reply.Unavailable unavailable ->
          failed(kind(unavailable.fault()), unavailable, settings);
      case Reply.Denied denied -> failed(kind(denied.obstacle()), denied, settings);
      case Reply.Invalid invalid -> failed(Failure.Kind.INVALID, invalid, settings);
    };
  }

  private static TestOutcome answered(Completion completion) {
    String text = completion.text();
    int chars = Math.min(text.codePointCount(0, text.length()), ANSWER_CHARS_MAX);
    return new TestOutcome(
        true,
        text.substring(0, text.offsetByCodePoints(0, chars)),
        completion.latencyMillis(),
        TestOutcome.Tokens.of(completion.usage()),
        null);
  }

  private static TestOutcome failed(Failure.Kind kind, Reply reply, ModelSettings settings) {
    CallFailure failure = CallFailure.of(reply);
    return TestOutcome.failed(kind, failure.status(), failure.said(), Advice.of(reply, settings));
  }

  private static Failure.Kind kind(Reply.Unavailable.Fault fault) {
    return switch (fault) {
      case UNREACHABLE -> Failure.Kind.UNREACHABLE;
      case DISCONNECTED -> Failure.Kind.DISCONNECTED;
      case TIMEOUT -> Failure.Kind.TIMEOUT;
      case SERVER -> Failure.Kind.SERVER;
      case LOADING -> Failure.Kind.LOADING;
      case UNREADABLE -> Failure.Kind.UNREADABLE;
    };
  }

  private static Failure.Kind kind(Reply.Denied.Obstacle obstacle) {
    return switch (obstacle) {
      case CREDENTIAL -> Failure.Kind.CREDENTIAL;
      case CREDIT -> Failure.Kind.CREDIT;
      case MODEL -> Failure.Kind.MODEL;
    };
  }
}
