package dev.winnow.core.plan;

/// One request of a task, before it is rendered.
///
/// @param key its name
/// @param rows how many rows it asks for, at least 1
public record Unit(UnitKey key, int rows) {}
