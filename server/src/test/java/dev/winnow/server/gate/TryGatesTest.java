package dev.winnow.server.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.dataset.Fingerprint;
import dev.winnow.core.document.ExactJson;
import dev.winnow.core.gate.Duplicates;
import dev.winnow.core.gate.Gates;
import dev.winnow.core.gate.Rule;
import dev.winnow.core.run.RejectSaid;
import dev.winnow.server.gate.RowsToTry.Placed;
import dev.winnow.server.gate.TriedGates.Gate;
import dev.winnow.server.gate.TriedGates.Stuck;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

final class TryGatesTest {

  private static ObjectNode row(long number) {
    return JsonNodeFactory.instance.objectNode().put("number", number);
  }

  /// One that rejects numbers that this divides.
  private static Rule without(int divisor) {
    return new Rule(
        "by" + divisor,
        ExactJson.object("{\"rule\": \"by%d\"}".formatted(divisor)),
        row ->
            row.path("number").longValue() % divisor == 0
                ? Optional.of(RejectSaid.NUL.of())
                : Optional.empty());
  }

  private static TryGates gates(Rule... rules) {
    return new TryGates(
        new Gates(null, List.of(), List.of(rules), Duplicates.EXACT, null),
        row -> Fingerprint.of(row, List.of(), false));
  }

  @Test
  void rowsGetStuckAtTheFirstGateThatRejectsThem() {
    TryGates gates = gates(without(2), without(3));
    for (long number : new long[] {1, 2, 3, 6, 1, 5}) {
      gates.row(new Placed(number * 10, row(number), null));
    }
    TriedGates tried = gates.result();
    assertThat(tried.rows()).isEqualTo(6);
    assertThat(tried.accepted()).isEqualTo(2);
    assertThat(tried.rejected())
        .containsExactly(
            new Stuck(Gate.RULE, "by2", 2),
            new Stuck(Gate.RULE, "by3", 1),
            new Stuck(Gate.DUPLICATE, null, 1));
    TriedGates.Reject again = tried.rejects().getLast();
    assertThat(again.repeats()).isEqualTo(10);
    assertThat(again.reason().message()).isEqualTo("The dataset already has this row.");
    assertThat(tried.rejects().getFirst().reason().message()).startsWith("by2: ");
  }

  @Test
  void rowsThatAreHeldOutAreRejected() {
    TryGates gates = gates();
    gates.heldOut(row(3));
    for (long number : new long[] {1, 3, 3, 1}) {
      gates.row(new Placed(number, row(number), null));
    }
    assertThat(gates.result().rejected())
        .containsExactly(new Stuck(Gate.DUPLICATE, null, 1), new Stuck(Gate.HELD_OUT, null, 2));
    assertThat(gates.result().rejects().getFirst().reason().message()).contains("held-out");
  }

  @RepeatedTest(20)
  void everyRowIsAcceptedOrRejectedOnce(RepetitionInfo turn) {
    Random random = new Random(turn.getCurrentRepetition());
    TryGates gates = gates(without(2 + random.nextInt(3)), without(5));
    int rows = random.nextInt(400);
    for (int row = 1; row <= rows; row++) {
      gates.row(new Placed(row, row(random.nextInt(200)), null));
    }
    TriedGates tried = gates.result();
    long rejected = tried.rejected().stream().mapToLong(Stuck::rows).sum();
    assertThat(tried.rows()).isEqualTo(rows);
    assertThat(tried.accepted() + rejected).isEqualTo(rows);
    assertThat(tried.rejects()).hasSize((int) Math.min(50, rejected));
  }
}
