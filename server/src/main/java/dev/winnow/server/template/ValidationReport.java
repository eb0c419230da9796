package dev.winnow.server.template;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.winnow.core.document.Document.Place;
import dev.winnow.core.document.Problem;
import dev.winnow.core.document.Problems;
import dev.winnow.core.document.Sources;
import dev.winnow.core.document.Sources.Location;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.TemplateResult;
import dev.winnow.core.task.TemplateSchema.Origin;
import dev.winnow.core.template.CheckTemplate.Finding;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was found in a template that somebody is writing.
@Schema(name = "TemplateValidation")
record ValidationReport(
    @Schema(description = "Whether tasks could use it") boolean valid,
    @Schema(description = "The variables it declares and uses") List<VariableView> variables,
    @Schema(
            description =
                "The JSON Schema of one row; null where none is given and none can be inferred",
            type = "object")
        @Nullable Object schema,
    @Schema(description = "Whether the schema was read off the example in the prompt")
        boolean schemaInferred,
    @Schema(description = "The fields of a row, in order", example = "[\"question\", \"answer\"]")
        List<String> fields,
    @Schema(description = "What is wrong, and what is worth a look") List<Found> problems) {

  /// Something found.
  @Schema(name = "TemplateProblem", description = "Something found in a template")
  record Found(
      @Schema(description = "The field; empty is the whole", example = "prompt") String field,
      @JsonUnwrapped Said said,
      @Schema(allowableValues = {"error", "warning"}) String severity,
      @Schema(description = "Line of the body that was sent, from 1") @Nullable Integer line,
      @Schema(description = "Column in that line, from 1") @Nullable Integer column,
      @Schema(
              description =
                  "Line within the field's own text, from 1; null where it is no one place")
          @Nullable Integer textLine,
      @Schema(description = "Column in that line, from 1, in code points")
          @Nullable Integer textColumn) {}

  static ValidationReport of(TemplateResult result, Sources sources) {
    boolean known = result.schema().origin() != Origin.NONE;
    return new ValidationReport(
        result instanceof TemplateResult.Ready,
        VariableView.of(result.template()),
        known ? result.schema().schema().json() : null,
        result.schema().origin() == Origin.INFERRED,
        known ? result.schema().schema().fields() : List.of(),
        result.findings().stream().map(finding -> view(finding, sources)).toList());
  }

  /// That of a body of which nothing could be read.
  static ValidationReport unreadable(List<Problem> problems, Sources sources) {
    return new ValidationReport(
        false,
        List.of(),
        null,
        false,
        List.of(),
        problems.stream().map(problem -> view(new Finding(problem, null), sources)).toList());
  }

  private static Found view(Finding finding, Sources sources) {
    Problem problem = finding.problem();
    Location location = sources.locate(problem.pointer());
    Optional<Place> inText = Optional.ofNullable(finding.inText());
    return new Found(
        Problems.field(problem.pointer()),
        problem.said(),
        problem.severity().name().toLowerCase(Locale.ROOT),
        location.place().map(Place::line).orElse(null),
        location.place().map(Place::column).orElse(null),
        inText.map(Place::line).orElse(null),
        inText.map(Place::column).orElse(null));
  }
}
