package dev.winnow.server.web.edge;

import dev.winnow.server.web.Failure;
import dev.winnow.server.web.SendProblem;
import java.io.IOException;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// What Tomcat says itself, in the shape of all problems: to requests that it cannot read, or that
/// end before they reach the application. Tomcat makes it, by its name.
public final class ProblemValve extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, @Nullable Throwable thrown) {
    int status = response.getStatus();
    // As in Tomcat's own: nothing is wrong, or something was said already.
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    try {
      @Nullable String allow = response.getHeader("Allow");
      Failure failure = failure(status);
      SendProblem.send(request, response, allow == null ? failure : failure.with("Allow", allow));
      response.finishResponse();
    } catch (IOException | IllegalStateException e) {
      // The client is gone, or is being told something else.
      container.getLogger().debug("No answer could be sent", e);
    }
  }

  private static Failure failure(int status) {
    @Nullable HttpStatus known = HttpStatus.resolve(status);
    String words = known == null ? "error" : known.getReasonPhrase().toLowerCase(Locale.ROOT);
    return switch (status) {
      case 400 ->
          Failure.of(
              400,
              "BAD_REQUEST",
              "The request cannot be read: its target, its headers or its framing break HTTP, or are too long (32 KB). Send special characters of a target as %XX.");
      case 404 ->
          Failure.of(
              404, "NOT_FOUND", "There is nothing here. What there is stands at /api/v1/docs.");
      case 405 -> Failure.of(405, "METHOD_NOT_ALLOWED", "This method is not allowed. Use another.");
      case 500 ->
          Failure.of(
              500, "INTERNAL", "Something went wrong inside. The service's log may say more.");
      default ->
          Failure.of(
              status,
              known == null ? "ERROR" : known.name(),
              "The server answers: %s.".formatted(words));
    };
  }
}
