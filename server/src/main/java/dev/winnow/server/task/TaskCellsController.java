package dev.winnow.server.task;

import dev.winnow.core.share.Proportions;
import dev.winnow.core.task.PlannedShares;
import dev.winnow.server.web.FieldErrors;
import dev.winnow.server.web.Paging;
import dev.winnow.server.web.ReadWord;
import dev.winnow.server.web.openapi.DescribedRequests;
import dev.winnow.storage.page.Page;
import dev.winnow.storage.page.PageRequest;
import dev.winnow.storage.task.StoredTask;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// How the rows of tasks are divided into combinations of categories.
@RestController
@RequestMapping(TaskController.PATH)
@Tag(name = "Tasks")
class TaskCellsController {

  private final TaskStores stores;

  TaskCellsController(TaskStores stores) {
    this.stores = stores;
  }

  private enum Sort {
    MISSING,
    NUMBER
  }

  @GetMapping("/{id}/cells")
  @Operation(
      operationId = "listTaskCells",
      summary = "List combinations of categories",
      description =
          "What each is to come to, and has come to. Of a task without dimensions there are none.")
  Page<CellView> cells(
      @PathVariable UUID id,
      @Parameter(description = "Number of the page, from 0") @Nullable Integer page,
      @Parameter(description = "Entries on a page, 1 to 1000; 20 where nothing is said")
          @Nullable Integer size,
      @Parameter(description = "missing: the ones that lack most rows first, or number")
          @Nullable String sort) {
    StoredTask task = stores.task(id);
    PageRequest request = new Paging(page, size).request(PageRequest.SIZE_MAX);
    boolean byMissing = ReadWord.of("sort", sort, Sort.MISSING) == Sort.MISSING;
    Proportions proportions = stores.pinned().of(task).proportions();
    if (proportions.isNone()) {
      return Page.of(List.of(), request, 0);
    }
    return stores
        .cells()
        .page(id, byMissing, request)
        .map(cell -> CellView.of(cell, proportions, task.status()));
  }

  @GetMapping("/{id}/labels")
  @Operation(
      operationId = "getTaskLabels",
      summary = "Show what rows were classified as",
      description =
          "Of a task that checks labels (checkLabels): rows by the category requested and the category that the classifying model put them into. Rows that disagree are rejected (LABEL).")
  LabelsView labels(@PathVariable UUID id) {
    StoredTask task = stores.task(id);
    PinnedTask pinned = stores.pinned().of(task);
    return LabelsView.of(id, pinned.proportions(), pinned.labels(), stores.labels());
  }

  @PostMapping("/allocation")
  @Operation(
      operationId = "allocateRows",
      summary = "Show how rows would be divided",
      description =
          "How many rows each category and each combination of categories would get, without creating a task.")
  AllocationView allocate(
      @RequestBody @Schema(ref = DescribedRequests.ALLOCATION) ObjectNode body) {
    PlannedShares planned =
        PlannedShares.read(body, wish -> CountDataset.of(wish, body, stores).topUp());
    FieldErrors.refuse(planned.problems());
    return AllocationView.of(planned);
  }
}
