package dev.winnow.core.share;

/// One value of a dimension.
///
/// @param name as it stands in prompts and rows
/// @param description for the prompt; may be empty
/// @param part how many rows it gets
/// @param change what is otherwise in it
public record Category(String name, String description, Part part, Change change) {}
