package dev.winnow.storage.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.winnow.core.document.Problems;
import dev.winnow.core.schema.InferSchema;
import dev.winnow.core.task.TaskResult;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The examples whose row schema is inferred from their prompt.
class InferredExamplesTest {

  @BeforeAll
  static void schemasAreInferred() {
    boolean inferred = InferSchema.fromPrompt("[{\"question\": \"...\"}]").isPresent();
    if (!inferred) {
      System.out.println("Skipped: no schema is inferred from a prompt yet.");
    }
    assumeTrue(inferred, "no schema is inferred from a prompt yet");
  }

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
    assertThat(example("medical-qa.yaml").task().values())
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
