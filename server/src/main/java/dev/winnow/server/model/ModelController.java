package dev.winnow.server.model;

import dev.winnow.providers.http.AddressPolicy;
import dev.winnow.providers.preset.Presets;
import dev.winnow.server.web.ETags;
import dev.winnow.server.web.Paging;
import dev.winnow.server.web.Sorting;
import dev.winnow.server.web.openapi.DescribedRequests;
import dev.winnow.storage.model.ModelRow;
import dev.winnow.storage.model.ModelStore;
import dev.winnow.storage.page.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// Models over REST.
@RestController
@RequestMapping("/api/v1/models")
@Tag(name = "Models", description = "Named ways to call a large language model")
final class ModelController {

  /// Of the days on which models are shut down.
  private static final Clock CLOCK = Clock.systemUTC();

  private static final Sorting SORTING =
      Sorting.standard("name")
          .by("name", "lower(name)")
          .by("createdAt", "created_at")
          .by("updatedAt", "updated_at");

  private final Models models;
  private final ModelStore store;
  private final OpenSettings opener;
  private final AddressPolicy policy;

  ModelController(Models models, ModelStore store, OpenSettings opener, AddressPolicy policy) {
    this.models = models;
    this.store = store;
    this.opener = opener;
    this.policy = policy;
  }

  @GetMapping
  @Operation(summary = "List models", description = "A page of the models, by name.")
  Page<ModelAnswer> list(
      Paging paging,
      @Parameter(description = "Part of the name, the description or the model's id")
          @Nullable String q,
      @Parameter(
              description = "name, createdAt or updatedAt, with ,asc or ,desc",
              example = "name,asc")
          @Nullable String sort) {
    return store
        .page(q == null ? "" : q.strip(), SORTING.order(sort), paging.request())
        .map(ModelAnswer::of);
  }

  @PostMapping
  @Operation(
      summary = "Create a model",
      description = "Stores a model. Its key is encrypted and never shown again.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      content = @Content(schema = @Schema(ref = DescribedRequests.MODEL)))
  ResponseEntity<ModelAnswer> create(@RequestBody SentModel body) {
    ModelRow row = models.create(ModelDraft.read(body.fields(), true, policy));
    return ETags.created("/api/v1/models", row.id(), row.version(), ModelAnswer.of(row));
  }

  @GetMapping("/presets")
  @Operation(
      summary = "List presets",
      description =
          "Well-known providers to start from: where each is called, what it takes, and which models it is known for.")
  List<ModelPreset> presets() {
    return Presets.on(LocalDate.now(CLOCK)).stream().map(ModelPreset::of).toList();
  }

  @PostMapping("/discover")
  @Operation(
      summary = "Find models",
      description =
          "Asks the address of settings that are not stored which models it offers; model may be missing. The key is found as for a test. Answers 200 whether the address answers or not.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      content = @Content(schema = @Schema(ref = DescribedRequests.MODEL_DRAFT)))
  FoundModels discover(
      @Parameter(description = "The model these settings are meant for, to use its stored key")
          @RequestParam(required = false)
          @Nullable UUID id,
      @RequestBody SentModel body) {
    ObjectNode fields = AskForModels.withSomeModel(body.fields());
    return AskForModels.ask(opener, unsaved(id, ModelDraft.read(fields, false, policy)));
  }

  @PostMapping("/test")
  @Operation(
      summary = "Test settings",
      description =
          "Makes one small call with settings that are not stored: asks for one row with a schema of two fields. With id and without apiKey, the key stored for that model is used as far as saving would keep it: for the same scheme, host and port. Answers 200 whether the model answers or not.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      content = @Content(schema = @Schema(ref = DescribedRequests.MODEL_DRAFT)))
  TestOutcome testUnsaved(
      @Parameter(description = "The model these settings are meant for, to use its stored key")
          @RequestParam(required = false)
          @Nullable UUID id,
      @RequestBody SentModel body) {
    return AskOnce.test(opener, unsaved(id, ModelDraft.read(body.fields(), false, policy)));
  }

  /// The stored key counts where the request says nothing of a key.
  private UnsavedModel unsaved(@Nullable UUID id, ModelDraft draft) {
    return UnsavedModel.of(
        draft, id != null && draft.keyChange() instanceof KeyChange.Keep ? models.find(id) : null);
  }

  @GetMapping("/{id}")
  @Operation(summary = "Get a model", description = "A model without its key, with its ETag.")
  ResponseEntity<ModelAnswer> get(@PathVariable UUID id) {
    return answer(models.find(id));
  }

  @PutMapping("/{id}")
  @Operation(
      summary = "Replace a model",
      description =
          "Puts whole settings in the place of those there are. Without apiKey the stored key stays, as long as scheme, host and port do; null removes it.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      content = @Content(schema = @Schema(ref = DescribedRequests.MODEL)))
  ResponseEntity<ModelAnswer> replace(
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody SentModel body) {
    ModelRow before = models.find(id);
    return answer(
        models.replace(before.id(), ModelDraft.read(body.fields(), true, policy), ifMatch));
  }

  @DeleteMapping("/{id}")
  @Operation(
      summary = "Delete a model",
      description = "Removes a model and its key. Refused (409) while unfinished tasks use it.")
  ResponseEntity<Void> delete(
      @PathVariable UUID id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    models.delete(id, ifMatch);
    return ResponseEntity.noContent().build();
  }

  @PostMapping("/{id}/test")
  @Operation(
      summary = "Test a model",
      description =
          "Makes one small call, without waiting for a turn: asks for one row with a schema of two fields. Answers 200 whether the model answers or not.")
  TestOutcome test(@PathVariable UUID id) {
    return AskOnce.test(opener, UnsavedModel.stored(models.find(id)));
  }

  private static ResponseEntity<ModelAnswer> answer(ModelRow row) {
    return ETags.shown(row.version(), ModelAnswer.of(row));
  }
}
