package dev.winnow.server.web;

import dev.winnow.core.say.Said;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.ResolvableType;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// Puts what was thrown into words.
final class Explain {

  // PostgreSQL, appendix A: foreign_key_violation
  private static final String FOREIGN_KEY_VIOLATION = "23503";

  private Explain() {}

  /// What it means for the one who asked; null when it is a fault of the service.
  static @Nullable Failure of(Throwable thrown, HttpServletRequest request) {
    return switch (thrown) {
      case Refusal e -> Failure.of(e);
      case HttpMessageNotReadableException e -> ExplainBody.of(e, request);
      case MethodArgumentTypeMismatchException e -> mistyped(e, request);
      case MissingServletRequestParameterException e ->
          invalid(e.getParameterName(), "is missing. Add it to the query.");
      case MissingRequestHeaderException e ->
          invalid(e.getHeaderName(), "is missing. Send this header.");
      case BindException e -> invalid(fields(e));
      case HandlerMethodValidationException e -> invalid(parameters(e));
      case HttpRequestMethodNotSupportedException e -> method(e, request);
      case HttpMediaTypeNotSupportedException e -> contentType(e);
      case HttpMediaTypeNotAcceptableException e ->
          Failure.of(
              406,
              "NOT_ACCEPTABLE",
              "Accept (%s) is nothing this can be sent as. Take %s."
                  .formatted(shown(request.getHeader("Accept")), offered(e)));
      case NoResourceFoundException e -> nothingHere(request);
      case NoHandlerFoundException e -> nothingHere(request);
      case AsyncRequestTimeoutException e ->
          Failure.of(503, "TIMED_OUT", "This took too long. Repeat the request.");
      case ErrorResponse e when e.getStatusCode().is4xxClientError() -> other(e);
      default -> database(thrown);
    };
  }

  private static @Nullable Failure database(Throwable thrown) {
    if (DatabaseAway.caused(thrown)) {
      return Failure.of(
              503,
              "DATABASE_UNAVAILABLE",
              "The database cannot be reached. Nothing was changed, or it is not known; repeat the request in a few seconds.")
          .with("Retry-After", "5");
    }
    if (thrown instanceof ConcurrencyFailureException || isGone(thrown)) {
      return Failure.of(
              409, "BUSY", "Somebody else is changing the same thing. Repeat the request.")
          .with("Retry-After", "1");
    }
    Throwable cause = thrown.getCause();
    return cause instanceof Refusal refusal ? Failure.of(refusal) : null;
  }

  /// Whether what was to be written refers to something that was removed at the same time.
  private static boolean isGone(Throwable thrown) {
    return thrown instanceof DataIntegrityViolationException
        && NestedExceptionUtils.getMostSpecificCause(thrown) instanceof SQLException cause
        && FOREIGN_KEY_VIOLATION.equals(cause.getSQLState());
  }

  private static Failure mistyped(
      MethodArgumentTypeMismatchException e, HttpServletRequest request) {
    String value = shown(e.getValue());
    if (e.getParameter().hasParameterAnnotation(PathVariable.class)) {
      return Failure.of(
          404,
          "NOT_FOUND",
          "There is nothing at %s: (%s) is not %s."
              .formatted(
                  shown(request.getRequestURI()), value, WantedType.of(e.getRequiredType())));
    }
    return invalid(e.getName(), "(%s) must be %s.".formatted(value, WantedType.of(wanted(e))));
  }

  /// Of a list of words in an address, what each of them may be.
  private static @Nullable Class<?> wanted(MethodArgumentTypeMismatchException e) {
    Class<?> element =
        ResolvableType.forMethodParameter(e.getParameter()).asCollection().resolveGeneric();
    return element == null ? e.getRequiredType() : element;
  }

  private static Failure method(
      HttpRequestMethodNotSupportedException e, HttpServletRequest request) {
    String[] methods = e.getSupportedMethods();
    String allowed =
        methods == null ? "" : Arrays.stream(methods).sorted().collect(Collectors.joining(", "));
    return Failure.of(
            405,
            "METHOD_NOT_ALLOWED",
            "%s does not go with %s. Use %s."
                .formatted(shown(e.getMethod()), shown(request.getRequestURI()), allowed))
        .with("Allow", allowed);
  }

  private static Failure contentType(HttpMediaTypeNotSupportedException e) {
    Object sent = e.getContentType();
    String accepted = list(e.getSupportedMediaTypes());
    return Failure.of(
            415,
            "UNSUPPORTED_MEDIA_TYPE",
            sent == null
                ? "Content-Type is missing or unreadable. Send %s.".formatted(accepted)
                : "Content-Type (%s) is not understood here. Send %s."
                    .formatted(shown(sent), accepted))
        .with("Accept", accepted);
  }

  private static Failure nothingHere(HttpServletRequest request) {
    return Failure.of(
        404,
        "NOT_FOUND",
        "There is nothing at %s. What there is stands at /api/v1/docs."
            .formatted(shown(request.getRequestURI())));
  }

  private static Failure other(ErrorResponse e) {
    HttpStatus status = HttpStatus.resolve(e.getStatusCode().value());
    String code = status == null ? "BAD_REQUEST" : status.name();
    String detail = e.getBody().getDetail();
    Map<String, String> headers = e.getHeaders().toSingleValueMap();
    return new Failure(
        e.getStatusCode().value(),
        code,
        Said.text(
            detail == null || detail.isBlank()
                ? code.toLowerCase(Locale.ROOT).replace('_', ' ')
                : detail),
        List.of(),
        headers,
        null);
  }

  private static List<FieldError> fields(BindException e) {
    return e.getFieldErrors().stream()
        .map(error -> FieldError.of(error.getField(), message(error, e)))
        .toList();
  }

  private static List<FieldError> parameters(HandlerMethodValidationException e) {
    return e.getParameterValidationResults().stream()
        .flatMap(result ->
            result.getResolvableErrors().stream()
                .map(error ->
                    FieldError.of(
                        String.valueOf(result.getMethodParameter().getParameterName()),
                        String.valueOf(error.getDefaultMessage()))))
        .toList();
  }

  private static String message(org.springframework.validation.FieldError error, BindException e) {
    return error.isBindingFailure()
        ? "(%s) must be %s."
            .formatted(
                shown(error.getRejectedValue()), WantedType.of(e.getFieldType(error.getField())))
        : message(error);
  }

  private static String message(DefaultMessageSourceResolvable error) {
    return String.valueOf(error.getDefaultMessage());
  }

  private static Failure invalid(String field, String message) {
    return Failure.of(Refusal.invalid(field, message));
  }

  private static Failure invalid(List<FieldError> errors) {
    return Failure.of(Refusal.invalid(errors));
  }

  private static String offered(HttpMediaTypeNotAcceptableException e) {
    // What cannot be read at all is not compared with anything.
    return e.getSupportedMediaTypes().isEmpty()
        ? "application/json"
        : list(e.getSupportedMediaTypes());
  }

  private static String list(List<?> types) {
    return types.stream().map(Object::toString).distinct().collect(Collectors.joining(", "));
  }

  private static String shown(@Nullable Object value) {
    return Shown.of(String.valueOf(value));
  }
}
