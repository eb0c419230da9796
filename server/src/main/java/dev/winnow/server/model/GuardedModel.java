package dev.winnow.server.model;

import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.say.Said;
import java.net.URI;
import java.util.Optional;

/// A model whose address is looked at before each call: a name may lead elsewhere by now.
record GuardedModel(LanguageModel model, URI address, AddressPolicy policy)
    implements LanguageModel {

  @Override
  public Reply ask(Request request) throws InterruptedException {
    Optional<Said> objection = policy.objection(address);
    return objection.isPresent()
        ? new Reply.Denied(
            Reply.Denied.Obstacle.MODEL, 0, StoredModelSaid.BASE_URL.of(objection.get()))
        : model.ask(request);
  }
}
