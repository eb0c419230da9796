package dev.winnow.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
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
    String id = UUID.randomUUID().toString().substring(0, 8);
    Refusal known = Explain.of(thrown, request);
    if (known == null) {
      LOG.error("{} {} failed ({})", request.getMethod(), request.getRequestURI(), id, thrown);
    }
    Refusal refusal =
        known != null
            ? known
            : Refusal.of(HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL", RefusalSaid.FAULT.of(id));
    if (response.isCommitted()) {
      // Half an answer is out. Cutting the connection is the only way left to say so.
      throw new ClientAbortException("The answer broke off: " + refusal.getMessage());
    }
    SendProblem.send(request, response, refusal, known == null ? id : null);
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
