package dev.winnow.server.web.repeat;

import java.util.regex.Pattern;

/// Which `POST`s take an `Idempotency-Key`: all but those that call a model and write nothing. Such
/// a call may take minutes, and what is kept under a key holds a connection to the database and a
/// transaction until it is answered.
public final class KeyedPosts {

  private static final Pattern CALLS_A_MODEL = Pattern.compile(".*/(try|test)");

  private KeyedPosts() {}

  /// Whether a `POST` to this path is one of them.
  public static boolean isOne(String path) {
    return !CALLS_A_MODEL.matcher(path).matches();
  }
}
