package dev.winnow.storage.export;

import tools.jackson.databind.node.ObjectNode;

/// A row that is to be exported.
///
/// @param ordinal its place in the dataset
/// @param data the row
/// @param provenance how it came to be; empty where nobody knows
public record ExportRow(long ordinal, ObjectNode data, ObjectNode provenance) {}
