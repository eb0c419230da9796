package dev.winnow.server.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Where a service listens and where it keeps things.
final class ServeOptions {

  private static final int PORT_DEFAULT = 8080;
  private static final int DAYS_MAX = 36_500;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-p", "--port"},
      paramLabel = "N",
      description = "The port; 0 is any free one. Default: 8080.")
  private int port = PORT_DEFAULT;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "The loopback address to listen at. Default: 127.0.0.1.")
  private String host = "127.0.0.1";

  @Option(
      names = "--home",
      paramLabel = "FOLDER",
      description = "Where everything is kept. Default: WINNOW_HOME, or ~/.winnow.")
  private @Nullable Path home;

  @Option(
      names = "--keep-answers",
      paramLabel = "DAYS",
      description =
          "Drops the raw answers of tasks so many days after their end; rows, rejections and figures stay."
              + " Default: WINNOW_KEEP_ANSWERS, or for ever.")
  private @Nullable Integer keepAnswers;

  /// What is done with a service before it is left to itself.
  interface Use {

    /// Does it; says whether the service is to stay.
    boolean with(Serving serving) throws InterruptedException;
  }

  /// Starts a service, and stays until it is stopped.
  int serve(Use first) throws InterruptedException {
    Settings settings = settings();
    try (Serving serving = Serving.start(settings)) {
      if (!first.with(serving)) {
        return ServerCommand.FAILED;
      }
      System.out.println("Winnow is at " + serving.address());
      System.out.println("The interface is described at " + serving.address() + "/api/v1/docs");
      System.out.println("Stop it with Ctrl-C.");
      new CountDownLatch(1).await();
      return 0;
    } catch (HomeLock.Taken e) {
      System.err.println("winnow: " + e.getMessage());
      return ServerCommand.BAD_INPUT;
    } catch (BeansException | UncheckedIOException | LoopbackOnly.Reachable e) {
      System.err.println("winnow: " + StartFailure.of(e, settings));
      return ServerCommand.FAILED;
    }
  }

  private Settings settings() {
    if (port < 0 || port > 65_535) {
      throw wrong("--port takes a number from 0 to 65,535, found %d.".formatted(port));
    }
    checkHost();
    Path folder = home != null ? home : home();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw wrong(
          "The folder %s cannot be made (%s). Name another with --home.".formatted(folder, e));
    }
    String url = System.getenv("WINNOW_DB_URL");
    return new Settings(
        folder.toAbsolutePath().normalize(),
        host,
        port,
        url == null || url.isBlank() ? null : url,
        keepAnswersDays());
  }

  private @Nullable Integer keepAnswersDays() {
    String named = System.getenv("WINNOW_KEEP_ANSWERS");
    if (keepAnswers == null && named != null && !named.isBlank()) {
      try {
        return checkedDays(Integer.parseInt(named.strip()), "WINNOW_KEEP_ANSWERS");
      } catch (NumberFormatException e) {
        throw wrong("WINNOW_KEEP_ANSWERS takes a number of days, found %s.".formatted(named));
      }
    }
    return keepAnswers == null ? null : checkedDays(keepAnswers, "--keep-answers");
  }

  private int checkedDays(int days, String where) {
    if (days < 1 || days > DAYS_MAX) {
      throw wrong("%s takes a number from 1 to %,d, found %d.".formatted(where, DAYS_MAX, days));
    }
    return days;
  }

  /// Nobody has to sign in yet, so nobody else may reach it.
  private void checkHost() {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (!address.isLoopbackAddress()) {
          throw wrong(
              "--host %s can be reached from other machines, and there is no sign-in yet that would keep strangers out. Use 127.0.0.1, and an SSH tunnel from elsewhere."
                  .formatted(host));
        }
      }
    } catch (UnknownHostException e) {
      throw wrong("--host %s is no address of this machine. Use 127.0.0.1.".formatted(host));
    }
  }

  private static Path home() {
    String named = System.getenv("WINNOW_HOME");
    return named == null || named.isBlank()
        ? Path.of(System.getProperty("user.home"), ".winnow")
        : Path.of(named);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
