package dev.winnow.server.start;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Starts the service and stays until it is stopped.
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the service: templates, models and tasks over REST, at http://127.0.0.1:8080.",
      "",
      "Everything is kept under ~/.winnow (WINNOW_HOME), with a PostgreSQL of its own unless WINNOW_DB_URL names one."
          + " Stopped or killed, tasks go on where they were at the next start.",
      ""
    })
final class ServeCommand implements Callable<Integer> {

  @Mixin private ServeOptions options = new ServeOptions();

  @Override
  public Integer call() throws InterruptedException {
    return options.serve(serving -> true);
  }
}
