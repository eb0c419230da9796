package dev.winnow.server.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.winnow.core.say.Said;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Something wrong with one field of a request.
///
/// @param field its place: names with dots and `[0]` between them; empty is the whole request
/// @param said what is wrong, with the value, then advice
/// @param line in a text that was read (YAML), from 1; null where there is none
/// @param column likewise
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldError(
    @Schema(
            description = "The field: names with dots and [0] between them",
            example = "parameters.topic")
        String field,
    @JsonUnwrapped Said said,
    @Schema(description = "Line in a text that was read, from 1") @Nullable Integer line,
    @Schema(description = "Column in that line, from 1") @Nullable Integer column) {

  /// An error of a request that is no text.
  public static FieldError of(String field, Said said) {
    return new FieldError(field, said, null, null);
  }

  /// What is wrong, in English.
  public String message() {
    return said.message();
  }
}
