package dev.winnow.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.StorableText;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.task.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Answers with characters that databases and text files cannot hold.
final class UnstorableAnswerTest extends RunningTasks {

  private static List<Verdict.Rejected> rejected(Done done) {
    return done.events().stream().flatMap(event -> rejectedIn(event).stream()).toList();
  }

  @Test
  void aRowWithNulIsRejectedAndWhatIsKeptOfItCanBeStored() throws Exception {
    Task task = Tasks.task(3, 5, 1);
    Done done =
        run(
            task,
            request ->
                switch (request.key()) {
                  case "run-generate-0-0" ->
                      text(
                          "[{\"q\": \"a\\u0000b\"}, {\"q\": \"one\"}, {\"q\": \"\", \"\\u0000\": 1}]");
                  case "run-generate-0-1" -> text("Sorry\0, no \uD800 rows.");
                  case "run-generate-0-2" ->
                      text(
                          "[{\"q\": \"raw \0 one\",}, {\"q\": \"half \uD800\"}, {\"q\": \"\\ud83d\\ude00\"}]");
                  case "run-generate-0-3" -> text("[{\"q\": \"three\"}]");
                  default -> rows(request);
                });
    assertThat(done.outcome()).isEqualTo(new Outcome.Complete());
    assertThat(done.rows()).containsExactly("one", "\uD83D\uDE00", "three");
    assertThat(rejected(done))
        .filteredOn(it -> it.reason() == Reason.MALFORMED)
        .hasSize(5)
        .allSatisfy(it -> {
          assertThat(StorableText.unstorable(it.text(), 0)).isEqualTo(-1);
          assertThat(StorableText.unstorable(it.detail().message(), 0)).isEqualTo(-1);
        });
    assertThat(rejected(done).getFirst().detail().message())
        .isEqualTo(
            "/q has the character U+0000 (NUL), which databases and text files cannot hold.");
    assertThat(rejected(done).getFirst().text()).isEqualTo("{\"q\":\"a\\u0000b\"}");
    Done again = run(task, request -> text("nobody should ask"));
    assertThat(again.rows()).isEqualTo(done.rows());
    assertThat(rejected(again)).isEqualTo(rejected(done));
  }
}
