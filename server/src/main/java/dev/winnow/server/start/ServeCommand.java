package dev.winnow.server.start;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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
    return options.serve(serving -> {
      announce(serving);
      new CountDownLatch(1).await();
      return 0;
    });
  }

  /// Tells the person where it is.
  static void announce(Serving serving) {
    System.out.println("Winnow is at " + serving.address());
    System.out.println("The interface is described at " + serving.address() + "/api/v1/docs");
    System.out.println("Stop it with Ctrl-C.");
  }
}
