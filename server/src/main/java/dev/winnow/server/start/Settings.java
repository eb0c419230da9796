package dev.winnow.server.start;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the person who starts the service decides.
///
/// @param home the folder of everything the service keeps on disk
/// @param host the loopback address it listens at
/// @param port 0 is any free one
/// @param databaseUrl a JDBC or `postgresql://` address; null is the embedded database
/// @param keepAnswersDays after how many days the raw answers and the journals of ended tasks are
///   dropped; null keeps them
public record Settings(
    Path home,
    String host,
    int port,
    @Nullable String databaseUrl,
    @Nullable Integer keepAnswersDays) {

  /// One that keeps all answers.
  public Settings(Path home, String host, int port, @Nullable String databaseUrl) {
    this(home, host, port, databaseUrl, null);
  }

  /// The database somebody named; empty is the embedded one.
  public Optional<String> namedDatabase() {
    return Optional.ofNullable(databaseUrl);
  }

  /// Where the embedded database lives.
  public Path postgres() {
    return home.resolve("postgres");
  }

  /// Where answers wait for the database: one journal a task.
  public Path spool() {
    return home.resolve("spool");
  }

  /// Where the files of finished tasks are.
  public Path files() {
    return home.resolve("files");
  }

  /// Where uploaded files wait.
  public Path uploads() {
    return home.resolve("uploads");
  }

  /// Where the files made of datasets are.
  public Path exports() {
    return home.resolve("exports");
  }

  /// Where answers of judges wait until their evaluation is done: a journal each.
  public Path evaluations() {
    return home.resolve("evaluations");
  }

  /// Where the search indexes of datasets are.
  public Path index() {
    return home.resolve("index");
  }
}
