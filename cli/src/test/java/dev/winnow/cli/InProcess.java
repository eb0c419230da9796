package dev.winnow.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The command line in this very process: for what needs none of its own.
final class InProcess {

  private InProcess() {}

  /// Runs one command on a file.
  static Launched.Done run(String command, Path file, Object... more) {
    return run(
        Stream.concat(Stream.of(command, file), Stream.of(more))
            .map(String::valueOf)
            .toArray(String[]::new));
  }

  /// Runs one command to its end.
  static Launched.Done run(String... arguments) {
    return given("", arguments);
  }

  /// Runs one command to its end.
  ///
  /// @param input what it reads from standard input
  static Launched.Done given(String input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Main.commandLine(
                new Terminal(
                    new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8),
                    0))
            .execute(arguments);
    return new Launched.Done(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
