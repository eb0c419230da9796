package dev.winnow.server.model;

import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import java.time.Duration;
import java.util.UUID;

/// A stored model whose calls are counted and timed.
record CountedModel(LanguageModel model, UUID id, ModelMetrics metrics) implements LanguageModel {

  @Override
  public Reply ask(Request request) throws InterruptedException {
    long start = System.nanoTime();
    Reply reply = model.ask(request);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    metrics.of(id).ifPresent(meters -> meters.count(reply, took));
    return reply;
  }
}
