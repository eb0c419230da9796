package dev.winnow.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.ExactJson;
import dev.winnow.core.document.Problem;
import dev.winnow.core.gate.HeldOut;
import dev.winnow.core.gate.Options;
import dev.winnow.core.task.WrittenHeldOut.Found;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

final class WrittenHeldOutTest {

  private static final UUID BENCHMARK = new UUID(0, 1);
  private static final UUID ARCHIVED = new UUID(0, 2);
  private static final UUID EMPTY = new UUID(0, 3);

  private static final Map<UUID, Found> DATASETS =
      Map.of(
          BENCHMARK, new Found("benchmark", 12, "14 {[3,4]} {}", false),
          ARCHIVED, new Found("old", 5, "5 {} {}", true),
          EMPTY, new Found("nothing", 0, "0 {} {}", false));

  private static Optional<Found> find(UUID id) {
    return Optional.ofNullable(DATASETS.get(id));
  }

  private static ObjectNode request(String heldOut) {
    return ExactJson.object("{\"gates\": {\"duplicates\": {\"heldOut\": %s}}}".formatted(heldOut));
  }

  private static String dataset(UUID id) {
    return "{\"datasetId\": \"" + id + "\"}";
  }

  private static List<String> said(List<Problem> problems) {
    return problems.stream().map(it -> it.pointer() + " " + it.said().message()).toList();
  }

  private static ReadGates.Read read(ObjectNode document) {
    return ReadGates.read(
        new Document("gates", document.path("gates"), Map.of()),
        ReadTemplateDocument.NO_FILES,
        Options.Rows.ANY);
  }

  @Test
  void whatADatasetStoodForIsPinnedAndTakenOutAgain() {
    ObjectNode document = request("[" + dataset(BENCHMARK) + "]");
    assertThat(WrittenHeldOut.problems(document)).isEmpty();
    assertThat(WrittenHeldOut.pin(document, WrittenHeldOutTest::find)).isEmpty();
    assertThat(WrittenHeldOut.all(document).getFirst().map())
        .hasToString(
            "{\"datasetId\":\"%s\",\"dataset\":\"benchmark\",\"rows\":12,\"rowSet\":\"14 {[3,4]} {}\"}"
                .formatted(BENCHMARK));

    Reading reading = TaskRequest.reading(document);
    Value gates = new Value("gates", document.path("gates"), "/gates", reading);
    List<HeldOut> heldOut = ReadGates.read(gates, Options.Rows.ANY).duplicates().heldOut();
    assertThat(reading.problems()).isEmpty();
    HeldOut.Stand stand = new HeldOut.Stand("benchmark", 12, "14 {[3,4]} {}");
    assertThat(heldOut).containsExactly(new HeldOut(null, BENCHMARK, stand));
    assertThat(GateFields.HELD_OUT.type().write(heldOut))
        .isEqualTo(document.at("/gates/duplicates/heldOut"));

    ObjectNode file = document.deepCopy();
    WrittenHeldOut.files(file);
    assertThat(file).isEqualTo(request("[\"benchmark.jsonl\"]"));

    WrittenHeldOut.ids(document, id -> true);
    assertThat(document).isEqualTo(request("[" + dataset(BENCHMARK) + "]"));
    WrittenHeldOut.ids(document, id -> false);
    assertThat(document).isEqualTo(request("[]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          00000000-0000-0000-0000-000000000009 | names a dataset that does not exist.
          00000000-0000-0000-0000-000000000002 | names the dataset "old", which is archived.
          00000000-0000-0000-0000-000000000003 | names the dataset "nothing", which has no rows: nothing is held out by it.
          00000000-0000-0000-0000-000000000001 | names the dataset "benchmark" a second time.
          """)
  void aDatasetThatHoldsNothingOutIsRefused(UUID second, String problem) {
    ObjectNode document = request("[" + dataset(BENCHMARK) + ", " + dataset(second) + "]");
    List<String> said = said(WrittenHeldOut.pin(document, WrittenHeldOutTest::find));
    assertThat(said).hasSize(1);
    assertThat(said.getFirst()).startsWith("/gates/duplicates/heldOut/1/datasetId " + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          "a.jsonl" | /gates/duplicates/heldOut names files, which only task files can.
          ["a.jsonl"] | /gates/duplicates/heldOut/0 names files, which only task files can.
          [{"rowSet": "9 {} {}"}] | /gates/duplicates/heldOut/0/rowSet unknown field. Did you mean datasetId?
          """)
  void requestsNameNeitherFilesNorWhatIsPinned(String heldOut, String problem) {
    List<String> said = said(WrittenHeldOut.problems(request(heldOut)));
    assertThat(said).hasSize(1);
    assertThat(said.getFirst()).startsWith(problem);
  }

  @Test
  void filesNameFiles() {
    ReadGates.Read files = read(request("[\"a.jsonl\", \"b.jsonl\"]"));
    assertThat(files.problems()).isEmpty();
    assertThat(files.gates().duplicates().heldOutFiles()).containsExactly("a.jsonl", "b.jsonl");
    assertThat(read(request("\"a.jsonl\"")).gates().duplicates().heldOut())
        .containsExactly(HeldOut.of("a.jsonl"));
    assertThat(said(read(request("[" + dataset(BENCHMARK) + "]")).problems()).getFirst())
        .startsWith("/duplicates/heldOut/0 names a dataset, which only tasks of the service can.");
    assertThat(said(read(request("[7]")).problems()).getFirst())
        .startsWith("/duplicates/heldOut/0 expected text");
  }
}
