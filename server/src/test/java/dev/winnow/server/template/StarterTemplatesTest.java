package dev.winnow.server.template;

import static dev.winnow.server.template.TemplateJson.PATH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.DocumentResult;
import dev.winnow.core.document.ExactJson;
import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.plan.RenderUnit;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.task.Overrides;
import dev.winnow.core.task.ReadTask;
import dev.winnow.core.task.ReadTemplateDocument;
import dev.winnow.core.task.Task;
import dev.winnow.core.task.TaskResult;
import dev.winnow.core.task.TemplateResult;
import dev.winnow.core.task.TemplateSchema;
import dev.winnow.engine.Time;
import dev.winnow.engine.journal.MemoryJournal;
import dev.winnow.engine.pace.ModelPermits;
import dev.winnow.engine.run.RunTask;
import dev.winnow.offline.OfflineModel;
import dev.winnow.providers.OpenModel;
import dev.winnow.providers.http.AddressPolicy;
import dev.winnow.server.RunningService;
import dev.winnow.server.RunningService.Answer;
import dev.winnow.server.start.Serving;
import dev.winnow.server.web.SeparateService;
import dev.winnow.storage.document.ReadDocument;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

final class StarterTemplatesTest {

  static List<String> names() {
    return StarterTemplates.NAMES;
  }

  private static Document document(String name) {
    return switch (ReadDocument.parse(StarterTemplates.file(name), name + ".yaml")) {
      case DocumentResult.Found found -> found.document();
      case DocumentResult.Broken broken -> throw new AssertionError(broken);
    };
  }

  private static Task task(String name) {
    ObjectNode task = JsonNodeFactory.instance.objectNode().put("name", name).put("target", 10);
    task.set("template", StarterTemplates.content(name).json());
    task.put("model", "offline");
    Document document = new Document("task.yaml", task, Map.of());
    return switch (ReadTask.read(document, Overrides.NONE, ReadDocument::beside)) {
      case TaskResult.Ready ready -> {
        assertThat(ready.warnings()).isEmpty();
        yield ready.task();
      }
      case TaskResult.Rejected rejected -> throw new AssertionError(rejected.problems());
    };
  }

  @ParameterizedTest
  @MethodSource("names")
  void aStarterHasNothingWrongAndDescribesItsVariables(String name) {
    TemplateResult result = ReadTemplateDocument.readNamed(document(name));
    assertThat(result).isInstanceOf(TemplateResult.Ready.class);
    assertThat(result.findings()).isEmpty();
    assertThat(result.template().name()).isEqualTo(name);
    assertThat(result.schema().origin()).isEqualTo(TemplateSchema.Origin.INFERRED);
    assertThat(result.template().variables())
        .isNotEmpty()
        .allSatisfy(variable -> {
          assertThat(variable.description()).isNotBlank();
          assertThat(variable.defaultValue()).isNotBlank();
        });
  }

  @ParameterizedTest
  @CsvSource({
    "qa_generation_template, question answer",
    "education_qa_template, id question answer explanation difficulty knowledge_points",
    "dialogue_template, messages",
    "summary_template, title document summary",
    "sentiment_template, text sentiment",
    "preference_template, prompt chosen rejected"
  })
  void rowsHaveTheFieldsOfTheExample(String name, String fields) {
    assertThat(task(name).schema().fields()).containsExactly(fields.split(" ", -1));
  }

  @ParameterizedTest
  @MethodSource("names")
  void tenRowsComeOfTheOfflineModel(String name) throws InterruptedException {
    Task task = task(name);
    LanguageModel model =
        switch (new OpenModel(Map.of(), Clock.systemUTC(), OfflineModel::new, new AddressPolicy())
            .open(task.model())) {
          case OpenModel.Opened.Ready ready -> ready.model();
          case OpenModel.Opened.Unusable unusable ->
              throw new AssertionError(unusable.said().message());
        };
    List<ObjectNode> rows = new ArrayList<>();
    List<Verdict> rejected = new ArrayList<>();
    Random random = new Random(1);
    Outcome outcome =
        new RunTask(
                task,
                new RenderUnit(task, "starter", Instant.EPOCH),
                model,
                new MemoryJournal(),
                ModelPermits.of(2, task.model().limits(), random, Time.SYSTEM).join(2),
                random,
                event -> {
                  if (event instanceof RunEvent.Decided decided) {
                    for (Verdict verdict : decided.verdicts()) {
                      if (verdict instanceof Verdict.Accepted accepted) {
                        rows.add(ExactJson.object(Objects.requireNonNull(accepted.text())));
                      } else {
                        rejected.add(verdict);
                      }
                    }
                  }
                })
            .run();
    assertThat(outcome).isInstanceOf(Outcome.Complete.class);
    assertThat(rows)
        .hasSize(10)
        .allSatisfy(row -> assertThat(task.schema().problems(row)).isEmpty());
    assertThat(rejected).isEmpty();
  }

  /// Regression: under an Idempotency-Key whoever came second got a fault.
  @Test
  void manyInstallThemAtOnce(@TempDir Path home) throws Exception {
    try (Serving serving = SeparateService.start(home, "starters", SeparateService.postgresPort());
        ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      RunningService service = RunningService.of(serving);
      List<Future<Answer>> begun = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        String key = "starters-" + i;
        begun.add(
            people.submit(() -> service.post(PATH + "/starters", "", "Idempotency-Key", key)));
      }
      int installed = 0;
      for (Future<Answer> one : begun) {
        assertThat(one.get().status()).as(one.get().text()).isEqualTo(200);
        int present = one.get().body().path("present").size();
        int added = one.get().body().path("installed").size();
        assertThat(present + added).isEqualTo(6);
        installed += added;
      }
      assertThat(installed).isEqualTo(6);
    }
  }

  @Test
  void installsOnlyWhatIsMissing() {
    RunningService service = RunningService.get();
    Answer first = service.post(PATH + "/starters", "");
    assertThat(first.status()).as(first.text()).isEqualTo(200);
    int there = first.body().path("installed").size() + first.body().path("present").size();
    assertThat(there).isEqualTo(6);
    Answer again = service.post(PATH + "/starters", "");
    assertThat(again.body().path("installed")).isEmpty();
    assertThat(again.body().path("present").size()).isEqualTo(6);
    String id = again.body().at("/present/0/id").stringValue();
    assertThat(service.delete(PATH + "/" + id).status()).isEqualTo(204);
    StarterTemplates.Installed installed =
        service.serving().part(StarterTemplates.class).installMissing();
    assertThat(installed.installed()).hasSize(1);
    assertThat(installed.present()).hasSize(5);
  }
}
