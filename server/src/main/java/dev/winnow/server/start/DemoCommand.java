package dev.winnow.server.start;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Starts the service with something to see in it.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the service, installs the starter templates, and runs a sample task: 100 medical questions and answers from"
          + " the built-in offline model. No account, no key, no network.",
      "",
      "Stays until it is stopped, as winnow serve does.",
      ""
    })
final class DemoCommand implements Callable<Integer> {

  @Mixin private ServeOptions options = new ServeOptions();

  @Override
  public Integer call() throws InterruptedException {
    return options.serve(serving -> {
      try {
        new SampleTask(serving.address(), System.out).run();
        System.out.println();
        return true;
      } catch (SampleTask.NotDone e) {
        System.err.println("winnow: the sample task did not run: " + e.getMessage());
        return false;
      }
    });
  }
}
