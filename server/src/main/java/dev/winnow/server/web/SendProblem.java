package dev.winnow.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
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
  public static void send(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
      throws IOException {
    send(request, response, refusal, null);
  }

  /// The same for a fault.
  ///
  /// @param id by which the log names it; null when it is none
  static void send(
      HttpServletRequest request,
      HttpServletResponse response,
      Refusal refusal,
      @Nullable String id)
      throws IOException {
    byte[] body =
        JSON.writeValueAsBytes(
            ProblemDocument.of(request.getRequestURI(), refusal, id, Instant.now(CLOCK)));
    // Headers of an answer that is not sent after all, like Location, go too.
    response.reset();
    SecurityHeaders.set(request, response);
    response.setStatus(refusal.status().value());
    refusal.headers().forEach(response::setHeader);
    response.setContentType("application/problem+json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
