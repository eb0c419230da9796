package dev.winnow.server.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.server.RunningService.Answer;
import dev.winnow.server.dataset.DatasetClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Gates as programs see them.
@Timeout(600)
final class GatesOverHttpTest {

  private static final String GATES = "/api/v1/data-synthesis/gates";

  private final DatasetClient client = DatasetClient.shared();

  private String dataset(int rows) {
    StringBuilder lines = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      lines.append("{\"question\": \"What is number %d?\"}\n".formatted(row % 150));
    }
    String path = client.dataset("rows.jsonl", lines.toString());
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private Answer tried(String gates, String dataset, String more) {
    return client
        .service()
        .post(
            GATES + "/try",
            "{\"gates\": %s, \"datasetId\": \"%s\"%s}".formatted(gates, dataset, more));
  }

  @Test
  void saysWhatGatesCanBeMadeOf() {
    JsonNode gates = client.get(GATES);
    assertThat(gates.at("/presets/0/name").stringValue()).isEqualTo("off");
    assertThat(gates.at("/presets/0/rules")).isEmpty();
    assertThat(gates.at("/presets/2/rules")).isNotEmpty();
    assertThat(gates.at("/rubrics/0/name").stringValue()).isEqualTo("general");
    assertThat(gates.at("/rubrics/0/dimensions/0/scale").stringValue()).isEqualTo("score");
    assertThat(gates.at("/usual/near").doubleValue()).isEqualTo(0.8);
    for (JsonNode kind : gates.path("rules")) {
      assertThat(kind.path("what").stringValue()).isNotBlank();
      for (JsonNode option : kind.path("options")) {
        assertThat(option.path("name").stringValue()).isNotEqualTo("rule");
      }
    }
  }

  @Test
  void triesGatesOnTheNewestRows() {
    String dataset = dataset(320);
    JsonNode usual = tried("\"off\"", dataset, "").body();
    // Rows 121 to 320 ask for the numbers 120 to 149, all of them, then 0 to 19.
    assertThat(usual.path("rows").longValue()).isEqualTo(200);
    assertThat(usual.path("accepted").longValue()).isEqualTo(150);
    assertThat(usual.at("/rejected/0/gate").stringValue()).isEqualTo("DUPLICATE");
    assertThat(usual.at("/rejected/0/rows").longValue()).isEqualTo(50);
    assertThat(usual.path("rejects")).hasSize(50);
    assertThat(usual.at("/rejects/0/ordinal").longValue()).isEqualTo(271);
    assertThat(usual.at("/rejects/0/repeats").longValue()).isEqualTo(121);
    assertThat(usual.at("/rejects/0/reason/code").stringValue()).isEqualTo("reject.inDataset");
    assertThat(usual.at("/rejects/0/row/question").stringValue()).isEqualTo("What is number 120?");

    JsonNode all =
        tried("{\"duplicates\": {\"near\": \"off\"}}", dataset, ", \"rows\": 1000").body();
    assertThat(all.path("rows").longValue()).isEqualTo(320);
    assertThat(all.path("accepted").longValue()).isEqualTo(150);
    assertThat(tried("\"off\"", dataset, ", \"rows\": 7").body().path("rows").longValue())
        .isEqualTo(7);
  }

  @Test
  void rowsThatAreHeldOutAreRejected() {
    String gates =
        "{\"duplicates\": {\"heldOut\": [{\"datasetId\": \"%s\"}]}}".formatted(dataset(40));
    JsonNode tried = tried(gates, dataset(150), "").body();
    assertThat(tried.path("accepted").longValue()).as(tried.toString()).isEqualTo(110);
    assertThat(tried.at("/rejected/0/gate").stringValue()).isEqualTo("HELD_OUT");
    assertThat(tried.at("/rejects/0/reason/code").stringValue()).isEqualTo("reject.heldOutSame");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          "of" | | gates: expected one of off, standard, strict, found the text "of". Did you mean off?
          7 | | gates: expected off, standard, strict, or an object with rules, duplicates and judge, found the number 7.
          {"rules": [{"rule": "no such rule at all"}]} | | gates.rules[0].rule: "no such rule at all" is no rule.
          {"duplicates": {"near": 2}} | | gates.duplicates.near: expected
          {"duplicates": {"fields": ["answer"]}} | | gates.duplicates.fields: "answer"
          {"duplicates": {"heldOut": ["a.jsonl"]}} | | gates.duplicates.heldOut[0]: names files, which only task files can.
          {"duplicates": {"heldOut": [{"datasetId": "0192d2c4-7a3b-7c11-9c1e-2f5a4b8d9e10"}]}} | | gates.duplicates.heldOut[0].datasetId: names a dataset that does not exist.
          {"judge": {"model": {"model": "x"}}} | | gates.judge.model: unknown field. Did you mean modelId?
          {"judge": {"dimensions": []}} | | gates.judge.dimensions: has no dimension.
          {"judge": {"pair": ["question", "answer"]}} | | gates.judge.pair: "answer" is none of the fields of a row.
          {"judge": {"rubric": "preference"}} | | gates.judge.rubric: "preference" compares two fields of a row.
          "off" | , "rows": 1001 | rows: expected a whole number from 1 to 1,000, found the number 1001.
          """)
  void refusesWhatIsWrong(String gates, String more, String problem) {
    Answer answer = tried(gates, dataset(1), more == null ? "" : more);
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    JsonNode error = answer.body().at("/errors/0");
    assertThat(error.path("field").stringValue() + ": " + error.path("message").stringValue())
        .startsWith(problem);
  }

  @Test
  void refusesADatasetThatIsNotThere() {
    Answer answer = tried("\"off\"", "0192d2c4-7a3b-7c11-9c1e-2f5a4b8d9e10", "");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().at("/errors/0/field").stringValue()).isEqualTo("datasetId");
  }
}
