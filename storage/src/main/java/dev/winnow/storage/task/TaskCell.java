package dev.winnow.storage.task;

import dev.winnow.core.run.Reason;
import java.util.Map;

/// What a cell of a task is to come to, and has come to.
///
/// @param cell its number, from 0
/// @param target rows to end with
/// @param accepted rows accepted
/// @param rejected rows not accepted, by reason
/// @param units requests answered
/// @param budgetFrom the number of the request from which on its budget counts
public record TaskCell(
    int cell, long target, long accepted, Map<Reason, Long> rejected, long units, long budgetFrom) {

  public TaskCell {
    rejected = Map.copyOf(rejected);
  }
}
