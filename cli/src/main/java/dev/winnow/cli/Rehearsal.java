package dev.winnow.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/// Runs, when Winnow is built, what a user will run: Java keeps the classes that were loaded and
/// what it learnt of the methods, and later starts from there. Its tasks are its own, as an example
/// may be somebody's and cost money; the model is this process. It works in the current folder.
final class Rehearsal {

  private static final int ROWS = 3_000;

  private Rehearsal() {}

  public static void main(String[] arguments) throws IOException {
    Locale.setDefault(Locale.ROOT);
    winnow("preview", task("offline", 1, "offline"));
    HttpServer model =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    AtomicInteger rows = new AtomicInteger();
    model.createContext("/", exchange -> answer(exchange, rows.incrementAndGet()));
    model.start();
    String address = "http://127.0.0.1:" + model.getAddress().getPort() + "/v1";
    winnow("run", task("http", ROWS, "{baseUrl: '" + address + "', model: rehearsal}"));
    model.stop(0);
  }

  private static String task(String name, int rows, String model) throws IOException {
    return Files.writeString(
            Path.of(name + ".yaml"),
            """
            name: %s
            template:
              system: You write training data for an assistant.
              prompt: |
                Write {count} question-and-answer pairs about cells.
                Answer with JSON only: [{"question": "...", "answer": "..."}]
            target: %d
            batchSize: 1
            distinctOn: [question]
            concurrency: 64
            model: %s
            """
                .formatted(name, rows, model))
        .toString();
  }

  private static void winnow(String... command) {
    int code = Main.commandLine(Terminal.ofThisProcess()).execute(command);
    if (code != ExitCode.COMPLETE) {
      throw new IllegalStateException(String.join(" ", command) + " ended with " + code + ".");
    }
  }

  private static void answer(HttpExchange exchange, int row) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      byte[] reply =
          """
          {"id":"%1$d","object":"chat.completion","model":"rehearsal","choices":[{"index":0,\
          "finish_reason":"stop","message":{"role":"assistant","content":"[{\\"question\\":\
          \\"What is part %1$d of a cell?\\",\\"answer\\":\\"A part of its own: %1$d.\\"}]"}}],\
          "usage":{"prompt_tokens":60,"completion_tokens":20,"total_tokens":80}}
          """
              .formatted(row)
              .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, reply.length);
      exchange.getResponseBody().write(reply);
    }
  }
}
