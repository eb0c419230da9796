package dev.winnow.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/// The body of a request, kept while the request lasts.
public final class BodyBytes {

  private static final String ATTRIBUTE = BodyBytes.class.getName();

  private BodyBytes() {}

  /// The body, when it has been read.
  public static Optional<byte[]> of(HttpServletRequest request) {
    return Optional.ofNullable((byte[]) request.getAttribute(ATTRIBUTE));
  }

  /// Keeps it.
  public static void keep(HttpServletRequest request, byte[] body) {
    request.setAttribute(ATTRIBUTE, body);
  }
}
