package dev.winnow.server.task;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The shape of a change to a task, for the interface's description; [ReadTaskChange] reads it.
@Schema(name = "TaskChange", description = "What to change; what is left out, or null, stays.")
record TaskChange(
    @Schema(example = "medical_qa_synthesis") @Nullable String name,
    @Schema(description = "For people") @Nullable String description,
    @Schema(description = "Rows to end with, at least as many as now", example = "200")
        @Nullable Long target,
    @Schema(description = "Calls in flight at the most, 1 to 1,024; at once", example = "16")
        @Nullable Integer concurrency) {}
