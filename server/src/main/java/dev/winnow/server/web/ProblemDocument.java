package dev.winnow.server.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.winnow.core.say.Said;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

// RFC 9457
/// What every answer with a status from 400 on looks like.
///
/// @param type always `about:blank`: the code says more
/// @param instance the path that was asked for
/// @param path the same, for readers that do not know RFC 9457
/// @param message the same as the detail, likewise
/// @param timestamp ISO 8601, UTC
/// @param id of a fault inside, as in the log; null for all others
@Schema(
    name = "Problem",
    description =
        "Why a request was refused: a problem document of RFC 9457 with a code for programs")
@JsonPropertyOrder({"type", "title", "status", "detail", "instance"})
public record ProblemDocument(
    @Schema(description = "Always about:blank", example = "about:blank") String type,
    @Schema(description = "The status in words", example = "Bad Request") String title,
    @Schema(description = "The HTTP status", example = "400") int status,
    @Schema(
            description = "What is wrong, and what to do",
            example = "name is missing. Write a name.")
        String detail,
    @Schema(description = "The path asked for", example = "/api/v1/models") String instance,
    @Schema(description = "What is wrong, as a word for programs", example = "VALIDATION")
        String code,
    @Schema(description = "The same as detail", example = "name is missing. Write a name.")
        String message,
    @Schema(
            description =
                "The same with a code and values of its own, for programs that word it themselves")
        Said said,
    @Schema(description = "The same as instance", example = "/api/v1/models") String path,
    @Schema(description = "When, in UTC", example = "2026-11-25T08:30:00Z", format = "date-time")
        String timestamp,
    @Schema(description = "Which fields are wrong; empty when it is none in particular")
        List<FieldError> errors,
    @Schema(
            description = "With code INTERNAL only: what to look for in the service's log",
            example = "6f1c2b3a")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String id) {

  public ProblemDocument {
    errors = List.copyOf(errors);
  }

  /// That of a refusal.
  ///
  /// @param uri the path asked for; null or empty where it could not be read
  public static ProblemDocument of(
      @Nullable String uri, Refusal refusal, @Nullable String id, Instant when) {
    String path = uri == null || uri.isEmpty() ? "/" : uri;
    int status = refusal.status().value();
    HttpStatus known = HttpStatus.resolve(status);
    String message = refusal.said().message();
    return new ProblemDocument(
        "about:blank",
        known == null ? "Error" : known.getReasonPhrase(),
        status,
        message,
        path,
        refusal.code(),
        message,
        refusal.said(),
        path,
        when.truncatedTo(ChronoUnit.MILLIS).toString(),
        refusal.errors(),
        id);
  }
}
