package dev.winnow.storage.task;

import dev.winnow.core.llm.Usage;
import dev.winnow.core.run.CallFailure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One request of a task and what became of it.
///
/// @param unit its name within the task: `generate-0-12`
/// @param rows how many it asked for
/// @param sequence its place among the answers, from 0; null where there is none
/// @param text the raw answer
/// @param thinking what the model wrote before its answer; empty where the provider does not show
///   it
/// @param finish the provider's word for why it ended
/// @param reason of a refusal
/// @param accepted rows of it that were accepted
/// @param rejected texts of it that were not, surplus apart
/// @param surplus rows of it that came when the target was reached
/// @param failure why it was given up; null where it was answered
/// @param at when it was answered or given up
/// @param pin the number of the [TaskModel] that it was sent with
/// @param sentAgain whether it was sent again since, with another pin, and this is what came before
public record TaskRequest(
    String unit,
    int rows,
    RequestState state,
    @Nullable Long sequence,
    String text,
    String thinking,
    String finish,
    String reason,
    String model,
    long latencyMillis,
    Usage usage,
    int accepted,
    int rejected,
    int surplus,
    @Nullable CallFailure failure,
    Instant at,
    int pin,
    boolean sentAgain) {}
