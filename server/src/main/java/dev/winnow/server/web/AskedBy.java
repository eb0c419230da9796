package dev.winnow.server.web;

import org.jspecify.annotations.Nullable;

/// Who asks for something, as long as there are no users.
public enum AskedBy {
  /// A program that talks to the service.
  API,
  /// Somebody at the page.
  PAGE;

  /// The header by which the page makes itself known.
  public static final String HEADER = "Winnow-Client";

  /// Who it is, by that header.
  public static AskedBy of(@Nullable String header) {
    return "page".equals(header) ? PAGE : API;
  }
}
