package dev.winnow.cli;

import dev.winnow.storage.home.HomeUnavailable;
import dev.winnow.storage.home.OpenHome;
import dev.winnow.storage.postgres.DatabaseAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Winnow's home, where the service and the command line store models.
final class HomeOption {

  @Option(
      names = "--home",
      paramLabel = "FOLDER",
      description = "Where models are stored. Default: WINNOW_HOME, or ~/.winnow.")
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

  /// Whether models can be stored there by now.
  boolean isThere() throws HomeUnavailable {
    return database() != null || OpenHome.isThere(folder());
  }

  /// Opens it; makes it where there is none.
  OpenHome open() throws HomeUnavailable {
    return OpenHome.open(folder(), database());
  }

  private static @Nullable DatabaseAddress database() throws HomeUnavailable {
    try {
      return DatabaseAddress.named(System.getenv());
    } catch (IllegalArgumentException wrong) {
      throw new HomeUnavailable(String.valueOf(wrong.getMessage()), wrong);
    }
  }
}
