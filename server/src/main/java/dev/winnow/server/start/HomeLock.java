package dev.winnow.server.start;

import dev.winnow.storage.file.FolderLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// Keeps a home to one service at a time. Ends with the process, however that ends.
public final class HomeLock {

  private HomeLock() {}

  /// Another service has the home.
  public static final class Taken extends Exception {
    private static final long serialVersionUID = 1;

    private Taken(String message) {
      super(message);
    }
  }

  /// Takes the home.
  ///
  /// @throws Taken when another service has it
  public static FolderLock take(Path home) throws Taken {
    try {
      return FolderLock.take(home.resolve("lock"));
    } catch (FolderLock.Held e) {
      throw new Taken(
          "Winnow is running with the home %s already (process %s). Stop that one, or name another home with --home."
              .formatted(home, e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("The home " + home + " cannot be used: " + e.getMessage(), e);
    }
  }
}
