package dev.winnow.e2e.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.e2e.LaunchedService;
import java.io.IOException;
import java.io.Writer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// spec: "kill -9 in an import or export leaves nothing visible and no orphaned file after the
/// restart."
final class DatasetKillIT {

  private static final String API = "/api/v1/data-management";
  private static final int ROWS = 60_000;

  @TempDir private Path folder = Path.of("");

  @Test
  void killedInAnImportAndAnExportItHasAllRowsOrNone() throws Exception {
    Random random = ServiceKillIT.random("DatasetKillIT");
    Path home = folder.resolve("home");
    LaunchedService service = LaunchedService.ready(home);
    String upload = uploaded(service, file());
    String dataset =
        service.post(API + "/datasets", "{\"name\":\"killed\"}").path("id").stringValue();
    int kills = ServiceKillIT.kills(2);
    for (int kill = 0; kill < kills; kill++) {
      start(service, upload, dataset);
      service.endedWithin(random.nextInt(400));
      service.kill();
      service = LaunchedService.launch(home);
      service.awaitReady();
      // It was just done, or nothing of it is there and it waits again.
      String state = service.get(API + "/imports/" + upload).path("state").stringValue();
      long rows = service.get(API + "/datasets/" + dataset).path("rows").longValue();
      assertThat(state).isIn("READY", "DONE");
      assertThat(rows).isEqualTo(state.equals("DONE") ? ROWS : 0);
      assertThat(service.get(API + "/datasets/" + dataset + "/rows").path("content"))
          .hasSize(rows == 0 ? 0 : 50);
    }
    if (service.get(API + "/datasets/" + dataset).path("rows").longValue() == 0) {
      start(service, upload, dataset);
    }
    LaunchedService imported = service;
    imported.until(
        "all rows are there",
        () -> imported.get(API + "/datasets/" + dataset).path("rows").longValue() == ROWS);
    assertThat(uploads(home)).isEmpty();
    for (int kill = 0; kill < kills; kill++) {
      service.post(API + "/datasets/" + dataset + "/exports", "{\"compression\":\"GZIP\"}");
      service.endedWithin(random.nextInt(400));
      service.kill();
      service = LaunchedService.launch(home);
      service.awaitReady();
    }
    try (LaunchedService last = service) {
      last.until("all exports are done", () -> done(last, dataset));
      List<String> known =
          last.get(API + "/datasets/" + dataset + "/exports")
              .valueStream()
              .map(each -> each.path("id").stringValue())
              .toList();
      assertThat(known).hasSize(kills);
      assertThat(names(home.resolve("exports"))).containsExactlyInAnyOrderElementsOf(known);
      for (String each : known) {
        assertThat(names(home.resolve("exports").resolve(each))).containsExactly("killed.jsonl.gz");
      }
    }
  }

  private static void start(LaunchedService service, String upload, String dataset) {
    service.post(
        API + "/imports/" + upload + "/start", "{\"datasetId\":\"%s\"}".formatted(dataset));
  }

  private static boolean done(LaunchedService service, String dataset) {
    return service
        .get(API + "/datasets/" + dataset + "/exports")
        .valueStream()
        .allMatch(each -> each.path("state").stringValue().equals("DONE"));
  }

  private Path file() throws IOException {
    Path file = folder.resolve("rows.jsonl");
    try (Writer writer = Files.newBufferedWriter(file)) {
      for (int i = 0; i < ROWS; i++) {
        writer.write("{\"n\":%d,\"text\":\"%s\"}\n".formatted(i, UUID.randomUUID()));
      }
    }
    return file;
  }

  private static String uploaded(LaunchedService service, Path file)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(service.address().resolve(API + "/imports?fileName=rows.jsonl"))
            .header("Content-Type", "application/octet-stream")
            .POST(HttpRequest.BodyPublishers.ofFile(file))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      JsonNode taken = JsonMapper.shared().readTree(response.body());
      String id = taken.path("id").stringValue();
      service.until(
          "it was read",
          () -> service.get(API + "/imports/" + id).path("state").stringValue().equals("READY"));
      return id;
    }
  }

  private static List<String> uploads(Path home) throws IOException {
    return names(home.resolve("uploads"));
  }

  private static List<String> names(Path place) throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      return files.map(each -> String.valueOf(each.getFileName())).toList();
    }
  }
}
