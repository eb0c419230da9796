package dev.winnow.server.template;

import dev.winnow.core.template.TemplateType;
import dev.winnow.server.web.ETags;
import dev.winnow.server.web.Paging;
import dev.winnow.server.web.ReadWord;
import dev.winnow.server.web.Sorting;
import dev.winnow.server.web.openapi.DescribedRequests;
import dev.winnow.storage.page.Page;
import dev.winnow.storage.template.ChangeTemplates.Removed;
import dev.winnow.storage.template.StoredTemplate;
import dev.winnow.storage.template.TemplateSearch;
import dev.winnow.storage.template.Templates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// Templates over REST: make, read, list, change, remove.
@Tag(name = "Templates", description = "Instruction templates and their revisions")
@RestController
@RequestMapping(path = TemplateController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class TemplateController {

  static final String PATH = "/api/v1/data-synthesis/templates";

  private static final Sorting SORTING =
      Sorting.standard("updatedAt,desc")
          .by("name", "lower(name)")
          .by("type", "type")
          .by("createdAt", "created_at")
          .by("updatedAt", "updated_at");

  private final TemplateCatalog catalog;
  private final Templates templates;

  TemplateController(TemplateCatalog catalog, Templates templates) {
    this.catalog = catalog;
    this.templates = templates;
  }

  @Operation(
      summary = "List templates",
      description = "A page of templates, those changed last first unless sorted otherwise.")
  @GetMapping
  Page<TemplateView.Summary> list(
      Paging paging,
      @Parameter(description = "A text in the name or the description, whatever the case")
          @Nullable String q,
      @Parameter(description = "The type: qa, dialogue, summary, …", example = "qa")
          @Nullable String type,
      @Parameter(
              description = "Whether archived ones are meant: false, true or all",
              schema =
                  @Schema(
                      allowableValues = {"false", "true", "all"},
                      defaultValue = "false"))
          @Nullable String archived,
      @Parameter(
              description = "name, type, createdAt or updatedAt, then maybe ,asc or ,desc",
              example = "name,asc")
          @Nullable String sort) {
    return templates
        .list(
            new TemplateSearch(
                q == null || q.isBlank() ? null : q,
                ReadWord.of("type", type, TemplateType.class),
                switch (ReadWord.of("archived", archived, Archived.FALSE)) {
                  case FALSE -> false;
                  case TRUE -> true;
                  case ALL -> null;
                },
                SORTING.order(sort)),
            paging.request())
        .map(TemplateView.Summary::of);
  }

  /// Whether archived templates are meant.
  private enum Archived {
    FALSE,
    TRUE,
    ALL
  }

  @Operation(
      summary = "Create a template",
      description =
          "The body is what stands under `template` in a task file. Everything wrong with it is told at"
              + " once, field by field.")
  @ApiResponse(responseCode = "201", description = "Created: revision 1")
  @PostMapping
  ResponseEntity<TemplateView> create(
      @RequestBody @Schema(ref = DescribedRequests.TEMPLATE) ObjectNode body) {
    return created(catalog.add(TemplateBody.content(body)));
  }

  static ResponseEntity<TemplateView> created(StoredTemplate template) {
    return ETags.created(
        PATH, template.summary().id(), template.revision(), TemplateView.of(template));
  }

  static ResponseEntity<TemplateView> found(StoredTemplate template) {
    return ETags.shown(template.revision(), TemplateView.of(template));
  }

  @Operation(
      summary = "Read a template",
      description = "Its newest revision, or an older one. The ETag is the revision.")
  @GetMapping("/{id}")
  ResponseEntity<TemplateView> read(
      @PathVariable UUID id,
      @Parameter(description = "A revision, from 1; the newest where nothing is said")
          @Nullable Integer revision) {
    return found(catalog.find(id, revision));
  }

  @Operation(
      summary = "Save a template",
      description =
          "Makes a new revision; earlier ones stay as they are, and tasks keep the one they were made"
              + " with. The same content once more makes none. With If-Match it is saved only when nobody"
              + " else has saved meanwhile (else 412).")
  @PutMapping("/{id}")
  ResponseEntity<TemplateView> save(
      @PathVariable UUID id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody @Schema(ref = DescribedRequests.TEMPLATE) ObjectNode body) {
    catalog.find(id, null);
    return found(catalog.save(id, TemplateBody.content(body), ifMatch));
  }

  @Operation(
      summary = "Delete a template",
      description =
          "With all its revisions. One that a task uses is archived instead: out of the list, but there"
              + " to be read and restored.")
  @ApiResponse(responseCode = "204", description = "Deleted", content = @Content)
  @ApiResponse(responseCode = "200", description = "In use, so archived")
  @DeleteMapping("/{id}")
  ResponseEntity<TemplateView> delete(
      @PathVariable UUID id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    return catalog.remove(id, ifMatch) instanceof Removed.Archived archived
        ? found(archived.template())
        : ResponseEntity.status(HttpStatus.NO_CONTENT).build();
  }

  @Operation(
      summary = "Restore an archived template",
      description = "Puts it back into the list; 409 where its name is taken meanwhile.")
  @PostMapping("/{id}/restore")
  ResponseEntity<TemplateView> restore(
      @PathVariable UUID id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    return found(catalog.restore(id, ifMatch));
  }
}
