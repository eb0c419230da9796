package dev.winnow.storage.evaluation;

import java.util.UUID;

/// The rows of a task were evaluated.
public record EvaluatedTask(UUID task) {}
