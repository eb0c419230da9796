package dev.winnow.server.web.edge;

import dev.winnow.server.web.ErrorResponses;
import dev.winnow.server.web.SecurityHeaders;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// The outermost filter: turns away what must not come in, and answers for every filter below that
/// throws.
final class Edge extends HttpFilter {

  private static final long serialVersionUID = 1;

  private final transient Callers callers;
  private final transient ErrorResponses errors;

  Edge(Callers callers, ErrorResponses errors) {
    this.callers = callers;
    this.errors = errors;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    SecurityHeaders.set(request, response);
    try {
      callers.check(request);
      Target.check(request);
      chain.doFilter(new StrictBody(request), new OneCacheControl(response));
    } catch (RuntimeException | IOException | ServletException e) {
      if (response.isCommitted()) {
        throw e;
      }
      errors.answer(e, request, response);
    }
  }
}
