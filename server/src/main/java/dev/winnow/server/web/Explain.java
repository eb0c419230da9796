package dev.winnow.server.web;

import dev.winnow.core.document.Excerpt;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.WantedSaid;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// Puts what was thrown into words.
final class Explain {

  // PostgreSQL, appendix A: foreign_key_violation
  private static final String FOREIGN_KEY_VIOLATION = "23503";

  private Explain() {}

  /// What it means for the one who asked; null when it is a fault of the service.
  static @Nullable Refusal of(Throwable thrown, HttpServletRequest request) {
    return switch (thrown) {
      case Refusal e -> e;
      // Bodies are trees, which features read: all that can be wrong here is what kind of tree.
      case HttpMessageNotReadableException e ->
          Refusal.invalid(
              "", (e.getCause() == null ? RefusalSaid.NO_BODY : RefusalSaid.NO_OBJECT).of());
      case MethodArgumentTypeMismatchException e -> mistyped(e, request);
      case BindException e ->
          Refusal.invalid(
              e.getFieldErrors().stream()
                  .map(it ->
                      FieldError.of(
                          it.getField(),
                          mustBe(it.getRejectedValue(), e.getFieldType(it.getField()))))
                  .toList());
      case HttpRequestMethodNotSupportedException e -> method(e, request);
      case HttpMediaTypeNotSupportedException e -> contentType(e);
      case HttpMediaTypeNotAcceptableException e ->
          Refusal.of(
              HttpStatus.NOT_ACCEPTABLE,
              "NOT_ACCEPTABLE",
              RefusalSaid.ACCEPT.of(shown(request.getHeader("Accept")), offered(e)));
      case NoResourceFoundException e -> nothingAt(request);
      case NoHandlerFoundException e -> nothingAt(request);
      case ErrorResponse e when e.getStatusCode().is4xxClientError() -> other(e);
      default -> database(thrown);
    };
  }

  private static @Nullable Refusal database(Throwable thrown) {
    if (DatabaseAway.caused(thrown)) {
      return Refusal.of(
              HttpStatus.SERVICE_UNAVAILABLE, "DATABASE_UNAVAILABLE", RefusalSaid.DATABASE.of())
          .with("Retry-After", "5");
    }
    if (thrown instanceof ConcurrencyFailureException || isGone(thrown)) {
      return Refusal.conflict("BUSY", RefusalSaid.BUSY.of()).with("Retry-After", "1");
    }
    return thrown.getCause() instanceof Refusal refusal ? refusal : null;
  }

  /// Whether what was to be written refers to something that was removed at the same time.
  private static boolean isGone(Throwable thrown) {
    return thrown instanceof DataIntegrityViolationException
        && NestedExceptionUtils.getMostSpecificCause(thrown) instanceof SQLException cause
        && FOREIGN_KEY_VIOLATION.equals(cause.getSQLState());
  }

  private static Refusal mistyped(
      MethodArgumentTypeMismatchException e, HttpServletRequest request) {
    Class<?> type = Objects.requireNonNull(e.getRequiredType());
    if (e.getParameter().hasParameterAnnotation(PathVariable.class)) {
      return Refusal.notFound(
          RefusalSaid.NO_ID.of(shown(request.getRequestURI()), shown(e.getValue()), wanted(type)));
    }
    // Of a list of words, what each of them may be.
    Class<?> each =
        ResolvableType.forMethodParameter(e.getParameter()).asCollection().resolveGeneric();
    return Refusal.invalid(e.getName(), mustBe(e.getValue(), each == null ? type : each));
  }

  private static Said mustBe(@Nullable Object value, @Nullable Class<?> type) {
    return RefusalSaid.MUST_BE.of(shown(value), wanted(Objects.requireNonNull(type)));
  }

  private static Said wanted(Class<?> type) {
    if (type.isEnum()) {
      // As they are written in requests, whatever they are called on screens.
      return WantedSaid.ONE_OF.of(
          Stream.of(type.getEnumConstants()).map(word -> ((Enum<?>) word).name()).toList());
    }
    return type == UUID.class
        ? WantedSaid.ID.of()
        : WantedSaid.WHOLE.of(Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  private static Refusal method(
      HttpRequestMethodNotSupportedException e, HttpServletRequest request) {
    String[] methods = Objects.requireNonNullElse(e.getSupportedMethods(), new String[0]);
    String allowed = Arrays.stream(methods).sorted().collect(Collectors.joining(", "));
    return Refusal.of(
            HttpStatus.METHOD_NOT_ALLOWED,
            "METHOD_NOT_ALLOWED",
            RefusalSaid.METHOD.of(shown(e.getMethod()), shown(request.getRequestURI()), allowed))
        .with("Allow", allowed);
  }

  private static Refusal contentType(HttpMediaTypeNotSupportedException e) {
    Object sent = e.getContentType();
    String accepted = list(e.getSupportedMediaTypes());
    return Refusal.of(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "UNSUPPORTED_MEDIA_TYPE",
            sent == null
                ? RefusalSaid.NO_CONTENT_TYPE.of(accepted)
                : RefusalSaid.CONTENT_TYPE.of(shown(sent), accepted))
        .with("Accept", accepted);
  }

  private static Refusal nothingAt(HttpServletRequest request) {
    return Refusal.notFound(RefusalSaid.NOTHING_AT.of(shown(request.getRequestURI())));
  }

  private static Refusal other(ErrorResponse e) {
    HttpStatus status = HttpStatus.valueOf(e.getStatusCode().value());
    String detail = Objects.requireNonNullElse(e.getBody().getDetail(), status.getReasonPhrase());
    Refusal refusal = Refusal.of(status, status.name(), Said.text(detail));
    for (var header : e.getHeaders().toSingleValueMap().entrySet()) {
      refusal = refusal.with(header.getKey(), header.getValue());
    }
    return refusal;
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
    return Excerpt.of(String.valueOf(value));
  }
}
