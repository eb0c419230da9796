package dev.winnow.storage.dataset;

import dev.winnow.core.gate.Vote;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a row came from.
///
/// @param data as it came
/// @param task that made it; null when none did. It may be gone
/// @param unit the request that brought it; null when none did
/// @param cell of the task that it counts for; null where that is not known
/// @param fileName the uploaded file that it stood in; null when it stood in none
/// @param line of that file; null when it stood in none
/// @param votes what a judging model said of it; empty where none was asked
public record RowOrigin(
    long ordinal,
    String data,
    @Nullable UUID task,
    @Nullable String unit,
    @Nullable Integer cell,
    @Nullable String fileName,
    @Nullable Long line,
    List<Vote> votes) {}
