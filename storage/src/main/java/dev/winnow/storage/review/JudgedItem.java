package dev.winnow.storage.review;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row that a judging model has voted on.
///
/// @param task whose judge it was; null where it was that of an evaluation
/// @param evaluation null where it was the judge of a task
/// @param votes as JSON
public record JudgedItem(
    ReviewItem item, @Nullable UUID task, @Nullable UUID evaluation, String votes) {}
