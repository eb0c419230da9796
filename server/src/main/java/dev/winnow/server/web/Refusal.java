package dev.winnow.server.web;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/// The service will not do what a request asks: thrown anywhere below a controller, turned into a
/// problem document at the edge.
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final HttpStatus status;
  private final String code;
  private final transient List<FieldError> errors;
  private final transient Map<String, String> headers;

  private Refusal(
      HttpStatus status,
      String code,
      String message,
      List<FieldError> errors,
      Map<String, String> headers) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.errors = List.copyOf(errors);
    this.headers = Map.copyOf(headers);
  }

  /// 400: the request cannot be understood.
  public static Refusal bad(String code, String message) {
    return new Refusal(HttpStatus.BAD_REQUEST, code, message, List.of(), Map.of());
  }

  /// 400, code `VALIDATION`: these fields are wrong.
  public static Refusal invalid(List<FieldError> errors) {
    String first = (errors.getFirst().field() + " " + errors.getFirst().message()).strip();
    int more = errors.size() - 1;
    String message =
        more == 0
            ? first
            : "%s (and %d more %s)".formatted(first, more, more == 1 ? "error" : "errors");
    return new Refusal(HttpStatus.BAD_REQUEST, "VALIDATION", message, errors, Map.of());
  }

  /// 400, code `VALIDATION`: this field is wrong.
  public static Refusal invalid(String field, String message) {
    return invalid(List.of(FieldError.of(field, message)));
  }

  /// 404, code `NOT_FOUND`.
  ///
  /// @param what the kind of thing, like `task`
  public static Refusal notFound(String what, Object id) {
    return new Refusal(
        HttpStatus.NOT_FOUND,
        "NOT_FOUND",
        "There is no %s %s.".formatted(what, id),
        List.of(),
        Map.of());
  }

  /// 409: it does not go with the state things are in.
  public static Refusal conflict(String code, String message) {
    return new Refusal(HttpStatus.CONFLICT, code, message, List.of(), Map.of());
  }

  /// 409, code `NAME_TAKEN`.
  public static Refusal nameTaken(String what, String name) {
    return new Refusal(
        HttpStatus.CONFLICT,
        "NAME_TAKEN",
        "There is a %s named \"%s\" already. Choose another name.".formatted(what, name),
        List.of(FieldError.of("name", "is taken. Choose another.")),
        Map.of());
  }

  /// 412, code `STALE`: somebody else changed it since.
  ///
  /// @param etag the one it has now
  public static Refusal stale(String what, String etag) {
    return new Refusal(
        HttpStatus.PRECONDITION_FAILED,
        "STALE",
        "The %s has changed since you read it (it is %s now). Read it again and repeat your change."
            .formatted(what, etag),
        List.of(),
        Map.of("ETag", etag));
  }

  /// Any other status.
  public static Refusal of(HttpStatus status, String code, String message) {
    return of(status, code, message, List.of());
  }

  /// Any other status, with the fields it is about.
  public static Refusal of(
      HttpStatus status, String code, String message, List<FieldError> errors) {
    return new Refusal(status, code, message, errors, Map.of());
  }

  /// The same, with one more header in the response.
  public Refusal with(String header, String value) {
    Map<String, String> more = new java.util.HashMap<>(headers);
    more.put(header, value);
    return new Refusal(status, code, String.valueOf(getMessage()), errors, more);
  }

  /// The status of the response, from 400.
  public HttpStatus status() {
    return status;
  }

  /// A word for programs, in capitals.
  public String code() {
    return code;
  }

  /// The fields it is about; may be empty.
  public List<FieldError> errors() {
    return errors;
  }

  /// Further headers of the response.
  public Map<String, String> headers() {
    return headers;
  }
}
