package dev.winnow.cli;

import dev.winnow.storage.home.HomeUnavailable;
import dev.winnow.storage.home.OpenHome;
import dev.winnow.storage.postgres.DatabaseAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import picocli.CommandLine.Option;

/// Winnow's home, where the service and the command line store models and datasets.
final class HomeOption {

  @Option(
      names = "--home",
      paramLabel = "FOLDER",
      description = "Where models and datasets are stored. Default: WINNOW_HOME, or ~/.winnow.")
  private @Nullable Path home;

  /// The folder.
  Path folder() {
    if (home != null) {
      return home;
    }
    String named = System.getenv("WINNOW_HOME");
    return named == null || named.isBlank()
        ? Path.of(System.getProperty("user.home"), ".winnow")
        : Path.of(named);
  }

  /// What a further command on the same home has to say; empty where it is the usual one.
  String again() {
    return home == null ? "" : " --home " + home;
  }

  /// Whether anything can be stored there by now.
  boolean isThere() throws HomeUnavailable {
    return database() != null || OpenHome.isThere(folder());
  }

  /// What is done with an open home.
  @FunctionalInterface
  interface Use<T, X extends Exception> {
    T with(OpenHome home) throws X;
  }

  /// Opens it, makes it where there is none, and closes it when that is done.
  <T, X extends Exception> T open(Use<T, X> use) throws HomeUnavailable, X {
    try (OpenHome opened = OpenHome.open(folder(), database())) {
      return use.with(opened);
    } catch (DataAccessException e) {
      throw HomeUnavailable.database(
          e, "If a service of another version runs on it, use the command line of that version.");
    }
  }

  private static @Nullable DatabaseAddress database() throws HomeUnavailable {
    try {
      return DatabaseAddress.named(System.getenv());
    } catch (IllegalArgumentException wrong) {
      throw new HomeUnavailable(String.valueOf(wrong.getMessage()), wrong);
    }
  }
}
