package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.say.Said;
import dev.winnow.core.task.DatasetRequests.Edit;
import dev.winnow.core.template.TemplateType;
import dev.winnow.storage.dataset.Datasets;
import dev.winnow.storage.dataset.StoredDataset;
import dev.winnow.storage.home.OpenHome;
import dev.winnow.storage.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Datasets in a home. Its database runs, as that of a service would.
final class StoredDatasetsTest {

  private static final String FIRST =
      """
      {"question":"What is insulin?","answer":"A hormone","score":3}
      {"question":"What is a fever?","answer":"A high temperature","score":4}
      """;
  private static final String SECOND =
      """
      {"question":"什么是糖尿病？","answer":"一种代谢疾病","score":5}
      """;

  @TempDir private static Path shared = Path.of("");
  private static Path home = Path.of("");
  private static @Nullable EmbeddedPostgres database;

  @TempDir private Path folder = Path.of("");

  /// The first commands have the home to themselves.
  @BeforeAll
  static void makeHome() throws Exception {
    home = shared.resolve("home");
    Path rows = Files.writeString(shared.resolve("rows.jsonl"), FIRST);
    Path out = shared.resolve("out.jsonl");
    assertThat(run("import", rows.toString(), "--into", "alone").exit()).isZero();
    Launched.Done done = run("export", "alone", out.toString(), "--where", "score:ge:4");
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(out).content().isEqualTo(FIRST.lines().toList().get(1) + "\n");
    assertThat(home.resolve("index")).isNotEmptyDirectory();
    killedImportIsSwept(rows);
    database = EmbeddedPostgres.start(home.resolve("postgres"), line -> {});
  }

  /// What a command leaves that is killed while it stores rows goes with the next one.
  private static void killedImportIsSwept(Path rows) throws Exception {
    UUID killed = UUID.randomUUID();
    try (OpenHome opened = OpenHome.open(home, null)) {
      importing(opened, killed, "half", true);
    }
    assertThat(run("ls").out()).contains("alone").doesNotContain("half");
    assertThat(run("import", rows.toString(), "--into", "alone", "--replace").exit()).isZero();
    try (OpenHome opened = OpenHome.open(home, null)) {
      assertThat(opened.imports().find(killed)).isEmpty();
      assertThat(opened.datasets().named("half")).isEmpty();
    }
  }

  /// An import that is under way.
  private static void importing(OpenHome opened, UUID id, String name, boolean made) {
    StoredDataset dataset = opened.datasets().namedOrNew(name, TemplateType.CUSTOM);
    opened.imports().add(id, "rows.jsonl", 1, "");
    opened.imports().checked(id, "{}", 100);
    long from = opened.versions().reserve(dataset.id(), 100).orElseThrow();
    assertThat(opened.imports().start(id, dataset.id(), from, 100, made, false)).isTrue();
  }

  @AfterAll
  static void stop() {
    if (database != null) {
      database.close();
    }
  }

  private static Launched.Done run(String command, String... more) {
    return InProcess.run(
        Stream.of(
                Stream.of("dataset", command),
                Stream.of(more),
                Stream.of("--home", home.toString()))
            .flatMap(each -> each)
            .toArray(String[]::new));
  }

  /// A dataset with the rows of some files, a version each.
  private void dataset(String name, String... files) throws IOException {
    for (String file : files) {
      Path rows = Files.writeString(folder.resolve("rows.jsonl"), file);
      Launched.Done done = run("import", rows.toString(), "--into", name);
      assertThat(done.exit()).as(done.err()).isZero();
    }
  }

  private String exported(String name, String... options) throws IOException {
    Path out = folder.resolve("out.jsonl");
    Launched.Done done =
        run(
            "export",
            Stream.concat(Stream.of(name, out.toString()), Stream.of(options))
                .toArray(String[]::new));
    assertThat(done.exit()).as(done.err()).isZero();
    return Files.readString(out);
  }

