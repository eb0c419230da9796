package dev.winnow.server.gate;

import dev.winnow.core.task.GateTrial;
import dev.winnow.core.task.ReadGates;
import dev.winnow.server.gate.NewestRows.Placed;
import dev.winnow.server.web.FieldErrors;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.Thing;
import dev.winnow.server.web.openapi.DescribedRequests;
import dev.winnow.storage.dataset.Datasets;
import dev.winnow.storage.dataset.Rows;
import dev.winnow.storage.dataset.StoredDataset;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
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

  GateController(Datasets datasets, Rows rows) {
    this.datasets = datasets;
    this.rows = rows;
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
      summary = "Try quality gates on a dataset",
      description =
          "What rules and the comparison of rows would do with the newest rows of a dataset. No model is asked, so nothing is judged; nothing is changed.")
  TriedGates tried(@RequestBody @Schema(ref = DescribedRequests.GATE_TRIAL) ObjectNode body) {
    GateTrial wish = GateTrial.read(body);
    FieldErrors.refuse(wish.problems());
    StoredDataset dataset =
        datasets.find(wish.dataset()).orElseThrow(() -> Refusal.noSuch("datasetId", Thing.DATASET));
    List<Placed> newest = NewestRows.of(dataset.now(), wish.rows(), rows);
    ReadGates.Read read = wish.gates(NewestRows.fields(newest));
    FieldErrors.refuse(read.problems());
    TryGates tried = new TryGates(read.gates());
    newest.forEach(it -> tried.row(it.ordinal(), it.row()));
    return tried.result();
  }
}
