package dev.winnow.storage.task;

/// An accepted row of a task.
///
/// @param ordinal its place among the task's accepted rows, from 1
/// @param unit the request that brought it
/// @param data the row as JSON
public record TaskRow(long ordinal, String unit, String data) {}
