package dev.winnow.server.web;

import dev.winnow.core.say.Said;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/// The service will not do what a request asks: thrown anywhere below a controller, turned into a
/// problem document at the edge.
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient HttpStatusCode status;
  private final String code;
  private final transient Said said;
  private final transient List<FieldError> errors;
  private final transient Map<String, String> headers;

  private Refusal(
      HttpStatusCode status,
      String code,
      Said said,
      List<FieldError> errors,
      Map<String, String> headers) {
    super(said.message(), null, false, false);
    this.said = said;
    this.status = status;
    this.code = code;
    this.errors = List.copyOf(errors);
    this.headers = Map.copyOf(headers);
  }

  /// 400: the request cannot be understood.
  public static Refusal bad(String code, Said said) {
    return of(HttpStatus.BAD_REQUEST, code, said);
  }

  /// 400, code `VALIDATION`: these fields are wrong.
  public static Refusal invalid(List<FieldError> errors) {
    FieldError first = errors.getFirst();
    int more = errors.size() - 1;
    Said said =
        first.field().isEmpty() ? first.said() : RefusalSaid.FIELD.of(first.field(), first.said());
    return of(
        HttpStatus.BAD_REQUEST,
        "VALIDATION",
        more == 0 ? said : RefusalSaid.FIELDS.of(said, more),
        errors);
  }

  /// 400, code `VALIDATION`: this field is wrong.
  public static Refusal invalid(String field, Said said) {
    return invalid(List.of(FieldError.of(field, said)));
  }

  /// 400, code `VALIDATION`: this field names nothing that is there.
  public static Refusal noSuch(String field, Thing what) {
    return invalid(field, RefusalSaid.NO_SUCH.of(what));
  }

  /// 404, code `NOT_FOUND`.
  public static Refusal notFound(Thing what, Object id) {
    return notFound(RefusalSaid.NOT_FOUND.of(what, id));
  }

  /// The same in other words.
  public static Refusal notFound(Said said) {
    return of(HttpStatus.NOT_FOUND, "NOT_FOUND", said);
  }

  /// 409: it does not go with the state things are in.
  public static Refusal conflict(String code, Said said) {
    return of(HttpStatus.CONFLICT, code, said);
  }

  /// 409, code `NAME_TAKEN`.
  public static Refusal nameTaken(Thing what, String name) {
    return of(
        HttpStatus.CONFLICT,
        "NAME_TAKEN",
        RefusalSaid.NAME_TAKEN.of(what, name),
        List.of(FieldError.of("name", RefusalSaid.TAKEN.of())));
  }

  /// 412, code `STALE`: somebody else changed it since.
  ///
  /// @param etag the one it has now
  public static Refusal stale(Thing what, String etag) {
    return of(HttpStatus.PRECONDITION_FAILED, "STALE", RefusalSaid.STALE.of(what, etag))
        .with("ETag", etag);
  }

  /// 503, code `STOPPING`: the service ends.
  public static Refusal stopping() {
    return of(HttpStatus.SERVICE_UNAVAILABLE, "STOPPING", RefusalSaid.STOPPING.of());
  }

  /// Any other status, from 400.
  ///
  /// @param code a word for programs, in capitals
  /// @param said what is wrong, with the value, then advice
  public static Refusal of(HttpStatusCode status, String code, Said said) {
    return of(status, code, said, List.of());
  }

  /// The same with the fields it is about.
  public static Refusal of(HttpStatusCode status, String code, Said said, List<FieldError> errors) {
    return new Refusal(status, code, said, errors, Map.of());
  }

  /// The same, with one more header in the response.
  public Refusal with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Refusal(status, code, said, errors, more);
  }

  /// The status of the response, from 400.
  public HttpStatusCode status() {
    return status;
  }

  /// A word for programs, in capitals.
  public String code() {
    return code;
  }

  /// What is wrong, and what to do.
  public Said said() {
    return said;
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
