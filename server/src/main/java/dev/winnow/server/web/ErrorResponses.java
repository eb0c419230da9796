package dev.winnow.server.web;

import dev.winnow.core.say.Said;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/// The edge of a request: whatever is thrown below it becomes a problem document.
@RestControllerAdvice
public class ErrorResponses {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorResponses.class);

  /// Answers a request that failed, as well as it can still be answered.
  @ExceptionHandler(Throwable.class)
  public void answer(Throwable thrown, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (clientIsGone(thrown)) {
      return;
    }
    Failure failure = failure(thrown, request);
    if (response.isCommitted()) {
      // Half an answer is out. Cutting the connection is the only way left to say so.
      throw new ClientAbortException("The answer broke off: " + failure.said().message());
    }
    SendProblem.send(request, response, failure);
  }

  private static Failure failure(Throwable thrown, HttpServletRequest request) {
    @Nullable Failure known = Explain.of(thrown, request);
    if (known != null) {
      return known;
    }
    String id = UUID.randomUUID().toString().substring(0, 8);
    LOG.error("{} {} failed ({})", request.getMethod(), request.getRequestURI(), id, thrown);
    return new Failure(
        500,
        "INTERNAL",
        Said.text(
            "Something went wrong inside (%s). The service's log says more under this id."
                .formatted(id)),
        java.util.List.of(),
        java.util.Map.of(),
        id);
  }

  private static boolean clientIsGone(Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof ClientAbortException || at instanceof AsyncRequestNotUsableException) {
        return true;
      }
    }
    return false;
  }
}
