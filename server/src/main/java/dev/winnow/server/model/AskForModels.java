package dev.winnow.server.model;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.run.TestCall;
import dev.winnow.providers.preset.FindModels.Found;
import dev.winnow.server.call.FailedCall;
import dev.winnow.server.web.Refusal;
import dev.winnow.storage.model.StoredModelSaid;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Asks an address which models it offers.
final class AskForModels {

  private static final String MODEL = "model";

  private AskForModels() {}

  /// The same request with some model: which one is to be found out.
  static ObjectNode withSomeModel(ObjectNode body) {
    return body.path(MODEL).asString("").isBlank() ? body.deepCopy().put(MODEL, "-") : body;
  }

  static FoundModels ask(OpenSettings opener, UnsavedModel model) {
    ModelSettings settings = TestCall.brief(model.settings());
    try {
      return switch (opener.find(model.with(settings))) {
        case Found.Models found ->
            new FoundModels(
                found.models().stream()
                    .map(it -> new FoundModels.Found(it.id(), it.name(), it.owner()))
                    .toList(),
                null);
        case Found.Failed failed -> failed(failed(failed.reply(), settings));
        case Found.Unusable unusable ->
            failed(
                FailedCall.of(
                    "unusable", 0, unusable.said(), StoredModelSaid.CHANGE_SETTINGS.of()));
      };
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw Refusal.stopping();
    }
  }

  /// No model was asked for, so there is no other to choose.
  private static FailedCall failed(Reply reply, ModelSettings settings) {
    return reply instanceof Reply.Denied(var obstacle, int status, var said)
            && obstacle == Reply.Denied.Obstacle.MODEL
        ? FailedCall.of("model", status, said, StoredModelSaid.LISTS_NO_MODELS.of())
        : FailedCall.of(reply, settings);
  }

  private static FoundModels failed(FailedCall failure) {
    return new FoundModels(List.of(), failure);
  }
}
