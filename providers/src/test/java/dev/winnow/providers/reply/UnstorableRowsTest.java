package dev.winnow.providers.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Sampling;
import dev.winnow.core.llm.StorableText;
import dev.winnow.core.run.Candidate;
import dev.winnow.core.run.ExamineAnswer;
import dev.winnow.core.schema.RowSchema;
import dev.winnow.core.task.Task;
import dev.winnow.core.template.Template;
import dev.winnow.core.template.TemplateType;
import dev.winnow.providers.http.Transport.Response;
import dev.winnow.providers.openai.OpenAiAnswers;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Rows with what no database can hold, from the response's body to the verdict: they are rejected,
/// those beside them are not.
class UnstorableRowsTest {

  private static final ExamineAnswer EXAMINE =
      new ExamineAnswer(
          new Task(
              "test",
              "",
              Task.Recipe.usual(
                  new Template(
                      "test",
                      "",
                      TemplateType.QA,
                      null,
                      "write {count} rows",
                      List.of(),
                      null,
                      Sampling.DEFAULT,
                      List.of()),
                  Map.of(),
                  RowSchema.of(
                      (ObjectNode)
                          JsonMapper.shared()
                              .readTree(
                                  "{\"properties\":{\"q\":{\"type\":\"string\"}},\"required\":[\"q\"]}")),
                  5),
              new Task.Calls(
                  new ModelSettings(
                      ModelSettings.Provider.OFFLINE,
                      null,
                      "test",
                      new ModelSettings.Credential.None()),
                  3,
                  1),
              new Task.Goal(3, Task.Limits.DEFAULT),
              new Task.Output(null, Task.Format.JSONL)));

  /// The values as they stand in the body, `%` for the backslash of an escape in the envelope.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'x%ud83d'",
        "'%ude00x'",
        "'x%u0000y'",
        "'a %ud83d b %ud83d%ude00'",
        "'x%%%ud83d'",
        "'x%%%%%ud83d'",
        "'x%%ud83d%ude00'",
        "'x%ud83d%%ude00'",
        "'x%ud83d%ud83d'",
        "x%ud83d y",
        "x%u0000 y"
      })
  void a_row_with_half_a_character_is_rejected_and_those_beside_it_are_not(String value) {
    String content = "[{'q':'one'},{'q':VALUE},{'q':'%ud83d%ude00'}]".replace("VALUE", value);
    String body =
        "{\"choices\":[{\"message\":{\"content\":\""
            + content.replace("'", "\\\"").replace('%', '\\')
            + "\"},\"finish_reason\":\"stop\"}]}";
    Reply reply =
        new ReadResponse(URI.create("http://localhost/v1"), "tiny", null, OpenAiAnswers.FORMAT)
            .of(new Response(200, Map.of(), body), 5, Instant.EPOCH)
            .reply();
    Reply.Text text = (Reply.Text) reply;
    assertThat(StorableText.unstorable(text.completion().text(), 0)).isEqualTo(-1);
    List<Candidate> candidates = EXAMINE.examine(0, text);
    assertThat(candidates).hasSize(3);
    assertThat(
            candidates.stream()
                .filter(Candidate.Sound.class::isInstance)
                .map(it -> ((Candidate.Sound) it).row().path("q").stringValue()))
        .containsExactly("one", "\uD83D\uDE00");
  }
}
