package dev.winnow.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/// Headers that every response carries.
public final class SecurityHeaders {

  // Swagger's page and ours set styles in their elements; scripts are files of ours.
  private static final String CONTENT_POLICY =
      "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
          + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private SecurityHeaders() {}

  /// Sets them; what a handler sets later replaces `Cache-Control`.
  public static void set(HttpServletRequest request, HttpServletResponse response) {
    @Nullable String path = HandledPath.of(request);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Content-Security-Policy", CONTENT_POLICY);
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    if (path == null || path.startsWith("/api") || path.startsWith("/actuator")) {
      response.setHeader("Cache-Control", "no-store");
    }
  }
}
