package dev.winnow.core.task;

/// A field that has another value than before.
///
/// @param field as the user wrote it: `parameters.topic`, `template.examples[0].user`
/// @param before its value then, clipped; `(not set)` where it had none
/// @param now its value now, clipped alike
public record Difference(String field, String before, String now) {}
