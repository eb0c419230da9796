package dev.winnow.server.template;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.DocumentResult;
import dev.winnow.core.document.Sources;
import dev.winnow.core.task.ReadTemplateDocument;
import dev.winnow.core.task.ReadTrial;
import dev.winnow.core.task.Trial;
import dev.winnow.server.web.FieldErrors;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.openapi.DescribedRequests;
import dev.winnow.storage.document.ReadDocument;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// Templates over REST: what is wrong with one, how it renders, what a model makes of it.
@Tag(name = "Templates")
@RestController
@RequestMapping(path = TemplateController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class TemplateTrialController {

  /// The largest integer that every JSON reader takes exactly.
  private static final long SEED_BOUND = 1L << 53;

  private final TemplateCatalog catalog;
  private final TryTemplate tryTemplate;
  private final SecureRandom random = new SecureRandom();
  private final Clock clock = Clock.systemUTC();

  TemplateTrialController(TemplateCatalog catalog, TryTemplate tryTemplate) {
    this.catalog = catalog;
    this.tryTemplate = tryTemplate;
  }

  @Operation(
      summary = "Validate a template",
      description =
          "What is found in a template that is being written: its variables, the shape of its rows, and"
              + " everything wrong with it with line and column. Answers 200 for a bad one, too. A name is"
              + " not needed yet.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(ref = DescribedRequests.TEMPLATE_DRAFT)),
        @Content(
            mediaType = TemplateBody.YAML,
            schema = @Schema(type = "string", example = TemplateBody.EXAMPLE)),
        @Content(
            mediaType = TemplateBody.YAML_TEXT,
            schema = @Schema(type = "string", example = TemplateBody.EXAMPLE))
      })
  @PostMapping(
      path = "/validate",
      consumes = {MediaType.APPLICATION_JSON_VALUE, TemplateBody.YAML, TemplateBody.YAML_TEXT})
  ValidationReport validate(
      @Parameter(hidden = true) @RequestHeader(HttpHeaders.CONTENT_TYPE) String contentType,
      @RequestBody byte[] body) {
    return switch (ReadDocument.parse(body, TemplateBody.name(contentType))) {
      case DocumentResult.Broken broken ->
          ValidationReport.unreadable(broken.problems(), Sources.of(broken.document()));
      case DocumentResult.Found found -> {
        Document document = found.document();
        yield ValidationReport.of(ReadTemplateDocument.read(document), Sources.of(document));
      }
    };
  }

  @Operation(
      summary = "Render a stored template",
      description = "The first request of a task with these values, as the model would get it.")
  @PostMapping("/{id}/render")
  Rendering renderStored(
      @PathVariable UUID id, @RequestBody @Schema(ref = DescribedRequests.RENDER) ObjectNode body) {
    return render(body, catalog.find(id, null).content());
  }

  @Operation(
      summary = "Render a template",
      description = "The same for a template that is not stored.")
  @PostMapping("/render")
  Rendering renderUnsaved(
      @RequestBody @Schema(ref = DescribedRequests.RENDER_UNSAVED) ObjectNode body) {
    return render(body, null);
  }

  private Rendering render(ObjectNode body, @Nullable ObjectNode stored) {
    Trial trial = trial(ReadTrial.render(TemplateBody.document(body), stored));
    return Rendering.of(trial, clock.instant());
  }

  @Operation(
      summary = "Try a stored template",
      description =
          "One live call to a stored model: what was sent, the raw answer, each row with what is wrong"
              + " with it, tokens and time. When the call fails, the answer is 200 all the same and says"
              + " why.")
  @PostMapping("/{id}/try")
  TryReport tryStored(
      @PathVariable UUID id, @RequestBody @Schema(ref = DescribedRequests.TRY) ObjectNode body) {
    return attempt(body, catalog.find(id, null).content());
  }

  @Operation(
      summary = "Try a template",
      description = "The same for a template that is not stored.")
  @PostMapping("/try")
  TryReport tryUnsaved(@RequestBody @Schema(ref = DescribedRequests.TRY_UNSAVED) ObjectNode body) {
    return attempt(body, null);
  }

  private TryReport attempt(ObjectNode body, @Nullable ObjectNode stored) {
    Document document = TemplateBody.document(body);
    return tryTemplate.send(trial(ReadTrial.send(document, stored, random.nextLong(SEED_BOUND))));
  }

  private static Trial trial(Trial.Result result) {
    return switch (result) {
      case Trial.Result.Ready ready -> ready.trial();
      case Trial.Result.Rejected rejected ->
          throw Refusal.invalid(FieldErrors.of(rejected.problems()));
    };
  }
}
