package dev.winnow.server.dataset;

import static dev.winnow.server.dataset.DatasetClient.API;
import static dev.winnow.server.dataset.DatasetClient.DATASETS;
import static dev.winnow.server.dataset.DatasetClient.encoded;
import static dev.winnow.server.dataset.DatasetClient.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.server.RunningService.Answer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Datasets over REST: their labels, versions, rows and files.
@Timeout(300)
final class DatasetsTest {

  private static final String ROWS =
      """
      {"question":"什么是糖尿病？","answer":"一种代谢疾病","score":5}
      {"question":"What is insulin?","answer":"A hormone","score":3}
      {"question":"What is a fever?","answer":"A high temperature","score":4}
      """;

  private final DatasetClient client = DatasetClient.shared();

  private Answer refused(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.body().path("code").stringValue()).isEqualTo(code);
    return answer;
  }

  @Test
  void labelsAreFoundChangedAndArchived() {
    String name = unique("心脏");
    String tag = unique("tag");
    JsonNode made =
        client.post(
            DATASETS,
            "{\"name\":\"%s\",\"type\":\"QA\",\"tags\":[\"b\",\"%s\",\"b\"]}".formatted(name, tag));
    String path = DATASETS + "/" + made.path("id").stringValue();
    assertThat(made.path("tags").toString()).isEqualTo("[\"b\",\"%s\"]".formatted(tag));
    assertThat(made.path("version").intValue()).isZero();
    String list = DATASETS + "?tag=" + encoded(tag);
    assertThat(client.get(list).path("content")).hasSize(1);
    assertThat(client.get(list + "&type=qa").path("content")).hasSize(1);
    assertThat(client.get(list + "&type=code").path("content")).isEmpty();
    assertThat(client.get(DATASETS + "?q=" + encoded(tag)).path("content")).hasSize(1);
    assertThat(client.get(DATASETS + "/tags").toString()).contains(tag);
    JsonNode changed =
        client.ok(client.service().patch(path, "{\"archived\":true,\"description\":\"old\"}"));
    assertThat(changed.path("archived").booleanValue()).isTrue();
    assertThat(changed.path("name").stringValue()).isEqualTo(name);
    assertThat(client.get(list).path("content")).isEmpty();
    assertThat(client.get(list + "&status=archived").path("content")).hasSize(1);
    refused(
        client.service().post(DATASETS, "{\"name\":\"%s\"}".formatted(name)), 409, "NAME_TAKEN");
    refused(client.service().patch(path, "{\"tags\":5}"), 400, "VALIDATION");
    refused(client.service().get(DATASETS + "?type=film"), 400, "VALIDATION");
    assertThat(client.service().delete(path).status()).isEqualTo(204);
    refused(client.service().get(path), 404, "NOT_FOUND");
  }

  @Test
  void rowsAreFoundByWordsFieldsAndOrder() {
    String rows = client.dataset("rows.jsonl", ROWS) + "/rows";
    assertThat(ordinals(rows + "?q=" + encoded("糖尿病"))).containsExactly(1L);
    assertThat(ordinals(rows + "?q=what+is")).containsExactly(2L, 3L);
    assertThat(ordinals(rows + "?where=score:ge:4")).containsExactly(1L, 3L);
    assertThat(ordinals(rows + "?where=score:ge:4&where=question:contains:fever"))
        .containsExactly(3L);
    assertThat(ordinals(rows + "?sort=score,desc")).containsExactly(1L, 3L, 2L);
    assertThat(ordinals(rows + "?sort=ordinal,desc&size=2")).containsExactly(3L, 2L);
    assertThat(ordinals(rows + "?after=2")).containsExactly(3L);
    JsonNode page = client.found(rows + "?sort=score&size=2");
    assertThat(page.path("matched").longValue()).isEqualTo(3);
    assertThat(page.path("indexedRows").isNull()).isTrue();
    assertThat(ordinals(rows + "?sort=score&size=2&after=" + page.path("next").stringValue()))
        .containsExactly(1L);
  }

  private List<Long> ordinals(String path) {
    List<Long> ordinals = new ArrayList<>();
    client
        .found(path)
        .path("content")
        .forEach(row -> ordinals.add(row.path("ordinal").longValue()));
    return ordinals;
  }

  @ParameterizedTest
  @CsvSource({
    "where=score",
    "where=score:is:4",
    "where=score:eq",
    "category=hard",
    "verdict=good",
    "from=yesterday",
    "size=0",
    "size=501",
    "sort=score&after=2",
    "after=nonsense",
    "version=99"
  })
  void wrongParametersAreRefused(String parameters) {
    String rows = client.dataset("rows.jsonl", ROWS) + "/rows?";
    Answer answer = client.service().get(rows + parameters);
    assertThat(answer.status()).isEqualTo(parameters.startsWith("version") ? 404 : 400);
  }

  @Test
  void editsMakeVersionsThatCanBeComparedAndGoneBackTo() {
    String path = client.dataset("rows.jsonl", ROWS);
    JsonNode edited =
        client.post(
            path + "/edits",
            "{\"note\":\"why\",\"edits\":[{\"ordinal\":2,\"data\":{\"question\":\"Q\",\"extra\":1e400}},{\"ordinal\":3,\"data\":null}]}");
    assertThat(edited.path("number").intValue()).isEqualTo(2);
    assertThat(edited.path("rows").longValue()).isEqualTo(2);
    assertThat(client.service().get(path + "/rows").text())
        .contains("\"data\":{\"question\":\"Q\",\"extra\":1E+400}");
    JsonNode diff = client.get(path + "/diff?from=1&to=2");
    assertThat(diff.path("edited").longValue()).isEqualTo(1);
    assertThat(diff.path("removed").longValue()).isEqualTo(1);
    assertThat(diff.path("added").longValue()).isZero();
    assertThat(diff.at("/columns/added").toString()).isEqualTo("[\"extra\"]");
    assertThat(diff.path("content")).hasSize(2);
    JsonNode row = client.get(path + "/rows/3");
    assertThat(row.path("verdict").stringValue()).isEqualTo("REMOVED");
    assertThat(row.at("/provenance/fileName").stringValue()).isEqualTo("rows.jsonl");
    assertThat(row.at("/provenance/line").longValue()).isEqualTo(3);
    assertThat(client.get(path + "/rows/2?version=1").path("verdict").stringValue())
        .isEqualTo("ACCEPTED");
    JsonNode statistics = client.get(path + "/statistics");
    assertThat(statistics.path("verdicts").toString())
        .isEqualTo("{\"ACCEPTED\":1,\"EDITED\":1,\"REMOVED\":1}");
    assertThat(ordinals(path + "/rows?verdict=removed")).containsExactly(3L);
    client.post(path + "/versions/1/restore", "{\"note\":\"back\"}");
    assertThat(ordinals(path + "/rows")).containsExactly(1L, 2L, 3L);
    JsonNode versions = client.get(path + "/versions").path("content");
    assertThat(versions.valueStream().map(it -> it.path("kind").stringValue()))
        .containsExactly("RESTORE", "EDIT", "IMPORT");
    assertThat(versions.at("/0/restored").intValue()).isEqualTo(1);
    client.post(path + "/versions", "{\"note\":\"the one to train on\"}");
    assertThat(client.get(path).path("version").intValue()).isEqualTo(4);
    refused(
        client.service().post(path + "/edits", "{\"edits\":[{\"ordinal\":99,\"data\":null}]}"),
        400,
        "VALIDATION");
    refused(
        client.service().post(path + "/edits", "{\"edits\":[{\"ordinal\":1}]}"), 400, "VALIDATION");
    refused(client.service().post(path + "/versions/9/restore", "{}"), 404, "NOT_FOUND");
    assertThat(client.get(path).path("version").intValue()).isEqualTo(4);
  }

  /// Regression: what somebody had edited at the page was said to come from a program.
  @Test
  void anEditIsThatOfWhoAskedForIt() {
    String path = client.dataset("rows.jsonl", ROWS);
    String edit = "{\"edits\":[{\"ordinal\":1,\"data\":{\"question\":\"Q\"}}]}";
    client.ok(client.service().send("POST", path + "/edits", edit, "Winnow-Client", "page"));
    client.post(path + "/edits", edit);
    assertThat(
            client
                .get(path + "/rows/1")
                .path("edits")
                .valueStream()
                .map(it -> it.path("by").stringValue()))
        .containsExactly("PAGE", "API");
  }

  /// Regression: a condition of an export was refused without saying which one it was.
  @Test
  void aConditionOfAnExportIsRefusedAtItsPlace() {
    String path = client.dataset("rows.jsonl", ROWS);
    Answer answer =
        client
            .service()
            .post(path + "/exports", "{\"filter\":{\"where\":[\"score:ge:4\",\"score\"]}}");
    refused(answer, 400, "VALIDATION");
    assertThat(answer.body().at("/errors/0/field").stringValue()).isEqualTo("filter.where[1]");
  }

  @Test
  void exportsAreFilesThatCanBeDownloadedInPieces() {
    String path = client.dataset("rows.jsonl", ROWS);
    String wish =
        "{\"layout\":\"ALPACA\",\"filter\":{\"where\":[\"score:ge:4\"]},\"provenance\":true}";
    JsonNode preview = client.post(path + "/exports/preview", wish);
    assertThat(preview.at("/files/0/text").stringValue()).contains("\"instruction\":\"什么是糖尿病？\"");
    JsonNode done = client.export(path, wish);
    assertThat(done.path("rows").longValue()).isEqualTo(2);
    HttpResponse<byte[]> whole = client.download(done);
    String text = new String(whole.body(), StandardCharsets.UTF_8);
    assertThat(text.lines()).hasSize(2);
    assertThat(text).contains("\"file\":\"rows.jsonl\"", "\"line\":1");
    assertThat(whole.headers().firstValue("Accept-Ranges")).contains("bytes");
    HttpResponse<byte[]> rest =
        client.download(
            done,
            "Range",
            "bytes=10-",
            "If-Range",
            whole.headers().firstValue("ETag").orElseThrow());
    assertThat(rest.statusCode()).isEqualTo(206);
    assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 10, whole.body().length));
    assertThat(client.get(path + "/lineage").at("/exports/0/id")).isEqualTo(done.path("id"));
    assertThat(client.get(path + "/loss").path("exports").longValue()).isEqualTo(1);
    JsonNode split =
        client.export(
            path,
            "{\"layout\":\"HUGGING_FACE\",\"format\":\"PARQUET\",\"split\":{\"train\":2,\"test\":1}}");
    assertThat(split.path("fileName").stringValue()).endsWith(".zip");
    assertThat(client.download(split).body()).startsWith((byte) 'P', (byte) 'K');
    refused(
        client.service().post(path + "/exports", "{\"layout\":\"TRL_PREFERENCE\"}"),
        400,
        "VALIDATION");
    refused(client.service().post(path + "/exports", "{\"layout\":\"NONE\"}"), 400, "VALIDATION");
    assertThat(client.service().delete(API + "/exports/" + done.path("id").stringValue()).status())
        .isEqualTo(204);
    assertThat(client.download(done).statusCode()).isEqualTo(404);
  }

  @Test
  void aVersionIsProfiledOnce() {
    String path = client.dataset("rows.jsonl", ROWS) + "/profile?version=1";
    JsonNode found = client.await(path, "RUNNING");
    assertThat(found.path("state").stringValue()).isEqualTo("DONE");
    assertThat(found.at("/profile/rows").longValue()).isEqualTo(3);
    assertThat(found.at("/profile/columns/2/name").stringValue()).isEqualTo("score");
    assertThat(found.at("/profile/columns/2/numbers/max").longValue()).isEqualTo(5);
  }

  /// Regression: why there is no profile was said in English only.
  @Test
  void aProfileThatFailsIsSaidByItsCode() {
    String path = client.dataset("rows.jsonl", ROWS);
    String id = path.substring(path.lastIndexOf('/') + 1);
    client
        .service()
        .serving()
        .part(JdbcClient.class)
        .sql("update dataset_row set data = '[]' where dataset_id = cast(:id as uuid)")
        .param("id", id)
        .update();
    JsonNode found = client.await(path + "/profile", "RUNNING");
    assertThat(found.path("state").stringValue()).isEqualTo("FAILED");
    assertThat(found.at("/message/code").stringValue()).isEqualTo("dataset.profileFailed");
    assertThat(found.at("/message/values/reason").stringValue()).isNotEmpty();
  }

  @Test
  void roomIsShown() {
    JsonNode use = client.get(API + "/storage");
    assertThat(use.path("parts")).hasSize(6);
    assertThat(use.at("/parts/0/bytes").longValue()).isPositive();
    assertThat(use.path("free").longValue()).isPositive();
  }
}
