package dev.winnow.storage.task;

import dev.winnow.core.gate.Vote;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.say.Said;
import java.time.Instant;
import java.util.List;

/// A rejected row, or a rejected text that was meant as one.
///
/// @param number its place among the task's, from 1
/// @param unit the request that brought it
/// @param index its place within the answer, from 0
/// @param by who decided
/// @param detail what is wrong, in a sentence
/// @param text the row as JSON, or the raw text
/// @param votes what a judging model said of it; empty where none was asked
public record TaskReject(
    long number,
    String unit,
    int index,
    Reason reason,
    Verdict.By by,
    Said detail,
    String text,
    List<Vote> votes,
    Instant at) {}
