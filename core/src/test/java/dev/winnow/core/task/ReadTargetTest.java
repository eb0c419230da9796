package dev.winnow.core.task;

import static dev.winnow.core.task.Tasks.set;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class ReadTargetTest {

  @Test
  void neitherTargetNorCountIsAnError() {
    assertThat(
            Tasks.problemsOf(tree -> {
              tree.remove("target");
              tree.withObject("/parameters").remove("count");
            }))
        .singleElement()
        .asString()
        .startsWith("/target: is missing, and so is parameters.count.");
    assertThat(Tasks.with(tree -> tree.remove("target")).target()).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          -  | -  | 20 | -
          30 | -  | 30 | -
          -  | 30 | 30 | -
          60 | -  | 60 | /target: is 60, more than the maximum (50). Give at most that.
          -  | 9  | 9  | /parameters/count: is 9, less than the minimum (10). Give at least that.
          """)
  void aDeclaredCountBoundsTheTargetAndGivesItsDefault(
      String target, String count, long expected, String problem) {
    Consumer<ObjectNode> change =
        tree -> {
          set(
                  "/template/variables/count",
                  "{\"type\":\"number\",\"min\":10,\"max\":50,\"default\":20}")
              .accept(tree);
          tree.remove("target");
          tree.withObject("/parameters").remove("count");
          if (target != null) {
            set("/target", target).accept(tree);
          }
          if (count != null) {
            set("/parameters/count", count).accept(tree);
          }
        };
    if (problem == null) {
      assertThat(Tasks.with(change).target()).isEqualTo(expected);
    } else {
      assertThat(Tasks.problemsOf(change)).containsExactly(problem);
    }
  }

  @Test
  void aDefaultCountIsAWholeNumberOfRows() {
    assertThat(
            Tasks.problemsOf(tree -> {
              set("/template/variables/count", "{\"type\":\"number\",\"default\":2.5}")
                  .accept(tree);
              tree.remove("target");
              tree.withObject("/parameters").remove("count");
            }))
        .containsExactly(
            "/template/variables/count/default: expected a whole number from 1 to 10,000,000, found"
                + " 2.5.");
  }
}
