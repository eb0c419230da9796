package dev.winnow.server.dataset;

import static dev.winnow.server.dataset.DatasetClient.API;
import static dev.winnow.server.dataset.DatasetClient.DATASETS;
import static dev.winnow.server.dataset.DatasetClient.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.server.RunningService.Answer;
import java.nio.charset.Charset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// Uploaded files: what is said of them, and that they are stored whole or not at all.
@Timeout(300)
final class ImportsTest {

  private final DatasetClient client = DatasetClient.shared();

  private static String named(String rest) {
    return "{\"name\":\"%s\"%s}".formatted(unique("import"), rest);
  }

  private static String path(JsonNode upload) {
    return API + "/imports/" + upload.path("id").stringValue();
  }

  @Test
  void aFileIsShownBeforeItIsStored() {
    JsonNode upload = client.upload("问题.csv", "question,n\r\n\"a, b\",1\r\nc,\r\n");
    assertThat(upload.path("state").stringValue()).isEqualTo("READY");
    assertThat(upload.path("format").stringValue()).isEqualTo("CSV");
    assertThat(upload.path("rows").longValue()).isEqualTo(2);
    assertThat(upload.path("problemCount").longValue()).isZero();
    assertThat(upload.at("/columns/1").toString())
        .isEqualTo("{\"name\":\"n\",\"type\":\"NUMBER\",\"missing\":1}");
    assertThat(upload.at("/sample/0").toString()).isEqualTo("{\"question\":\"a, b\",\"n\":1}");
    assertThat(upload.path("datasetId").isNull()).isTrue();
    JsonNode done = client.start(upload, named(""));
    assertThat(done.path("version").intValue()).isEqualTo(1);
    String dataset = DATASETS + "/" + done.path("datasetId").stringValue();
    assertThat(client.service().get(dataset + "/download").text())
        .isEqualTo("{\"question\":\"a, b\",\"n\":1}\n{\"question\":\"c\",\"n\":null}\n");
    Answer again = client.service().post(path(upload) + "/start", named(""));
    assertThat(again.status()).isEqualTo(409);
    assertThat(client.service().delete(path(upload)).status()).isEqualTo(409);
  }

  @Test
  void badLinesAreSaidAndLeftOutOnRequestOnly() {
    JsonNode upload = client.upload("rows.csv", "a,b\n1,2\n3\n4,5,6\n7,8\n");
    assertThat(upload.path("rows").longValue()).isEqualTo(2);
    assertThat(upload.path("problemCount").longValue()).isEqualTo(2);
    assertThat(upload.at("/problems/0/line").longValue()).isEqualTo(3);
    assertThat(upload.at("/problems/0/said/message").stringValue()).isNotEmpty();
    String wish = named("");
    Answer refused = client.service().post(path(upload) + "/start", wish);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body().path("code").stringValue()).isEqualTo("PROBLEMS");
    JsonNode done = client.start(upload, named(",\"goodRowsOnly\":true"));
    String dataset = DATASETS + "/" + done.path("datasetId").stringValue();
    assertThat(client.get(dataset).path("rows").longValue()).isEqualTo(2);
  }

  @Test
  void rowsComeBehindOthersOrTakeTheirPlace() {
    JsonNode first = client.start(client.upload("a.jsonl", "{\"n\":1}\n{\"n\":2}"), named(""));
    String id = first.path("datasetId").stringValue();
    String dataset = DATASETS + "/" + id;
    client.start(client.upload("b.json", "[{\"n\":3}]"), "{\"datasetId\":\"%s\"}".formatted(id));
    assertThat(client.service().get(dataset + "/download").text())
        .isEqualTo("{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n");
    client.start(
        client.upload("c.txt", "only this"),
        "{\"datasetId\":\"%s\",\"mode\":\"NEW_VERSION\",\"note\":\"anew\"}".formatted(id));
    assertThat(client.service().get(dataset + "/download").text())
        .isEqualTo("{\"text\":\"only this\"}\n");
    assertThat(client.get(dataset + "/rows?version=2").path("rows").longValue()).isEqualTo(3);
    assertThat(client.get(dataset + "/versions").at("/content/0/note").stringValue())
        .isEqualTo("anew");
    assertThat(client.get(dataset + "/lineage").path("imports")).hasSize(3);
  }

  @Test
  void aLayoutIsRecognisedAndReadBackOnRequest() {
    String rows =
        "{\"conversations\":[{\"from\":\"human\",\"value\":\"hi\"},{\"from\":\"gpt\",\"value\":\"hello\"}]}\n";
    JsonNode upload = client.upload("chat.jsonl", rows);
    assertThat(upload.path("layout").stringValue()).isEqualTo("SHAREGPT");
    JsonNode done = client.start(upload, named(",\"readLayout\":true"));
    assertThat(
            client
                .service()
                .get(DATASETS + "/" + done.path("datasetId").stringValue() + "/download")
                .text())
        .isEqualTo(
            "{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"},{\"role\":\"assistant\",\"content\":\"hello\"}]}\n");
  }

  @Test
  void otherEncodingsAreReadByTheirName() {
    byte[] gb = "问题,答案\n心脏,器官\n".getBytes(Charset.forName("GB18030"));
    JsonNode wrong = client.upload("gb.csv", gb);
    assertThat(wrong.path("problemCount").longValue()).isPositive();
    JsonNode right = client.upload("gb.csv", "GB18030", gb);
    assertThat(right.at("/sample/0/问题").stringValue()).isEqualTo("心脏");
    Answer none =
        client
            .service()
            .send(
                "POST",
                API + "/imports?fileName=a.csv&encoding=klingon",
                "a",
                "Content-Type",
                "application/octet-stream");
    assertThat(none.status()).isEqualTo(400);
  }

  /// A command that imports beside the service may be killed: its places stood in the way.
  @Test
  void whatAKilledCommandLeftIsSwept() {
    DatasetStores stores = client.service().serving().part(DatasetStores.class);
    String path = client.dataset("a.jsonl", "{\"n\":1}\n");
    UUID dataset = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    UUID killed = UUID.randomUUID();
    stores.imports().add(killed, "b.jsonl", 1, "");
    stores.imports().checked(killed, "{}", 10);
    long from = stores.versions().reserve(dataset, 10).orElseThrow();
    assertThat(stores.imports().start(killed, dataset, from, 10, false, true)).isTrue();
    assertThat(client.service().delete(path).status()).isEqualTo(409);
    client.service().serving().part(RunImports.class).sweep();
    assertThat(stores.imports().find(killed)).isEmpty();
    assertThat(client.found(path + "/rows?where=n:eq:1").path("matched").longValue()).isEqualTo(1);
    assertThat(client.service().delete(path).status()).isEqualTo(204);
  }

  @Test
  void aFileThatIsNoneOfTheseIsSaidSo() {
    JsonNode lies = client.upload("rows.parquet", "a,b\n1,2\n");
    assertThat(lies.path("format").stringValue()).isEqualTo("CSV");
    JsonNode none =
        client.upload("rows.csv", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0});
    assertThat(none.path("rows").longValue()).isZero();
    assertThat(none.path("problemCount").longValue()).isPositive();
    Answer start = client.service().post(path(none) + "/start", named(",\"goodRowsOnly\":true"));
    assertThat(start.body().path("code").stringValue()).isEqualTo("NO_ROWS");
    assertThat(client.service().delete(path(none)).status()).isEqualTo(204);
    assertThat(client.service().get(path(none)).status()).isEqualTo(404);
  }
}
