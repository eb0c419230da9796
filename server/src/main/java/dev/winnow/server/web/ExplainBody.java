package dev.winnow.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;

/// Says which field of a JSON body cannot be read, and why.
final class ExplainBody {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ExplainBody() {}

  static Failure of(HttpMessageNotReadableException thrown, HttpServletRequest request) {
    return switch (thrown.getCause()) {
      case UnrecognizedPropertyException e -> invalid(e, unknown(e));
      case MismatchedInputException e -> invalid(e, mistyped(e, e.getTargetType(), request));
      case InputCoercionException e -> invalid(e, mistyped(e, e.getTargetType(), request));
      case ValueInstantiationException e -> constructed(e);
      case JacksonException e ->
          Failure.of(
              400, "BAD_JSON", "The body cannot be read: " + Shown.of(e.getOriginalMessage()));
      case null, default ->
          Failure.of(Refusal.invalid("", "The body is missing. Send a JSON object."));
    };
  }

  private static Failure constructed(ValueInstantiationException e) {
    return switch (e.getCause()) {
      case Refusal refusal -> Failure.of(refusal);
      case null -> invalid(e, "cannot be read.");
      default -> invalid(e, Shown.of(String.valueOf(e.getCause().getMessage())));
    };
  }

  private static String unknown(UnrecognizedPropertyException e) {
    var known = e.getKnownPropertyIds();
    return known == null || known.isEmpty()
        ? "is unknown. Leave it out."
        : "is unknown. Known are: %s."
            .formatted(
                known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", ")));
  }

  private static String mistyped(
      JacksonException e, @Nullable Class<?> wanted, HttpServletRequest request) {
    JsonNode found = find(e.getPath(), request);
    if (found.isMissingNode()) {
      return "is missing. Write %s.".formatted(WantedType.of(wanted));
    }
    return "(%s) must be %s.".formatted(Shown.of(found.toString()), WantedType.of(wanted));
  }

  private static JsonNode find(List<JacksonException.Reference> path, HttpServletRequest request) {
    JsonNode at = BodyBytes.of(request).map(JSON::readTree).orElseGet(JSON::missingNode);
    for (JacksonException.Reference step : path) {
      at =
          step.getPropertyName() != null
              ? at.path(step.getPropertyName())
              : at.path(step.getIndex());
    }
    return at;
  }

  private static Failure invalid(JacksonException e, String message) {
    StringBuilder field = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      if (step.getPropertyName() == null) {
        field.append('[').append(step.getIndex()).append(']');
      } else {
        field.append(field.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return field.isEmpty()
        ? Failure.of(Refusal.invalid("", "The body " + message))
        : Failure.of(Refusal.invalid(field.toString(), message));
  }
}
