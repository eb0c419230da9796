package dev.winnow.server.template;

import dev.winnow.core.dataset.Fingerprint;
import dev.winnow.core.document.ExactJson;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.run.Candidate;
import dev.winnow.core.run.ExamineAnswer;
import dev.winnow.core.run.Reason;
import dev.winnow.core.task.Task;
import dev.winnow.core.task.Trial;
import dev.winnow.engine.pace.Permits;
import dev.winnow.server.call.CallableModel;
import dev.winnow.server.call.FailedCall;
import dev.winnow.server.call.StoredModels;
import dev.winnow.server.web.Ids;
import dev.winnow.server.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Sends one request of a template to a stored model and looks at what comes back, as a task would.
@Component
class TryTemplate {

  /// A model that is left alone for longer, or whose calls are all taken for longer, is not waited
  /// for.
  private static final Duration WAIT_MAX = Duration.ofSeconds(10);

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
            modelId(trial),
            stored -> trial.sampling().orElse(stored).orElse(trial.template().generation()));
    Task task = trial.task(model.settings());
    Request request = Rendering.request(task, "try-" + UUID.randomUUID(), clock.instant());
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
            TryReport.answered(model, rendering, answered, rows(task, answered));
        case Reply failure ->
            TryReport.failed(model, rendering, FailedCall.of(failure, model.settings()));
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.of(
          HttpStatus.SERVICE_UNAVAILABLE, "STOPPING", "The service is stopping. Try again later.");
    }
  }

  private static UUID modelId(Trial trial) {
    String id = String.valueOf(trial.modelId());
    return Ids.parse(id.strip())
        .orElseThrow(() ->
            Refusal.invalid(
                "modelId", "(%s) is no id. Take one from the list of models.".formatted(id)));
  }

  private static Reply ask(CallableModel model, Request request, Permits.Lease lease)
      throws InterruptedException {
    boolean back = false;
    try {
      Reply reply = model.model().ask(request);
      back = true;
      giveBack(lease, reply);
      return reply;
    } finally {
      if (!back) {
        lease.failed();
      }
    }
  }

  private static int answerTokens(ModelSettings settings) {
    Integer most = settings.sampling().maxTokens();
    return most == null ? ANSWER_TOKENS_USUAL : most;
  }

  private static void giveBack(Permits.Lease lease, Reply reply) {
    switch (reply) {
      case Reply.Answered answered -> {
        var usage = answered.completion().usage();
        lease.answered(usage.inputTokens() + usage.outputTokens());
      }
      case Reply.Throttled throttled -> {
        Permits.Refusal unused = lease.throttled(throttled.retryAfter());
      }
      case Reply.Unavailable unavailable -> {
        if (unavailable.fault() == Reply.Unavailable.Fault.TIMEOUT) {
          lease.timedOut();
        } else {
          lease.failed();
        }
      }
      case Reply.Denied denied -> lease.failed();
      case Reply.Invalid invalid -> lease.failed();
    }
  }

  private static List<TryReport.Row> rows(Task task, Reply.Answered answered) {
    List<TryReport.Row> rows = new ArrayList<>();
    Set<Fingerprint> seen = new HashSet<>();
    for (Candidate candidate : new ExamineAnswer(task).examine(answered)) {
      rows.add(
          switch (candidate) {
            case Candidate.Sound sound ->
                seen.add(sound.fingerprint())
                    ? new TryReport.Row("accepted", null, sound.row(), null, List.of())
                    : new TryReport.Row(
                        "rejected",
                        Reason.DUPLICATE.label(),
                        sound.row(),
                        null,
                        List.of("The answer has this row already."));
            case Candidate.Unsound unsound -> rejected(task, unsound);
          });
    }
    return rows;
  }

  private static TryReport.Row rejected(Task task, Candidate.Unsound unsound) {
    if (unsound.reason() == Reason.SCHEMA) {
      // The row as JSON, since it could be read: its problems one by one.
      var row = ExactJson.read(unsound.text());
      return new TryReport.Row(
          "rejected", unsound.reason().label(), row, null, task.schema().problems(row));
    }
    return new TryReport.Row(
        "rejected", unsound.reason().label(), null, unsound.text(), List.of(unsound.detail()));
  }
}
