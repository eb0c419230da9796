package dev.winnow.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.layout.Layout;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ExportWishTest {

  private static ExportWish.Read read(String json) {
    return ExportWish.read(ExactJson.object(json.replace('\'', '"')));
  }

  @Test
  void whatIsLeftOutIsAsUsual() {
    ExportWish.Read read = read("{'mapping': null, 'split': null, 'filter': {}}");
    assertThat(read.problems()).isEmpty();
    assertThat(read.wish())
        .isEqualTo(
            new ExportWish(
                null,
                Task.Format.JSONL,
                null,
                Map.of(),
                null,
                null,
                Map.of(),
                false,
                ExportWish.Compression.NONE,
                false,
                null,
                ExportWish.Filter.NONE,
                ExportWish.Reviewed.ALL));
  }

  @Test
  void itIsReadBackAsItIsShown() {
    ExportWish.Read read =
        read(
            """
            {'version': 3, 'format': 'parquet', 'layout': 'Alpaca', 'mapping': {'system': null, 'output': 'a.b'},
             'split': {'train': 8, 'test': 2, 'seed': -7, 'by': 'level'}, 'columns': ['id'], 'rename': {'id': 'key'},
             'provenance': true, 'compression': 'ZSTD', 'formulaSafe': true, 'license': 'mit',
             'filter': {'q': 'x', 'where': ['score:ge:4'], 'category': ['level:hard'], 'verdict': 'EDITED', 'model': 'm',
                        'from': '2026-01-31T08:00:00+02:00'}, 'rows': 'REVIEWED'}
            """);
    assertThat(read.problems()).isEmpty();
    ExportWish wish = read.wish();
    assertThat(wish.layout()).isEqualTo(Layout.ALPACA);
    assertThat(wish.mapping()).isEqualTo(Map.of("system", "", "output", "a.b"));
    assertThat(wish.split()).isEqualTo(new ExportWish.Split(8, 0, 2, -7, "level"));
    assertThat(wish.filter().from()).isEqualTo(Instant.parse("2026-01-31T06:00:00Z"));
    assertThat(wish.filter().verdict()).isEqualTo(ExportWish.RowState.EDITED);
    assertThat(wish.json().path("format").asString()).isEqualTo("PARQUET");
    assertThat(ExportWish.read(wish.json())).isEqualTo(read);
  }

  @Test
  void whatIsWrongIsSaidAtItsPlace() {
    Map<String, List<String>> wrong =
        Map.of(
            "{'layout': 'ALPACCA'}", List.of("/layout", "Did you mean alpaca?"),
            "{'mapping': {'output': 'a'}}", List.of("/mapping", "there is no layout with slots"),
            "{'layout': 'ALPACA', 'mapping': {'output': 7}}",
                List.of("/mapping/output", "expected text"),
            "{'split': {'seed': 1}}", List.of("/split/train", "all parts are 0"),
            "{'split': {'train': -1}}", List.of("/split/train", "from 0 to 1,000,000"),
            "{'filter': {'from': 'monday'}}", List.of("/filter/from", "expected a time like"),
            "{'colums': []}", List.of("/colums", "Did you mean columns?"));
    wrong.forEach((json, said) ->
        assertThat(read(json).problems())
            .as(json)
            .singleElement()
            .satisfies(problem -> {
              assertThat(problem.pointer()).isEqualTo(said.get(0));
              assertThat(problem.message()).contains(said.get(1));
            }));
  }
}
