package dev.winnow.server.web.edge;

import dev.winnow.core.document.Excerpt;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.RefusalSaid;
import dev.winnow.server.web.SendProblem;
import java.io.IOException;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.AbstractProtocol;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

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
      Refusal refusal = refusal(status, request);
      SendProblem.send(request, response, allow == null ? refusal : refusal.with("Allow", allow));
      response.finishResponse();
    } catch (IOException | IllegalStateException e) {
      // The client is gone, or is being told something else.
      container.getLogger().debug("No answer could be sent", e);
    }
  }

  private static Refusal refusal(int status, Request request) {
    HttpStatus known = HttpStatus.resolve(status);
    String words = known == null ? "error" : known.getReasonPhrase().toLowerCase(Locale.ROOT);
    return switch (status) {
      case 400 ->
          isEnding(request)
              ? Refusal.stopping()
              : Refusal.bad("BAD_REQUEST", RefusalSaid.HTTP.of());
      case 404 -> Refusal.notFound(RefusalSaid.NOTHING_AT.of(Excerpt.of(request.getRequestURI())));
      default ->
          Refusal.of(
              HttpStatusCode.valueOf(status),
              status == 500 ? "INTERNAL" : known == null ? "ERROR" : known.name(),
              RefusalSaid.SERVER.of(words));
    };
  }

  /// Whether it takes no requests any more. Then Tomcat reads no headers of one that still comes,
  /// says 503, finds next that `Host` is missing, and makes it 400 (its `Http11Processor`).
  private static boolean isEnding(Request request) {
    return request.getConnector().getProtocolHandler() instanceof AbstractProtocol<?> protocol
        && protocol.isPaused();
  }
}
