package dev.winnow.storage.dataset;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of a dataset.
///
/// @param ordinal its place in the dataset, from 1; places may be free
/// @param task the task that made it; null when none did
/// @param unit the request that brought it, within the task; null when none did
/// @param edited whether somebody changed it since it came
/// @param data the row as JSON
public record DatasetRow(
    long ordinal, @Nullable UUID task, @Nullable String unit, boolean edited, String data)
    implements BoundedPage.Placed {}
