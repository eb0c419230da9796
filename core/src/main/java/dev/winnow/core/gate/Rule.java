package dev.winnow.core.gate;

import tools.jackson.databind.node.ObjectNode;

/// A rule of a task.
///
/// @param kind the name of its kind
/// @param written as it is written, `rule` and all
/// @param check rejects rows
public record Rule(String kind, ObjectNode written, RowRule check) {}
