package dev.winnow.storage.task;

import dev.winnow.core.run.Reason;
import java.time.Instant;

/// A text that was not accepted.
///
/// @param number its place among the task's, from 1
/// @param unit the request that brought it
/// @param detail what is wrong, in a sentence
/// @param text the row as JSON, or the raw text
public record TaskReject(
    long number, String unit, Reason reason, String detail, String text, Instant at) {}
