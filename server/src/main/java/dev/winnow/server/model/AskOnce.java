package dev.winnow.server.model;

import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.run.TestCall;
import dev.winnow.core.say.Said;
import dev.winnow.providers.ModelSeen;
import dev.winnow.providers.OpenModel.Opened;
import dev.winnow.server.call.FailedCall;
import dev.winnow.server.web.Refusal;
import dev.winnow.storage.model.StoredModelSaid;
import java.time.Instant;
import java.util.UUID;

/// Makes one small call to see whether a model answers. It does not wait for its turn: a model that
/// refuses calls just now is to say so.
final class AskOnce {

  private AskOnce() {}

  /// Makes the call.
  static TestOutcome test(OpenSettings opener, UnsavedModel model) {
    ModelSettings settings = TestCall.brief(model.settings());
    return switch (opener.open(model.with(settings))) {
      case Opened.Unusable unusable ->
          TestOutcome.failed(
              FailedCall.of("unusable", 0, unusable.said(), StoredModelSaid.CHANGE_SETTINGS.of()));
      case Opened.Ready ready -> outcome(ask(ready.model()), ready.seen().get(), settings);
    };
  }

  private static TestOutcome outcome(TestCall.Asked asked, ModelSeen seen, ModelSettings settings) {
    Instant now = Instant.now();
    return switch (asked.reply()) {
      case Reply.Text text when asked.dimensions() > 0 ->
          TestOutcome.embedded(text.completion(), asked.dimensions());
      case Reply.Text text -> TestOutcome.answered(text.completion(), seen, now);
      case Reply.Truncated cut -> TestOutcome.answered(cut.completion(), seen, now);
      case Reply.Refused refused ->
          TestOutcome.failed(
              FailedCall.of(
                  "refused", 200, Said.text(refused.reason()), StoredModelSaid.TRY_ANOTHER.of()),
              seen,
              now);
      case Reply failure -> TestOutcome.failed(FailedCall.of(failure, settings), seen, now);
    };
  }

  private static TestCall.Asked ask(LanguageModel model) {
    try {
      return TestCall.ask(model, "test-" + UUID.randomUUID());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw Refusal.stopping();
    }
  }
}