  private void refused(String says, String name, String... options) throws IOException {
    Path out = folder.resolve("none.jsonl");
    Launched.Done done =
        run(
            "export",
            Stream.concat(Stream.of(name, out.toString()), Stream.of(options))
                .toArray(String[]::new));
    assertThat(done.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(done.err()).contains(says);
    assertThat(out).doesNotExist();
  }

  /// Regression: a stored dataset was exported as it is now, all rows of it, without provenance.
  @Test
  void versionsAndSomeRowsAreExportedInTheWordsOfARequest() throws Exception {
    dataset("medical", FIRST, SECOND);
    assertThat(exported("medical")).isEqualTo(FIRST + SECOND);
    assertThat(exported("medical", "--dataset-version", "1")).isEqualTo(FIRST);
    assertThat(exported("medical", "--where", "score:ge:4", "--where", "question:contains:fever"))
        .isEqualTo(FIRST.lines().toList().get(1) + "\n");
    assertThat(exported("medical", "--search", "糖尿病")).isEqualTo(SECOND);
    assertThat(exported("medical", "--from", "2100-01-01T00:00:00Z")).isEmpty();
    assertThat(exported("medical", "--dataset-version", "1", "--provenance"))
        .contains("\"_provenance\":{\"ordinal\":1,", "\"file\":\"rows.jsonl\",\"line\":1");
    edited("medical", new Edit(2, null));
    assertThat(exported("medical")).isEqualTo(FIRST.lines().toList().get(0) + "\n" + SECOND);
    assertThat(exported("medical", "--verdict", "REMOVED"))
        .isEqualTo(FIRST.lines().toList().get(1) + "\n");
    refused(
        "--dataset-version 9: medical has no such version", "medical", "--dataset-version", "9");
    refused("--where: error: (score) must be field:op:value", "medical", "--where", "score");
    refused("--verdict: error: ", "medical", "--verdict", "good");
    refused("--category: error: (hard) must be", "medical", "--category", "hard");
    Path file = Files.writeString(folder.resolve("file.jsonl"), FIRST);
    refused("--search is for stored datasets", file.toString(), "--search", "fever");
  }

  /// Regression: what a stored dataset's type says of a layout was not looked at.
  @Test
  void theTypeOfTheDatasetDecidesWhatFillsALayout() throws Exception {
    String rows = "{\"text\":\"a long text\",\"summary\":\"short\",\"response\":\"no\"}\n";
    dataset("news", rows);
    labelled("news", TemplateType.SUMMARY);
    assertThat(exported("news", "--layout", "alpaca"))
        .contains("\"output\":\"short\"")
        .isEqualTo(exported("news", "--layout", "alpaca", "--type", "summary"));
  }

  /// Regression: rows took the place of others while a task or an import was still writing.
  @Test
  void rowsTakeNoPlaceOfOthersThatAreStillToCome() throws Exception {
    dataset("busy", FIRST);
    UUID other = UUID.randomUUID();
    Path rows = Files.writeString(folder.resolve("rows.jsonl"), SECOND);
    try (OpenHome opened = OpenHome.open(home, null)) {
      importing(opened, other, "busy", false);
    }
    Launched.Done refused = run("import", rows.toString(), "--into", "busy", "--replace");
    assertThat(refused.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(refused.err())
        .contains("busy is still written to by a task or another import.", "without --replace");
    assertThat(run("import", rows.toString(), "--into", "busy").exit()).isZero();
    assertThat(exported("busy")).isEqualTo(FIRST + SECOND);
    try (OpenHome opened = OpenHome.open(home, null)) {
      // It belongs to the service, which knows best.
      assertThat(opened.imports().find(other)).isPresent();
      opened.imports().waitsAgain(other, Said.NOTHING);
    }
    assertThat(run("import", rows.toString(), "--into", "busy", "--replace").exit()).isZero();
    assertThat(exported("busy")).isEqualTo(SECOND);
  }

  private static void edited(String name, Edit edit) throws Exception {
    try (OpenHome opened = OpenHome.open(home, null)) {
      StoredDataset dataset = opened.datasets().named(name).orElseThrow();
      assertThat(opened.versions().edit(dataset.id(), List.of(edit), "", "API")).isPresent();
    }
  }

  private static void labelled(String name, TemplateType type) throws Exception {
    try (OpenHome opened = OpenHome.open(home, null)) {
      StoredDataset dataset = opened.datasets().named(name).orElseThrow();
      assertThat(opened.datasets().label(dataset.id(), Datasets.Label.of(name, type), false))
          .isPresent();
    }
  }
}
