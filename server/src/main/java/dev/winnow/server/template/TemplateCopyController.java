package dev.winnow.server.template;

import dev.winnow.core.task.TaskChange;
import dev.winnow.server.web.FieldErrors;
import dev.winnow.server.web.Paging;
import dev.winnow.server.web.ReadWord;
import dev.winnow.server.web.openapi.DescribedRequests;
import dev.winnow.storage.document.WriteYaml;
import dev.winnow.storage.page.Page;
import dev.winnow.storage.template.StoredTemplate;
import dev.winnow.storage.template.TemplateContent;
import dev.winnow.storage.template.TemplateRevision;
import dev.winnow.storage.template.Templates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// Templates over REST: revisions, copies, files.
@Tag(name = "Templates")
@RestController
@RequestMapping(path = TemplateController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class TemplateCopyController {

  private static final MediaType YAML =
      new MediaType("application", "yaml", StandardCharsets.UTF_8);

  private final TemplateCatalog catalog;
  private final Templates templates;
  private final StarterTemplates starters;

  TemplateCopyController(TemplateCatalog catalog, Templates templates, StarterTemplates starters) {
    this.catalog = catalog;
    this.templates = templates;
    this.starters = starters;
  }

  @Operation(summary = "List a template's revisions", description = "The newest first.")
  @GetMapping("/{id}/revisions")
  Page<TemplateRevision> revisions(@PathVariable UUID id, Paging paging) {
    StoredTemplate template = catalog.find(id, null);
    return templates.revisions(template.summary().id(), paging.request());
  }

  @Operation(
      summary = "Compare two revisions",
      description =
          "Field by field; of texts, such as prompts, line by line, in hunks with three lines around.")
  @GetMapping("/{id}/diff")
  TemplateDiff diff(
      @PathVariable UUID id,
      @Parameter(description = "The earlier revision; where nothing is said, the one before `to`")
          @Nullable Integer from,
      @Parameter(description = "The later revision; the newest where nothing is said")
          @Nullable Integer to) {
    StoredTemplate after = catalog.find(id, to);
    int earlier = from != null ? from : Math.max(1, after.revision() - 1);
    StoredTemplate before = catalog.find(id, earlier);
    return new TemplateDiff(
        before.revision(),
        after.revision(),
        CompareContents.between(before.content(), after.content()));
  }

  @Operation(
      summary = "Duplicate a template",
      description =
          "Its newest content as a template of its own, named \"NAME (copy)\" or as asked.")
  @ApiResponse(responseCode = "201")
  @PostMapping("/{id}/duplicate")
  ResponseEntity<TemplateView> duplicate(
      @PathVariable UUID id,
      @RequestBody(required = false) @Schema(ref = DescribedRequests.COPY_NAME)
          @Nullable ObjectNode body) {
    StoredTemplate template = catalog.find(id, null);
    String name = body == null ? null : nameIn(body);
    TemplateContent content = reread(template, name);
    return TemplateController.created(
        name == null
            ? catalog.addRenamed(content, n -> n == 1 ? " (copy)" : " (copy " + n + ")")
            : catalog.add(content));
  }

  private static @Nullable String nameIn(ObjectNode body) {
    TaskChange.Read read = TaskChange.readName(body);
    FieldErrors.refuse(read.problems());
    return read.change().name();
  }

  /// The content under another name, read as if it came from outside.
  private static TemplateContent reread(StoredTemplate template, @Nullable String name) {
    ObjectNode json = template.content().deepCopy();
    if (name != null) {
      json.put("name", name);
    }
    return TemplateBody.content(json);
  }

  @Operation(
      summary = "Export a template",
      description =
          "A template file as the command line takes it in `template: FILE.yaml`. Reading it back gives"
              + " the same content.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = TemplateBody.YAML, schema = @Schema(type = "string")))
  @GetMapping(path = "/{id}/export", produces = MediaType.ALL_VALUE)
  ResponseEntity<byte[]> export(
      @PathVariable UUID id,
      @Parameter(description = "A revision, from 1; the newest where nothing is said")
          @Nullable Integer revision) {
    StoredTemplate template = catalog.find(id, revision);
    String name = template.content().path("name").asString("template");
    ContentDisposition file =
        ContentDisposition.attachment()
            .filename(
                name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_") + ".yaml", StandardCharsets.UTF_8)
            .build();
    return ResponseEntity.ok()
        .contentType(YAML)
        .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
        .body(WriteYaml.text(template.content()).getBytes(StandardCharsets.UTF_8));
  }

  @Operation(
      summary = "Import a template",
      description =
          "A template file, YAML or JSON by its Content-Type. Where the name is taken it is refused"
              + " (fail), saved as a new revision of that template (revise), or given another name"
              + " (rename).")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = TemplateBody.YAML,
            schema = @Schema(type = "string", example = TemplateBody.EXAMPLE)),
        @Content(
            mediaType = TemplateBody.YAML_TEXT,
            schema = @Schema(type = "string", example = TemplateBody.EXAMPLE)),
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(ref = DescribedRequests.TEMPLATE))
      })
  @ApiResponse(responseCode = "201", description = "A new template")
  @ApiResponse(responseCode = "200", description = "The template of that name, with a new revision")
  @PostMapping(
      path = "/import",
      consumes = {TemplateBody.YAML, TemplateBody.YAML_TEXT, MediaType.APPLICATION_JSON_VALUE})
  ResponseEntity<TemplateView> importFile(
      @Parameter(hidden = true) @RequestHeader(HttpHeaders.CONTENT_TYPE) String contentType,
      @Parameter(
              description = "What to do where the name is taken",
              schema =
                  @Schema(
                      allowableValues = {"fail", "revise", "rename"},
                      defaultValue = "fail"))
          @RequestParam(required = false)
          @Nullable String onConflict,
      @RequestBody byte[] body) {
    TemplateContent content = TemplateBody.content(body, contentType);
    return switch (ReadWord.of("onConflict", onConflict, OnConflict.FAIL)) {
      case FAIL -> TemplateController.created(catalog.add(content));
      case RENAME ->
          TemplateController.created(
              catalog.addRenamed(content, n -> n == 1 ? "" : " (" + n + ")"));
      case REVISE ->
          templates
              .named(content.name())
              .map(taken -> taken.summary().id())
              .map(id -> TemplateController.found(catalog.save(id, content, null)))
              .orElseGet(() -> TemplateController.created(catalog.add(content)));
    };
  }

  @Operation(
      summary = "Install the starter templates",
      description =
          "Those whose names are not taken yet. They may be changed and deleted like any other.")
  @PostMapping("/starters")
  StarterTemplates.Installed installStarters() {
    return starters.installMissing();
  }

  /// What to do where a name is taken.
  private enum OnConflict {
    FAIL,
    REVISE,
    RENAME
  }
}
