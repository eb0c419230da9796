package dev.winnow.server.task;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.SwitchThinkingOff;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.run.Progress;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.TaskStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a run ended, in the words of a task.
///
/// @param status null where it was told to stop: whoever told it has said what the task is
/// @param why empty where the status says it all
/// @param advice likewise
record RunEnding(@Nullable TaskStatus status, String why, String advice) {

  static RunEnding of(Outcome outcome, Progress progress, ModelSettings model) {
    return switch (outcome) {
      case Outcome.Complete complete -> new RunEnding(TaskStatus.COMPLETED, "", "");
      case Outcome.Partial partial ->
          new RunEnding(
              TaskStatus.PARTIAL,
              "%,d rows are missing: %s.".formatted(partial.missing(), partial.why()),
              advice(progress, model)
                  .map(advice ->
                      "Retry sends further requests. To get better answers, "
                          + advice
                          + " in a clone of the task.")
                  .orElse("Retry sends further requests."));
      case Outcome.Unusable unusable ->
          new RunEnding(TaskStatus.PAUSED, unusable.why(), unusable.advice());
      case Outcome.Interrupted interrupted -> new RunEnding(null, "", "");
      case Outcome.Unwritable unwritable ->
          new RunEnding(
              TaskStatus.FAILED,
              "What came in cannot be written down: " + unwritable.why(),
              "Make room on the disk of the service, then retry.");
    };
  }

  /// The word for the log.
  String word() {
    return status == null ? "STOPPED" : status.name();
  }

  /// What would most probably help, going by what rows were rejected for.
  static Optional<String> advice(Progress progress, ModelSettings model) {
    if (progress.onlyReasoned() * 2 > progress.answers()) {
      return Optional.of(
          "raise max tokens, or switch thinking off in the model's extra fields: %s (most answers were reasoning only)"
              .formatted(SwitchThinkingOff.extra(model)));
    }
    if (progress.refused() * 2 > progress.answers()) {
      return Optional.of(
          "change what the prompt asks for, or the model (most answers were refused)");
    }
    if (progress.cut() * 2 > progress.answers()) {
      return Optional.of("raise max tokens or lower the batch size (most answers were cut)");
    }
    long duplicates = progress.rejected(Reason.DUPLICATE);
    long malformed = progress.rejected(Reason.MALFORMED);
    long schema = progress.rejected(Reason.SCHEMA);
    if (duplicates >= malformed && duplicates >= schema && duplicates > 0) {
      return Optional.of(
          "make the prompt vary (another parameter, {random_id}, a higher temperature)");
    }
    if (schema >= malformed && schema > 0) {
      return Optional.of("say in the prompt what the schema asks for, or loosen the schema");
    }
    if (malformed > 0) {
      return Optional.of("ask for JSON more plainly, or send the output schema to the model");
    }
    return Optional.empty();
  }
}
