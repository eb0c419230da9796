package dev.winnow.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.Usage;
import dev.winnow.core.run.Diagnosis.Finding;
import dev.winnow.core.run.Figures.Pace;
import dev.winnow.core.say.Said;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DiagnosisTest {

  private static final Pace QUIET = new Pace(8, 8, 400, 0);
  private static final Usage TOKENS = new Usage(0, 2_000, 0, 0);

  private long cut;
  private long throttled;
  private long retries;
  private long failures;
  private long answers = 20;
  private Map<Reason, Long> rejected = Map.of();
  private Usage usage = TOKENS;
  private Pace pace = QUIET;
  private TaskStatus status = TaskStatus.RUNNING;

  private List<Finding> found() {
    return Diagnosis.of(
        new Figures(
            status, answers, cut, 0, 0, 80, rejected, usage, throttled, retries, failures, pace));
  }

  private List<String> codes() {
    return found().stream().map(it -> it.figure().code().replace("finding.", "")).toList();
  }

  @Test
  void nothingIsSaidWhereNothingIsWrong() {
    assertThat(found()).isEmpty();
    rejected = Map.of(Reason.DUPLICATE, 2L, Reason.SURPLUS, 90L);
    assertThat(found()).isEmpty();
  }

  @Test
  void theFiguresThatLedToItAreNamed() {
    cut = 15;
    assertThat(found()).extracting(Finding::figure).containsExactly(FindingSaid.CUT.of(75, 15, 20));
    assertThat(found())
        .extracting(it -> it.advice().message())
        .containsExactly(
            "For the next task, raise max tokens or lower batch size, so that each response has room for its rows.");
    cut = 0;
    rejected = Map.of(Reason.DUPLICATE, 20L);
    assertThat(found())
        .extracting(Finding::figure)
        .containsExactly(FindingSaid.DUPLICATE.of(20, 20, 100));
    rejected = Map.of();
    throttled = 5;
    assertThat(found())
        .extracting(Finding::figure)
        .containsExactly(FindingSaid.THROTTLED.of(5, 20));
  }

  @Test
  void tokensThatWentIntoReasoningAreToldFromAnswersThatAreNoJson() {
    usage = new Usage(0, 2_000, 0, 1_900);
    assertThat(found()).isEmpty();
    rejected = Map.of(Reason.MALFORMED, 20L);
    assertThat(found().getFirst().figure()).isEqualTo(FindingSaid.REASONING.of(95, 1_900, 2_000));
    usage = new Usage(0, 2_000, 0, 900);
    assertThat(codes()).containsExactly("malformed");
  }

  @Test
  void whatCostsMostRowsComesFirst() {
    rejected = Map.of(Reason.SCHEMA, 40L, Reason.DUPLICATE, 60L, Reason.MALFORMED, 1L);
    assertThat(codes()).containsExactly("duplicate", "schema");
  }

  @Test
  void ofATaskThatEndedShortAllCounts() {
    status = TaskStatus.PARTIAL;
    rejected = Map.of(Reason.SCHEMA, 1L, Reason.DUPLICATE, 2L);
    assertThat(codes()).containsExactly("duplicate", "schema");
  }

  @Test
  void theConcurrencyIsToBeRaisedOnlyWhereItHoldsTheTaskUp() {
    pace = new Pace(8, 8, 9_000, 0);
    assertThat(codes()).containsExactly("concurrency");
    throttled = 9;
    assertThat(codes()).containsExactly("throttled");
    throttled = 0;
    status = TaskStatus.COMPLETED;
    assertThat(codes()).isEmpty();
    status = TaskStatus.RUNNING;
    pace = new Pace(64, 64, 9_000, 0);
    assertThat(codes()).containsExactly("slow");
    pace = new Pace(8, 2, 9_000, 0);
    assertThat(codes()).isEmpty();
  }

  /// 20 answers brought 80 rows: 40 rows a minute are 10 answers a minute, and one takes 6 s.
  @Test
  void theModelsOwnLimitsMayHoldItUp() {
    pace = new Pace(8, 8, 6_000, 40);
    assertThat(found()).extracting(Finding::figure).containsExactly(FindingSaid.LIMITS.of(8, 1));
    pace = new Pace(8, 8, 6_000, 300);
    assertThat(codes()).containsExactly("concurrency");
    // The last few requests of a task, and a model that answers at once.
    pace = new Pace(8, 2, 6_000, 40);
    assertThat(codes()).isEmpty();
    pace = new Pace(8, 8, 1, 200_000);
    assertThat(codes()).isEmpty();
    pace = new Pace(8, 8, 6_000, 40);
    throttled = 9;
    assertThat(codes()).containsExactly("throttled");
  }

  @ParameterizedTest
  @CsvSource({
    "RUNNING, The task adapts automatically.",
    "PENDING, Before you resume",
    "PAUSED, Before you resume",
    "PARTIAL, Before you retry",
    "FAILED, Before you retry",
    "COMPLETED, For the next task",
    "CANCELLED, For the next task",
  })
  void adviceGoesWithWhereTheTaskStands(TaskStatus stands, String says) {
    status = stands;
    throttled = 9;
    retries = 9;
    assertThat(codes()).containsExactly("throttled", "retries");
    assertThat(found())
        .extracting(Finding::advice)
        .extracting(Said::message)
        .allMatch(it -> it.startsWith(says));
  }

  @Test
  void longAnswersAreSaidToBeLong() {
    pace = new Pace(64, 64, 20_000, 0);
    usage = new Usage(0, 100_000, 0, 0);
    assertThat(codes()).containsExactly("long");
  }

  @Test
  void aProviderThatSaysNoForGoodIsNotUnreliable() {
    failures = 4;
    answers = 0;
    assertThat(codes()).isEmpty();
    retries = 14;
    assertThat(codes()).containsExactly("failures");
    status = TaskStatus.PAUSED;
    assertThat(codes()).isEmpty();
  }
}
