package dev.winnow.storage.dataset;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row with how it came to be.
///
/// @param task that made it; null when none did
/// @param taskName null when no task made it, or the task is gone
/// @param template the name of the one it was made from, likewise
/// @param model that answered, likewise
/// @param cell of the task that it counts for; null where that is not known
/// @param at when it came; null where that is not known
/// @param fileName the uploaded file that it stood in; null when it stood in none
/// @param line of that file
public record TracedRow(
    long ordinal,
    boolean edited,
    String data,
    @Nullable UUID task,
    @Nullable String taskName,
    @Nullable String template,
    int templateRevision,
    @Nullable String model,
    @Nullable String unit,
    @Nullable Integer cell,
    @Nullable Instant at,
    @Nullable String fileName,
    @Nullable Long line)
    implements BoundedPage.Placed {}
