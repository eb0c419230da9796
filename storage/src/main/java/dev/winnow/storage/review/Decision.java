package dev.winnow.storage.review;

import dev.winnow.core.task.ReviewRequest.Choice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a reviewer decided about a row.
///
/// @param id goes up with every decision
/// @param reason may be empty
/// @param data what takes the row's place, as JSON; null unless it is edited
/// @param edit the number of the dataset's edit that it led to; null where it led to none
public record Decision(
    long id,
    ReviewItem item,
    String reviewer,
    Choice choice,
    String reason,
    @Nullable String data,
    @Nullable Long edit,
    Instant at) {}
