package dev.winnow.bench;

import dev.winnow.storage.postgres.DatabaseAddress;
import dev.winnow.storage.postgres.EmbeddedPostgres;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/// A dataset of many rows of about 1 KB in the service: import, pages, filter, search and exports,
/// beside PostgreSQL's plain `COPY` of the same bytes into a table of its own.
public final class MillionRows {

  private static final String API = "/api/v1/data-management";
  private static final int PAGES = 40;
  private static final String HEAP = "-Xmx512m";

  /// A word for each row is one of these; so is one of the Chinese ones.
  private static final int WORDS = 20_000;

  private static final String[] CHINESE = {"糖尿病", "高血压", "心脏病", "感冒", "骨折", "过敏", "哮喘", "贫血"};

  private MillionRows() {}

  /// `ROWS`
  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    int rows = Integer.parseInt(arguments[0]);
    // PostgreSQL, which may be another user, reads the file for the control.
    Path folder =
        Files.createTempDirectory(
            "winnow-bench",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    Path file = folder.resolve("rows.jsonl");
    write(file, rows);
    Figures.table(
        "A dataset of %,d rows of %d bytes: service with %s"
            .formatted(rows, Files.size(file) / rows, HEAP),
        "| what | seconds | rows/s |");
    try (ServiceProcess service = ServiceProcess.start(folder.resolve("home"), HEAP)) {
      double copy = copy(folder.resolve("home"), file);
      line("control: PostgreSQL's COPY", copy, rows);
      String dataset = imported(service, file, rows);
      Looked looked = new Looked(service.api(), API + "/datasets/" + dataset);
      indexed(looked, rows);
      looked.say(rows);
      for (String format : List.of("JSONL", "CSV", "PARQUET")) {
        export(service.api(), dataset, format, rows);
      }
      Figures.row(
          "| memory of the service, Java, MB | %.0f | |".formatted(service.residentMegabytes()));
    }
  }

  private static void line(String what, double seconds, int rows) {
    Figures.row("| %s | %.2f | %,.0f |".formatted(what, seconds, rows / seconds));
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static void write(Path file, int rows) throws IOException {
    Random random = new Random(1);
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      for (int i = 0; i < rows; i++) {
        writer.write(
            "{\"id\":%d,\"question\":\"%s\",\"answer\":\"%s\",\"score\":%d,\"level\":\"%s\"}\n"
                .formatted(
                    i,
                    text(random, 300) + CHINESE[random.nextInt(CHINESE.length)],
                    text(random, 600),
                    random.nextInt(1_000),
                    "level" + random.nextInt(5)));
      }
    }
  }

  private static String text(Random random, int chars) {
    StringBuilder text = new StringBuilder();
    while (text.length() < chars) {
      text.append("word").append(random.nextInt(WORDS)).append(' ');
    }
    return text.toString();
  }

  /// The same lines as one column of a table of its own, in one transaction, in the same database.
  private static double copy(Path home, Path file) throws IOException, SQLException {
    DatabaseAddress address = EmbeddedPostgres.running(home.resolve("postgres")).orElseThrow();
    try (Connection connection =
        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password())) {
      connection.createStatement().execute("create table control (data text not null)");
      long start = System.nanoTime();
      connection
          .createStatement()
          .execute(
              "copy control from '%s' (format csv, quote e'\\x01', delimiter e'\\x02')"
                  .formatted(file));
      double seconds = since(start);
      connection.createStatement().execute("drop table control");
      return seconds;
    }
  }

  private static String imported(ServiceProcess service, Path file, int rows)
      throws IOException, InterruptedException {
    ServiceApi api = service.api();
    long start = System.nanoTime();
    String upload = api.upload(API + "/imports?fileName=rows.jsonl", file).path("id").asString();
    await(api, API + "/imports/" + upload, "CHECKING");
    line("upload and preview", since(start), rows);
    long begun = System.nanoTime();
    api.post(API + "/imports/" + upload + "/start", "{\"name\":\"million\"}");
    JsonNode done = await(api, API + "/imports/" + upload, "IMPORTING");
    line("import", since(begun), rows);
    line("upload, preview and import", since(start), rows);
    return done.path("datasetId").asString();
  }

  private static JsonNode await(ServiceApi api, String path, String state)
      throws IOException, InterruptedException {
    JsonNode now = api.get(path);
    while (now.path("state").asString().equals(state)) {
      Thread.sleep(50);
      now = api.get(path);
    }
    if (now.path("state").asString().equals("FAILED")) {
      throw new IllegalStateException(now.toString());
    }
    return now;
  }

  private static void indexed(Looked looked, int rows) throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (!looked.found("q=word1").path("indexedRows").isNull()) {
      Thread.sleep(200);
    }
    line("index", since(start), rows);
  }

  private static void export(ServiceApi api, String dataset, String format, int rows)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    String id =
        api.made(
            API + "/datasets/" + dataset + "/exports", "{\"format\":\"%s\"}".formatted(format));
    await(api, API + "/exports/" + id, "RUNNING");
    line("export to " + format, since(start), rows);
  }

  /// Somebody who looks at a dataset.
  private record Looked(ServiceApi api, String dataset) {

    JsonNode found(String query) throws IOException, InterruptedException {
      return api.get(dataset + "/rows?size=50&" + query);
    }

    void say(int rows) throws IOException, InterruptedException {
      Random random = new Random(2);
      List<String> pages = new ArrayList<>();
      List<String> fields = new ArrayList<>();
      List<String> words = new ArrayList<>();
      List<String> chinese = new ArrayList<>();
      List<String> sorted = new ArrayList<>();
      for (int i = 0; i < PAGES; i++) {
        pages.add("after=" + random.nextInt(rows));
        fields.add(
            "where=level:eq:level%d&where=score:ge:%d"
                .formatted(random.nextInt(5), random.nextInt(1_000)));
        words.add("q=word" + random.nextInt(WORDS));
        String word = CHINESE[random.nextInt(CHINESE.length)];
        chinese.add("q=" + URLEncoder.encode(word, StandardCharsets.UTF_8));
        sorted.add("sort=score,desc&where=level:eq:level" + random.nextInt(5));
      }
      say("a page by key", pages);
      say("a filter on two fields", fields);
      say("a search for a word", words);
      say("a search for a Chinese word", chinese);
      say("a filter, sorted by a field", sorted);
    }

    private void say(String what, List<String> queries) throws IOException, InterruptedException {
      List<Double> seconds = new ArrayList<>();
      for (String query : queries) {
        long start = System.nanoTime();
        found(query);
        seconds.add(since(start));
      }
      seconds.sort(null);
      Figures.row(
          "| %s: median, 95 %%, longest of %d | %.3f, %.3f, %.3f | |"
              .formatted(
                  what,
                  queries.size(),
                  seconds.get(seconds.size() / 2),
                  seconds.get(seconds.size() * 95 / 100),
                  seconds.getLast()));
    }
  }
}
