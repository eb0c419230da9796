package dev.winnow.storage.home;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/// Thrown when a home cannot be opened; the message says why, and what to do.
public final class HomeUnavailable extends Exception {

  private static final long serialVersionUID = 1;

  public HomeUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /// Of a database that does not do as it should.
  ///
  /// @param advice a sentence
  public static HomeUnavailable database(DataAccessException failure, String advice) {
    Throwable cause = failure.getMostSpecificCause();
    String why = String.valueOf(cause.getMessage()).lines().findFirst().orElse("").strip();
    return new HomeUnavailable(
        "The database cannot be used: %s %s".formatted(why, advice), failure);
  }
}
