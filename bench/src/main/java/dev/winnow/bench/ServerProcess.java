package dev.winnow.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A [SimulatedServer] in a process of its own, so that its work is not counted as the client's.
record ServerProcess(Process process, int port) implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Starts one with the arguments of [SimulatedServer#main]; it listens when this returns.
  static ServerProcess start(String... arguments) throws IOException {
    List<String> command = java(SimulatedServer.class);
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    String line = said.readLine();
    if (line == null) {
      throw new IOException("The simulated server did not start.");
    }
    return new ServerProcess(process, Integer.parseInt(line.replaceAll("[^0-9]", "")));
  }

  /// A command that runs a class of this module, with the launcher's choice of garbage collector.
  static List<String> java(Class<?> main) {
    return new ArrayList<>(
        List.of(
            System.getProperty("java.home") + "/bin/java",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName()));
  }

  /// What it has seen so far.
  JsonNode stats() throws IOException {
    URI address = URI.create("http://127.0.0.1:" + port + "/stats");
    try (InputStream in = address.toURL().openStream()) {
      return JSON.readTree(in);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
