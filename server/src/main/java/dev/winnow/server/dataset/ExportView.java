package dev.winnow.server.dataset;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.winnow.core.say.Said;
import dev.winnow.storage.dataset.StoredExport;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file that is made of a dataset.
@Schema(name = "DatasetExport", description = "A file that is made of a dataset.")
record ExportView(
    UUID id,
    UUID datasetId,
    @Schema(description = "The version that is in it; null is what the dataset had then")
        @Nullable Integer version,
    @Schema(description = "What was asked for", type = "object") @JsonRawValue String wish,
    StoredExport.State state,
    @Schema(description = "From 0 to 1", example = "0.5") double progress,
    @Schema(example = "medical-qa.jsonl.gz") @Nullable String fileName,
    @Nullable Long bytes,
    @Schema(description = "Rows in the file") @Nullable Long rows,
    @Schema(description = "Rows that are not in it, by reason", type = "array") @JsonRawValue
        String skipped,
    @Schema(description = "Why it failed") @Nullable Said message,
    Instant at) {

  static ExportView of(StoredExport export, double progress) {
    boolean done = export.state() == StoredExport.State.DONE;
    return new ExportView(
        export.id(),
        export.dataset(),
        export.version(),
        export.wish(),
        export.state(),
        done ? 1 : progress,
        done ? export.fileName() : null,
        done ? export.bytes() : null,
        done ? export.rows() : null,
        export.skipped(),
        export.message().isEmpty() ? null : export.message(),
        export.at());
  }
}
