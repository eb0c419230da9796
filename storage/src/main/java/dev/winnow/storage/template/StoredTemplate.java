package dev.winnow.storage.template;

import tools.jackson.databind.node.ObjectNode;

/// A template with the content of one of its revisions.
///
/// @param summary of the newest revision
/// @param revision whose content it is, from 1
public record StoredTemplate(TemplateSummary summary, int revision, ObjectNode content) {}
