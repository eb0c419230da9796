package dev.winnow.server.web.edge;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/// Lets a handler's `Cache-Control` replace the one that was set for all.
final class OneCacheControl extends HttpServletResponseWrapper {

  private static final String NAME = "Cache-Control";

  private boolean replaced;

  OneCacheControl(HttpServletResponse response) {
    super(response);
  }

  @Override
  public void addHeader(String name, String value) {
    if (name.equalsIgnoreCase(NAME) && !replaced) {
      replaced = true;
      setHeader(name, value);
    } else {
      super.addHeader(name, value);
    }
  }
}
