package dev.winnow.storage.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.document.Problems;
import dev.winnow.core.task.TaskResult;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The examples whose row schema is inferred from their prompt.
class InferredExamplesTest {

  private static TaskResult.Ready example(String name) {
    return ExamplesTest.ready(Path.of("..", "examples", name));
  }

  @ParameterizedTest
  @MethodSource("dev.winnow.storage.document.ExamplesTest#examples")
  void anExampleHasNoWarnings(Path example) {
    TaskResult.Ready ready = ExamplesTest.ready(example);
    assertThat(Problems.format(ready.sources(), ready.warnings())).isEmpty();
  }

  @Test
  void medicalRowsAreAQuestionAndAnAnswer() {
    assertThat(example("medical-qa.yaml").task().schema().fields())
        .containsExactly("question", "answer");
    assertThat(example("medical-qa.yaml").task().recipe().values())
        .containsEntry("topic", "Medical health")
        .containsEntry("difficulty", "Medium");
  }

  @Test
  void educationRowsAreNumberedAndHaveSixFields() {
    assertThat(example("education-qa.yaml").task().schema().fields())
        .containsExactly(
            "id", "question", "answer", "explanation", "difficulty", "knowledge_points");
    assertThat(example("education-qa.yaml").task().schema().numbered()).isTrue();
  }
}
