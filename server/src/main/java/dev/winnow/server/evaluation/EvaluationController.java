package dev.winnow.server.evaluation;

import dev.winnow.core.say.Said;
import dev.winnow.quality.report.ReportLanguage;
import dev.winnow.server.web.FileName;
import dev.winnow.server.web.Paging;
import dev.winnow.server.web.ReadWord;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.Sorting;
import dev.winnow.server.web.Thing;
import dev.winnow.server.web.openapi.DescribedRequests;
import dev.winnow.storage.evaluation.EvaluationState;
import dev.winnow.storage.evaluation.Evaluations;
import dev.winnow.storage.evaluation.StoredEvaluation;
import dev.winnow.storage.page.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// Evaluations, over REST.
@RestController
@RequestMapping(EvaluationController.PATH)
@Tag(name = "Evaluations", description = "What datasets are like")
class EvaluationController {

  static final String PATH = "/api/v1/data-evaluation/tasks";

  private static final Sorting SORTING =
      Sorting.standard("createdAt,desc")
          .by("createdAt", "evaluation.created_at")
          .by("name", "lower(evaluation.name)")
          .by("score", "score is null, score")
          .by("rows", "evaluation.row_count");

  private final EvaluationStores stores;
  private final Evaluations evaluations;
  private final AskEvaluation ask;
  private final RunEvaluations runs;
  private final WriteReport page;

  EvaluationController(
      EvaluationStores stores, AskEvaluation ask, RunEvaluations runs, WriteReport page) {
    this.stores = stores;
    this.evaluations = stores.evaluations();
    this.ask = ask;
    this.runs = runs;
    this.page = page;
  }

  private EvaluationView view(StoredEvaluation stored) {
    return EvaluationView.of(stored, runs.progress(stored), null);
  }

  private EvaluationView details(UUID id) {
    StoredEvaluation stored = stores.evaluation(id);
    return EvaluationView.of(stored, runs.progress(stored), evaluations.report(id).orElse(null));
  }

  @GetMapping
  @Operation(
      operationId = "listEvaluations",
      summary = "List evaluations",
      description =
          "A page of evaluations without their reports, the newest first unless another order is asked for. Those of one dataset are its trend.")
  Page<EvaluationView> list(
      Paging paging,
      @Parameter(description = "Text in the name, or in that of the dataset or task")
          @Nullable String q,
      @Parameter(description = "Of this dataset") @Nullable UUID datasetId,
      @Parameter(description = "Of rows of this task") @Nullable UUID taskId,
      @Parameter(description = "With this status") @Nullable EvaluationState status,
      @Parameter(
              description = "createdAt, name, score or rows, and asc or desc",
              example = "createdAt,desc")
          @Nullable String sort) {
    Evaluations.Filter filter =
        new Evaluations.Filter(q == null || q.isBlank() ? null : q, datasetId, taskId, status);
    return evaluations.list(filter, SORTING.order(sort), paging.request()).map(this::view);
  }

  @PostMapping
  @Operation(
      operationId = "createEvaluation",
      summary = "Evaluate rows",
      description =
          "Measures the rows of a dataset, or those that a task made. With a judge or semantic duplicates, models look at a sample.")
  ResponseEntity<EvaluationView> create(
      @RequestBody @Schema(ref = DescribedRequests.NEW_EVALUATION) ObjectNode body) {
    UUID id = ask.ask(body);
    runs.wake();
    return ResponseEntity.created(URI.create(PATH + "/" + id)).body(details(id));
  }

  @GetMapping("/{id}")
  @Operation(
      operationId = "getEvaluation",
      summary = "Show an evaluation",
      description = "How far it is, and its report once it is done.")
  EvaluationView get(@PathVariable UUID id) {
    return details(id);
  }

  @GetMapping(value = "/{id}/report.html", produces = "text/html;charset=UTF-8")
  @Operation(
      operationId = "getEvaluationReport",
      summary = "Show a report as a page",
      description =
          "One HTML file with everything in it, to be read offline, sent or printed. What is against rows is worded in English.")
  ResponseEntity<String> report(
      @PathVariable UUID id,
      @Parameter(description = "en or zh; en where nothing is said") @Nullable String language,
      @Parameter(description = "Whether it is to be kept as a file") @Nullable Boolean download) {
    StoredEvaluation stored = stores.evaluation(id);
    String report =
        evaluations
            .report(id)
            .orElseThrow(() ->
                Refusal.conflict(
                    "NOT_DONE", EvaluationTaskSaid.NO_REPORT.of(stored.state().name())));
    ReportLanguage spoken =
        ReadWord.of("language", language, Language.EN) == Language.ZH
            ? ReportLanguage.CHINESE
            : ReportLanguage.ENGLISH;
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
    if (Boolean.TRUE.equals(download)) {
      answer.header(
          HttpHeaders.CONTENT_DISPOSITION,
          ContentDisposition.attachment()
              .filename(FileName.of(stored.name()) + ".html", StandardCharsets.UTF_8)
              .build()
              .toString());
    }
    return answer.body(page.html(stored, report, spoken));
  }

  private enum Language {
    EN,
    ZH
  }

  @DeleteMapping("/{id}")
  @Operation(
      operationId = "deleteEvaluation",
      summary = "Delete an evaluation",
      description = "Removes it with its report; one that runs is stopped.")
  ResponseEntity<Void> delete(@PathVariable UUID id) {
    if (!evaluations.delete(id)) {
      throw Refusal.notFound(Thing.EVALUATION, id);
    }
    runs.deleted(id);
    return ResponseEntity.noContent().build();
  }

  @PostMapping("/{id}/pause")
  @Operation(
      operationId = "pauseEvaluation",
      summary = "Pause an evaluation",
      description = "Nothing more is sent; what was answered is kept.")
  EvaluationView pause(@PathVariable UUID id) {
    return move(id, RunEvaluations.ACTIVE, EvaluationState.PAUSED, EvaluationTaskSaid.NOT_PAUSABLE);
  }

  @PostMapping("/{id}/resume")
  @Operation(
      operationId = "resumeEvaluation",
      summary = "Resume an evaluation",
      description = "Goes on where it was; nothing that was answered is asked again.")
  EvaluationView resume(@PathVariable UUID id) {
    return move(
        id,
        EnumSet.of(EvaluationState.PAUSED, EvaluationState.FAILED),
        EvaluationState.RUNNING,
        EvaluationTaskSaid.NOT_RESUMABLE);
  }

  @PostMapping("/{id}/cancel")
  @Operation(
      operationId = "cancelEvaluation",
      summary = "Cancel an evaluation",
      description = "Ends it without a report.")
  EvaluationView cancel(@PathVariable UUID id) {
    return move(
        id,
        EnumSet.of(EvaluationState.PENDING, EvaluationState.RUNNING, EvaluationState.PAUSED),
        EvaluationState.CANCELLED,
        EvaluationTaskSaid.NOT_CANCELLABLE);
  }

  private EvaluationView move(
      UUID id, Set<EvaluationState> from, EvaluationState to, EvaluationTaskSaid otherwise) {
    StoredEvaluation stored = stores.evaluation(id);
    if (!evaluations.move(id, from, to, Said.NOTHING)) {
      throw Refusal.conflict("WRONG_STATUS", otherwise.of(stored.state().name()));
    }
    if (to == EvaluationState.RUNNING) {
      runs.wake();
    } else if (to == EvaluationState.CANCELLED) {
      runs.deleted(id);
    } else {
      runs.stop(id);
    }
    return details(id);
  }
}
