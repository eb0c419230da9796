package dev.winnow.server.web;

import dev.winnow.core.say.Said;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Why a request got no answer, before it is written as a problem document.
///
/// @param status from 400
/// @param code a word for programs, in capitals
/// @param said what is wrong, with the value, then advice
/// @param headers further headers of the response
/// @param id of a fault inside, as in the log; null for all others
public record Failure(
    int status,
    String code,
    Said said,
    List<FieldError> errors,
    Map<String, String> headers,
    @Nullable String id) {

  public Failure {
    errors = List.copyOf(errors);
    headers = Map.copyOf(headers);
  }

  /// One of no field in particular.
  public static Failure of(int status, String code, Said said) {
    return new Failure(status, code, said, List.of(), Map.of(), null);
  }

  public static Failure of(int status, String code, String message) {
    return of(status, code, Said.text(message));
  }

  /// What a refusal says.
  public static Failure of(Refusal refusal) {
    return new Failure(
        refusal.status().value(),
        refusal.code(),
        refusal.said(),
        refusal.errors(),
        refusal.headers(),
        null);
  }

  /// The same with one more header.
  public Failure with(String header, String value) {
    Map<String, String> more = new java.util.HashMap<>(headers);
    more.put(header, value);
    return new Failure(status, code, said, errors, more, id);
  }
}
