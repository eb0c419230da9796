package dev.winnow.server.template;

import static dev.winnow.server.template.TemplateJson.PATH;
import static dev.winnow.server.template.TemplateJson.created;
import static dev.winnow.server.template.TemplateJson.posted;
import static dev.winnow.server.template.TemplateJson.problem;
import static dev.winnow.server.template.TemplateJson.refused;
import static dev.winnow.server.template.TemplateJson.template;
import static dev.winnow.server.template.TemplateJson.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.DocumentResult;
import dev.winnow.core.task.Overrides;
import dev.winnow.core.task.ReadTask;
import dev.winnow.core.task.TaskResult;
import dev.winnow.server.RunningService;
import dev.winnow.server.RunningService.Answer;
import dev.winnow.storage.document.ReadDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

final class TemplateFilesTest {

  private static final String[] YAML = {"Content-Type", "application/yaml"};

  private static final String[] PIECES = {
    "word", "问题", " ", "  ", "\n", "\n\n", "\t", "#", " # ", ": ", "- ", "\"", "'", "\\", "{topic}",
    "{", "}", "😀", "|", ">", "%", "&x", "*x", "---", "\r\n", "\u2028", "null", "1.10"
  };

  private final RunningService service = RunningService.get();

  private static String text(Random random) {
    StringBuilder text = new StringBuilder("x");
    int pieces = random.nextInt(12);
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private static ObjectNode random(Random random, String name) {
    ObjectNode template = template(name).put("description", text(random));
    template.put("system", text(random));
    template.put("prompt", text(random) + template.path("prompt").stringValue() + text(random));
    template.withObject("variables").withObject("topic").put("default", text(random));
    template
        .putArray("examples")
        .addObject()
        .put("user", text(random))
        .put("assistant", text(random));
    template
        .putObject("schema")
        .put("type", "object")
        .putObject("properties")
        .putObject(text(random));
    template.putObject("generation").put("temperature", 0.5).putArray("stop").add(text(random));
    return template;
  }

  @Test
  void whatIsExportedIsImportedAsTheVerySame() {
    Random random = new Random(11);
    for (int i = 0; i < 40; i++) {
      ObjectNode body = random(random, unique("问答 #" + i + ": \"x\""));
      Answer made = posted(body);
      String path = PATH + "/" + made.body().path("id").stringValue();
      Answer file = service.get(path + "/export");
      assertThat(file.header("Content-Type")).startsWith("application/yaml");
      assertThat(file.header("Content-Disposition")).startsWith("attachment").contains(".yaml");
      Answer again = service.post(PATH + "/import?onConflict=revise", file.text(), YAML);
      assertThat(again.status()).as(again.text()).isEqualTo(200);
      // Not even a new revision.
      assertThat(again.body()).isEqualTo(made.body());
    }
  }

  @Test
  void anExportedFileIsATemplateForTheCommandLine(@TempDir Path folder) throws IOException {
    ObjectNode body = template(unique("file"));
    String exported = service.get(created(body) + "/export").text();
    assertThat(exported).contains("prompt: |\n  Write {count} {level} questions about {topic}.\n");
    Files.writeString(folder.resolve("t.yaml"), exported);
    Path task = folder.resolve("task.yaml");
    Files.writeString(
        task,
        "name: t\ntemplate: t.yaml\nparameters: {topic: cells}\ntarget: 10\nmodel: offline\n");
    Document document =
        switch (ReadDocument.read(task.toString())) {
          case DocumentResult.Found found -> found.document();
          case DocumentResult.Broken broken -> throw new AssertionError(broken);
        };
    switch (ReadTask.read(document, Overrides.NONE, ReadDocument::beside)) {
      case TaskResult.Rejected rejected -> throw new AssertionError(rejected.problems());
      case TaskResult.Ready ready ->
          assertThat(ready.task().template().prompt()).isEqualTo(body.path("prompt").stringValue());
    }
  }

  @Test
  void aTakenNameIsRefusedRevisedOrReplaced() {
    String name = unique("import");
    String yaml = "name: %s\nprompt: |\n  Write {count} rows.\n".formatted(name);
    Answer first = service.post(PATH + "/import", yaml, "Content-Type", "text/yaml");
    assertThat(first.status()).as(first.text()).isEqualTo(201);
    assertThat(first.header("Location")).contains(PATH);
    refused(service.post(PATH + "/import", yaml, YAML), 409, "NAME_TAKEN");
    refused(service.post(PATH + "/import?onConflict=fail", yaml, YAML), 409, "NAME_TAKEN");

    Answer revised = service.post(PATH + "/import?onConflict=revise", yaml + "  More.\n", YAML);
    assertThat(revised.status()).isEqualTo(200);
    assertThat(revised.body().path("id")).isEqualTo(first.body().path("id"));
    assertThat(revised.body().path("revision").intValue()).isEqualTo(2);
    assertThat(revised.body().path("prompt").stringValue())
        .isEqualTo("Write {count} rows.\nMore.\n");

    Answer renamed = service.post(PATH + "/import?onConflict=rename", yaml, YAML);
    assertThat(renamed.status()).isEqualTo(201);
    assertThat(renamed.body().path("name").stringValue()).isEqualTo(name + " (2)");

    Answer asJson = service.post(PATH + "/import?onConflict=rename", template(name).toString());
    assertThat(asJson.body().path("name").stringValue()).isEqualTo(name + " (3)");
    refused(service.post(PATH + "/import?onConflict=merge", yaml, YAML), 400, "VALIDATION");
  }

  @Test
  void aBadFileIsRefusedWithLineAndColumn() {
    Answer tab = service.post(PATH + "/import", "name: x\nprompt:\n\t- y", YAML);
    refused(tab, 400, "VALIDATION");
    assertThat(tab.body().at("/errors/0/line").intValue()).isEqualTo(3);
    Answer unknown = service.post(PATH + "/import", "name: x\nprompt: y\ntpye: qa\n", YAML);
    refused(unknown, 400, "VALIDATION");
    assertThat(problem(unknown, "tpye")).contains("Did you mean type?");
    assertThat(unknown.body().at("/errors/0/line").intValue()).isEqualTo(3);
    assertThat(unknown.body().at("/errors/0/column").intValue()).isEqualTo(1);
    refused(service.post(PATH + "/import", "- a\n- b\n", YAML), 400, "VALIDATION");
    refused(service.post(PATH + "/import", "a: &a [x]\nb: *c\n", YAML), 400, "VALIDATION");
    refused(service.post(PATH + "/import", "a: 1\n---\nb: 2\n", YAML), 400, "VALIDATION");
    refused(
        service.post(PATH + "/import", "x", "Content-Type", "text/csv"),
        415,
        "UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void anOlderRevisionIsExportedAsItWas() {
    ObjectNode body = template(unique("older"));
    String path = created(body);
    String first = service.get(path + "/export").text();
    service.put(path, body.put("prompt", "Write {level} words about {topic}.").toString());
    assertThat(service.get(path + "/export").text()).isNotEqualTo(first);
    assertThat(service.get(path + "/export?revision=1").text()).isEqualTo(first);
  }
}
