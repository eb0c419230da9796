package dev.winnow.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/// Writes problem documents; needs no part of the application, since some requests fail before they
/// reach it.
public final class SendProblem {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Clock CLOCK = Clock.systemUTC();

  private SendProblem() {}

  /// Replaces whatever the response holds by a problem document.
  ///
  /// @throws IllegalStateException when a part of another answer has been sent already
  public static void send(HttpServletRequest request, HttpServletResponse response, Failure failure)
      throws IOException {
    byte[] body = JSON.writeValueAsBytes(document(request.getRequestURI(), failure));
    // Headers of an answer that is not sent after all, like Location, go too.
    response.reset();
    SecurityHeaders.set(request, response);
    response.setStatus(failure.status());
    failure.headers().forEach(response::setHeader);
    response.setContentType("application/problem+json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static ProblemDocument document(@Nullable String uri, Failure failure) {
    String path = uri == null || uri.isEmpty() ? "/" : uri;
    HttpStatus known = HttpStatus.resolve(failure.status());
    return new ProblemDocument(
        "about:blank",
        known == null ? "Error" : known.getReasonPhrase(),
        failure.status(),
        failure.said().message(),
        path,
        failure.code(),
        failure.said().message(),
        failure.said(),
        path,
        Instant.now(CLOCK).truncatedTo(ChronoUnit.MILLIS).toString(),
        failure.errors(),
        failure.id());
  }
}
