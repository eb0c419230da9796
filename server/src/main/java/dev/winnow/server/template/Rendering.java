package dev.winnow.server.template;

import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Request;
import dev.winnow.core.plan.RenderUnit;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.task.Trial;
import dev.winnow.providers.TokenEstimate;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A request as a model gets it.
@Schema(name = "TemplateRendering", description = "One request as a model gets it")
record Rendering(
    @Schema(description = "The conversation, in order") List<Message> messages,
    @Schema(description = "The value of every variable, built-in ones included")
        Map<String, String> values,
    @Schema(description = "Rows the request asks for", example = "5") int count,
    @Schema(description = "What decides the things that are drawn", example = "0") long seed,
    @Schema(
            description = "Tokens of the messages: exact with OpenAI's models, else an estimate",
            example = "212")
        long tokens) {

  private static final UnitKey FIRST = new UnitKey(UnitKey.Purpose.GENERATE, 0, 0);

  /// Nobody: rendering does not depend on who is asked.
  private static final ModelSettings NOBODY =
      new ModelSettings(
          ModelSettings.Provider.OFFLINE, null, "offline", new ModelSettings.Credential.None());

  /// The first request of a task like the trial.
  static Request request(RenderUnit render) {
    return render.request(new Unit(FIRST, render.task().calls().batchSize()));
  }

  static Rendering of(Trial trial, Instant now) {
    return of(trial, request(new RenderUnit(trial.task(NOBODY), "render", now)));
  }

  static Rendering of(Trial trial, Request request) {
    return new Rendering(
        request.messages(),
        // In an order that does not change from one rendering to the next.
        new TreeMap<>(request.values()),
        trial.count(),
        trial.seed(),
        TokenEstimate.of(request));
  }
}
