package dev.winnow.server.gate;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.gate.HeldOut;
import dev.winnow.core.task.GateTrial;
import dev.winnow.core.task.ReadGates;
import dev.winnow.core.task.WrittenHeldOut;
import dev.winnow.server.web.FieldErrors;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.Thing;
import dev.winnow.server.web.openapi.DescribedRequests;
import dev.winnow.storage.dataset.Datasets;
import dev.winnow.storage.dataset.RowSet;
import dev.winnow.storage.dataset.Rows;
import dev.winnow.storage.dataset.StoredDataset;
import dev.winnow.storage.task.SoundRows;
import dev.winnow.storage.task.StoredTask;
import dev.winnow.storage.task.Tasks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// What rows can be asked to pass.
@RestController
@RequestMapping("/api/v1/data-synthesis/gates")
@Tag(name = "Tasks")
class GateController {

  private final Datasets datasets;
  private final Rows rows;
  private final Tasks tasks;
  private final SoundRows sound;

  GateController(Datasets datasets, Rows rows, Tasks tasks, SoundRows sound) {
    this.datasets = datasets;
    this.rows = rows;
    this.tasks = tasks;
    this.sound = sound;
  }

  @GetMapping
  @Operation(
      operationId = "listGates",
      summary = "List quality gates",
      description =
          "What the gates of a task can be made of: kinds of rules with their options, presets, rubrics of a judging model.")
  GatesView gates() {
    return GatesView.all();
  }

  @PostMapping("/try")
  @Operation(
      operationId = "tryGates",
      summary = "Try quality gates on a dataset or a task",
      description =
          "What rules and the comparison of rows would do with the newest rows of a dataset, or with those of a task that had its schema. No model is asked, so nothing is judged; nothing is changed.")
  TriedGates tried(@RequestBody @Schema(ref = DescribedRequests.GATE_TRIAL) ObjectNode body) {
    GateTrial wish = GateTrial.read(body);
    FieldErrors.refuse(wish.problems());
    FieldErrors.refuse(WrittenHeldOut.pin(body, this::heldOut));
    RowsToTry newest = rows(wish);
    ReadGates.Read read = wish.gates(newest.fields(), newest.prompts());
    FieldErrors.refuse(read.problems());
    TryGates tried = new TryGates(read.gates(), newest::fingerprint);
    for (HeldOut each : read.gates().duplicates().heldOut()) {
      if (each.dataset() != null && each.stand() != null) {
        rows.stream(
            RowSet.read(each.dataset(), each.stand().set()),
            row -> tried.heldOut(ExactJson.object(row.data())));
      }
    }
    newest.rows().forEach(tried::row);
    return tried.result();
  }

  private Optional<WrittenHeldOut.Found> heldOut(UUID id) {
    return datasets
        .find(id)
        .map(it ->
            new WrittenHeldOut.Found(
                it.name(), it.rows(), it.now().written(), it.archivedAt() != null));
  }

  private RowsToTry rows(GateTrial wish) {
    if (wish.task() != null) {
      return ofTask(wish.task(), wish.rows());
    }
    StoredDataset dataset =
        datasets
            .find(Objects.requireNonNull(wish.dataset()))
            .orElseThrow(() -> Refusal.noSuch("datasetId", Thing.DATASET));
    return new RowsToTry(NewestRows.of(dataset.now(), wish.rows(), rows), null);
  }

  private RowsToTry ofTask(UUID id, int most) {
    StoredTask task = tasks.find(id).orElseThrow(() -> Refusal.noSuch("taskId", Thing.TASK));
    List<SoundRows.SoundRow> newest = sound.newest(id, most, NewestRows.CHARS_MAX);
    if (newest.isEmpty()) {
      throw Refusal.invalid("taskId", GateSaid.NO_ROWS.of(task.name()));
    }
    return RowsToTry.of(newest, tasks.config(id).orElse("{}"));
  }
}
