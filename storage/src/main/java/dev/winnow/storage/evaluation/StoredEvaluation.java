package dev.winnow.storage.evaluation;

import dev.winnow.core.say.Said;
import dev.winnow.storage.dataset.RowSet;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An evaluation as the database has it, without its report.
///
/// @param version of the dataset; null is what it had when this was asked for
/// @param set which rows; of a task those of it that the task made
/// @param task whose rows; null where all of the dataset are evaluated; it may be gone
/// @param taskRows that the task had accepted; null where it is of a dataset
/// @param automatic whether the end of the task asked for it
/// @param settings how, as JSON, models and their ids pinned
/// @param rows to read
/// @param judged rows that models have decided about
/// @param toJudge rows that they are to decide about
/// @param score 0 to 100; null where it is not known
/// @param metrics the report's, as JSON; null where there is none
/// @param message why it stands where it stands; may be empty
public record StoredEvaluation(
    UUID id,
    String name,
    UUID dataset,
    String datasetName,
    @Nullable Integer version,
    RowSet set,
    @Nullable UUID task,
    String taskName,
    @Nullable Long taskRows,
    boolean automatic,
    EvaluationState state,
    String settings,
    long rows,
    int judged,
    int toJudge,
    @Nullable Double score,
    @Nullable String metrics,
    Said message,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt) {}
