package dev.winnow.server.task;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The shape of a change to a task, for the interface's description; [ReadTaskChange] reads it.
@Schema(name = "TaskChange", description = "What to change; what is left out, or null, stays.")
record TaskChange(
    @Schema(example = "medical_qa_synthesis") @Nullable String name,
    @Schema(description = "For people") @Nullable String description,
    @Schema(description = "Rows to end with, at least as many as now", example = "200")
        @Nullable Long target,
    @Schema(description = "Calls in flight at the most, 1 to 1,024; at once", example = "16")
        @Nullable Integer concurrency,
    @Schema(
            description =
                "The model that requests go to from now on, with its present settings; the task's own one takes those"
                    + " anew. Not while the task runs",
            example = "5d1e2f3a-4b5c-4d6e-8f70-8192a3b4c5d6")
        @Nullable UUID modelId) {}
