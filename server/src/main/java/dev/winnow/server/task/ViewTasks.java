package dev.winnow.server.task;

import dev.winnow.core.run.Diagnosis;
import dev.winnow.core.run.Figures;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.RunRate;
import dev.winnow.server.call.Tokens;
import dev.winnow.server.task.TaskView.Ref;
import dev.winnow.storage.evaluation.Evaluations;
import dev.winnow.storage.evaluation.StoredEvaluation;
import dev.winnow.storage.page.Page;
import dev.winnow.storage.task.StoredTask;
import dev.winnow.storage.task.TaskCount;
import dev.winnow.storage.task.TaskCounters;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes of tasks what is shown of them.
final class ViewTasks {

  private final Function<UUID, Optional<LiveRun>> live;
  private final Evaluations evaluations;

  ViewTasks(Function<UUID, Optional<LiveRun>> live, Evaluations evaluations) {
    this.live = live;
    this.evaluations = evaluations;
  }

  /// As in a list.
  TaskView summary(StoredTask task) {
    return view(task, evaluated(List.of(task)), null);
  }

  /// A list of them.
  Page<TaskView> summaries(Page<StoredTask> tasks) {
    Map<UUID, StoredEvaluation> evaluated = evaluated(tasks.content());
    return tasks.map(task -> view(task, evaluated, null));
  }

  private Map<UUID, StoredEvaluation> evaluated(List<StoredTask> tasks) {
    return evaluations.ofTasks(
        tasks.stream().filter(it -> it.status().hasEnded()).map(StoredTask::id).toList());
  }

  /// With everything.
  TaskView details(StoredTask task, TaskView.Details details) {
    return view(task, evaluated(List.of(task)), details);
  }

  private TaskView view(
      StoredTask task, Map<UUID, StoredEvaluation> evaluated, TaskView.@Nullable Details details) {
    StoredEvaluation evaluation = evaluated.get(task.id());
    TaskCounters counters = task.counters();
    Optional<LiveRun> running = live.apply(task.id());
    return new TaskView(
        task.id(),
        task.name(),
        task.description(),
        task.kind(),
        task.status(),
        task.why(),
        task.advice(),
        Diagnosis.of(figures(task, running)),
        new Ref(task.templateId(), task.templateName(), task.templateRevision()),
        new Ref(task.modelId(), task.modelName(), null),
        new Ref(task.datasetId(), task.datasetName(), null),
        task.format(),
        task.target(),
        counters.accepted(),
        percent(counters.accepted(), task.target()),
        rejected(counters),
        counters.rejected().getOrDefault(Reason.SURPLUS, 0L),
        TaskView.Requests.of(counters, running.map(LiveRun::inFlightCount).orElse(0)),
        Tokens.of(counters.usage()),
        rate(task, running.map(LiveRun::rate).orElse(RunRate.Rate.NONE)),
        task.concurrency(),
        task.pin(),
        task.version(),
        task.createdAt(),
        task.startedAt(),
        task.endedAt(),
        task.updatedAt(),
        task.runningMillis() / 1000.0,
        task.outputFile(),
        evaluation == null ? null : TaskView.EvaluationRef.of(evaluation),
        details);
  }

  private static Figures figures(StoredTask task, Optional<LiveRun> running) {
    TaskCounters counters = task.counters();
    return new Figures(
        task.status(),
        counters.position(),
        counters.of(TaskCount.CUT),
        0,
        0,
        counters.accepted(),
        counters.rejected(),
        counters.usage(),
        counters.of(TaskCount.THROTTLED),
        counters.of(TaskCount.RETRIES),
        counters.of(TaskCount.FAILURES),
        running
            .map(run ->
                new Figures.Pace(
                    task.concurrency(),
                    run.inFlightCount(),
                    counters.latencyMillisMean(),
                    run.rate().rowsPerSecond() * 60))
            .orElse(Figures.Pace.NONE));
  }

  /// Surplus is no fault of anybody's.
  private static Map<Reason, Long> rejected(TaskCounters counters) {
    Map<Reason, Long> rejected = new EnumMap<>(Reason.class);
    rejected.putAll(counters.rejected());
    rejected.remove(Reason.SURPLUS);
    return rejected;
  }

  /// Rounded down to a tenth: 100 is all of it.
  private static double percent(long rows, long target) {
    long tenths = rows * 1000 / target;
    return tenths / 10.0;
  }

  private static TaskView.Rate rate(StoredTask task, RunRate.Rate rate) {
    OptionalLong left = rate.secondsLeft(task.target() - task.counters().accepted());
    return new TaskView.Rate(
        tenth(rate.rowsPerSecond() * 60),
        tenth(rate.tokensPerSecond() * 60),
        left.isPresent() ? (Long) left.getAsLong() : null);
  }

  private static double tenth(double number) {
    return Math.round(number * 10) / 10.0;
  }
}
