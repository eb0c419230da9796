package dev.winnow.storage.task;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.winnow.core.say.Said;
import java.time.Instant;

/// An entry of a task's log.
///
/// @param number its place in the log, from 1
/// @param kind a word for programs, in capitals
public record TaskEvent(long number, Instant at, String kind, @JsonUnwrapped Said said) {}
