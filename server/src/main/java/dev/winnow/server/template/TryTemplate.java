package dev.winnow.server.template;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.plan.RenderUnit;
import dev.winnow.core.run.RejectSaid;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.Task;
import dev.winnow.core.task.Trial;
import dev.winnow.engine.pace.Permits;
import dev.winnow.engine.run.FirstAnswer;
import dev.winnow.server.call.CallableModel;
import dev.winnow.server.call.FailedCall;
import dev.winnow.server.call.StoredModels;
import dev.winnow.server.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Sends one request of a template to a stored model and looks at what comes back, as a task would.
@Component
class TryTemplate {

  /// A model that is left alone for longer, or whose calls are all taken for longer, is not waited
  /// for.
  private static final Duration WAIT_MAX = Duration.ofSeconds(10);

  /// What a run says of a row that came twice.
  private static final int ANSWER_TOKENS_USUAL = 500;

  private final StoredModels models;
  private final Duration turnWaitMax;
  private final Clock clock = Clock.systemUTC();

  @Autowired
  TryTemplate(StoredModels models) {
    this(models, WAIT_MAX);
  }

  TryTemplate(StoredModels models, Duration turnWaitMax) {
    this.models = models;
    this.turnWaitMax = turnWaitMax;
  }

  /// Sends it.
  ///
  /// @throws Refusal when there is no such model, or it cannot be used
  TryReport send(Trial trial) {
    CallableModel model =
        models.open(
            Objects.requireNonNull(trial.modelId()),
            stored -> trial.sampling().orElse(stored).orElse(trial.template().generation()));
    Task task = trial.task(model.settings());
    RenderUnit render = new RenderUnit(task, "try-" + UUID.randomUUID(), clock.instant());
    Request request = Rendering.request(render);
    Rendering rendering = Rendering.of(trial, request);
    Duration blocked = model.permits().blockedFor();
    if (blocked.compareTo(WAIT_MAX) > 0) {
      return TryReport.failed(model, rendering, FailedCall.blocked(blocked));
    }
    try {
      Optional<Permits.Lease> lease =
          model
              .permits()
              .join(1)
              .acquire(rendering.tokens() + answerTokens(model.settings()), turnWaitMax);
      if (lease.isEmpty()) {
        return TryReport.failed(model, rendering, FailedCall.noTurn(turnWaitMax));
      }
      return switch (ask(model, request, lease.get())) {
        case Reply.Answered answered ->
            TryReport.answered(model, rendering, answered, rows(render, answered));
        case Reply failure ->
            TryReport.failed(model, rendering, FailedCall.of(failure, model.settings()));
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.stopping();
    }
  }

  private static Reply ask(CallableModel model, Request request, Permits.Lease lease)
      throws InterruptedException {
    try (lease) {
      Reply reply = model.model().ask(request);
      giveBack(lease, reply);
      return reply;
    }
  }

  private static int answerTokens(ModelSettings settings) {
    Integer most = settings.sampling().maxTokens();
    return most == null ? ANSWER_TOKENS_USUAL : most;
  }

  private static void giveBack(Permits.Lease lease, Reply reply) {
    switch (reply) {
      case Reply.Answered answered -> {
        lease.answered(answered.completion().usage().total());
      }
      case Reply.Throttled throttled -> {
        Permits.Refusal unused = lease.throttled(throttled.retryAfter());
      }
      case Reply.Unavailable it when it.fault() == Reply.Unavailable.Fault.TIMEOUT ->
          lease.timedOut();
      // To close it says that the call came to nothing.
      case Reply other -> {}
    }
  }

  /// As the first answer of a task would be judged.
  private static List<TryReport.Row> rows(RenderUnit render, Reply.Answered answered) {
    List<TryReport.Row> rows = new ArrayList<>();
    for (Verdict verdict : FirstAnswer.verdicts(render, answered)) {
      switch (verdict) {
        case Verdict.Accepted accepted ->
            rows.add(
                new TryReport.Row(
                    "accepted",
                    null,
                    ExactJson.object(Objects.requireNonNull(accepted.text())),
                    null,
                    List.of(),
                    accepted.coerced()));
        case Verdict.Rejected rejected -> rows.add(rejected(render.task(), rejected));
        case Verdict.Waiting waiting -> {}
      }
    }
    return rows;
  }

  private static TryReport.Row rejected(Task task, Verdict.Rejected rejected) {
    String reason = rejected.reason().label();
    return switch (rejected.reason()) {
      case SCHEMA -> {
        // The row as JSON, since it could be read: its problems one by one.
        var row = ExactJson.read(rejected.text());
        List<Said> problems = task.schema().problems(row);
        yield new TryReport.Row(
            "rejected",
            reason,
            row,
            null,
            problems.isEmpty() ? List.of(rejected.detail()) : problems);
      }
      case DUPLICATE ->
          new TryReport.Row(
              "rejected",
              reason,
              ExactJson.read(rejected.text()),
              null,
              List.of(
                  rejected.detail().code().equals(RejectSaid.IN_DATASET.code())
                      ? RejectSaid.IN_ANSWER.of()
                      : rejected.detail()));
      case CATEGORY, LABEL ->
          new TryReport.Row(
              "rejected",
              reason,
              ExactJson.read(rejected.text()),
              null,
              List.of(rejected.detail()));
      case MALFORMED, RULE, JUDGE, REVIEWER, SURPLUS ->
          new TryReport.Row("rejected", reason, null, rejected.text(), List.of(rejected.detail()));
    };
  }
}
