package dev.winnow.server;

import dev.winnow.server.start.ServerCommand;
import java.util.Locale;

/// Where the service starts.
public final class Main {

  private Main() {}

  /// Runs `serve` or `demo`; returns when it has been stopped.
  public static void main(String[] args) {
    // Numbers read the same everywhere: logs and files are read by programs too.
    Locale.setDefault(Locale.ROOT);
    System.exit(ServerCommand.commandLine().execute(args));
  }
}
