package dev.winnow.server.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/// The path of a request as its handler is chosen by it: decoded, without `;parameters`. However a
/// client spells a path – `/%61pi`, `/api;x` – what is said of it here is the same.
public final class HandledPath {

  private static final String API = "/api/v1";

  private HandledPath() {}

  /// The path; null when the request could not be read so far.
  public static @Nullable String of(HttpServletRequest request) {
    @Nullable String path = request.getServletPath();
    @Nullable String rest = request.getPathInfo();
    return path == null || rest == null ? path : path + rest;
  }

  /// Whether it is one of the interface for programs.
  public static boolean isApi(HttpServletRequest request) {
    @Nullable String path = of(request);
    return path != null && path.startsWith(API);
  }
}
