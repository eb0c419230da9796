package dev.winnow.server.start;

/// Another service works with the database; the message says what to do.
public final class DatabaseTaken extends RuntimeException {

  private static final long serialVersionUID = 1;

  public DatabaseTaken() {
    super(
        "another Winnow is running on the database that WINNOW_DB_URL names. Stop that one, or name a database of its own for each.");
  }
}
