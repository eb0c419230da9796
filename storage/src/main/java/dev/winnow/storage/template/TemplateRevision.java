package dev.winnow.storage.template;

import java.time.Instant;

/// A revision, without its content.
///
/// @param revision from 1
/// @param name the template's name then
public record TemplateRevision(int revision, String name, Instant createdAt) {}
