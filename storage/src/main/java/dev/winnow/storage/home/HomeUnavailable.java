package dev.winnow.storage.home;

import org.jspecify.annotations.Nullable;

/// Thrown when a home cannot be opened; the message says why, and what to do.
public final class HomeUnavailable extends Exception {

  private static final long serialVersionUID = 1;

  public HomeUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
