package dev.winnow.storage.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.task.DatasetRequests.Edit;
import dev.winnow.core.task.OutputMode;
import dev.winnow.core.task.ReviewRequest.Choice;
import dev.winnow.storage.dataset.DatasetFixture;
import dev.winnow.storage.dataset.DatasetRow;
import dev.winnow.storage.dataset.RowSet;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Whatever reviewers decide and take back: the figures add up, the dataset has exactly the rows
/// that the decisions leave it, and the order in which reviewers decide does not matter.
final class ReviewsPropertiesTest {

  private static final int ROWS = 12;
  private static final List<Choice> CHOICES = List.of(Choice.values());
  private static final List<String> REVIEWERS = List.of("Ann", "Bo", "陈");

  private final DatasetFixture dataset = new DatasetFixture();
  private final Reviews reviews =
      new Reviews(
          dataset.database.client(),
          dataset.datasets,
          dataset.database.transaction(),
          Clock.systemUTC());
  private final ReviewedRows reviewed = new ReviewedRows(dataset.database.client());

  private static String row(long number) {
    return "{\"number\": %d}".formatted(number);
  }

  private void addRows() {
    dataset.add(
        OutputMode.APPEND,
        IntStream.rangeClosed(1, ROWS).mapToObj(ReviewsPropertiesTest::row).toList());
  }

  private static Reviews.Wanted wanted(long ordinal, String reviewer, Choice choice, String data) {
    return new Reviews.Wanted(
        new ReviewItem.Row(ordinal),
        reviewer,
        choice,
        choice == Choice.REJECT ? "Not true" : "",
        choice == Choice.EDIT ? data : null);
  }

  private Reviews.Decided decide(Reviews.Wanted wanted) {
    return reviews.decide(dataset.id, wanted, "API").orElseThrow();
  }

  private Map<Long, String> rows(RowSet set) {
    Map<Long, String> rows = new TreeMap<>();
    dataset.rows.stream(set, (DatasetRow row) -> rows.put(row.ordinal(), row.data()));
    return rows;
  }

  private void checkCounts() {
    ReviewCounts counts = reviewed.counts(dataset.stored());
    assertThat(counts.accepted() + counts.rejected() + counts.edited() + counts.open())
        .isEqualTo(counts.rows())
        .isEqualTo(ROWS);
    Map<Long, String> now = rows(dataset.now());
    assertThat(dataset.stored().rows()).isEqualTo(now.size());
    assertThat(dataset.stored().bytes())
        .isEqualTo(
            now.values().stream()
                .mapToLong(it -> it.getBytes(StandardCharsets.UTF_8).length)
                .sum());
    assertThat(rows(reviews.reviewable(dataset.stored()))).hasSize(ROWS);
    assertThat(rows(reviewed.accepted(dataset.now())))
        .hasSize((int) (counts.accepted() + counts.edited()));
    assertThat(now).hasSize((int) (ROWS - counts.rejected()));
    Map<Long, Standing> standings = reviewed.standings(dataset.id);
    for (long ordinal = 1; ordinal <= ROWS; ordinal++) {
      assertThat(now.containsKey(ordinal))
          .as("row %d", ordinal)
          .isEqualTo(standings.getOrDefault(ordinal, Standing.OPEN) != Standing.REJECTED);
    }
  }

  private record Step(long id, RowSet before, Map<Long, Standing> standings) {}

  private Map<Long, Standing> standings() {
    Map<Long, Standing> known = new HashMap<>(reviewed.standings(dataset.id));
    known.values().removeIf(it -> it == Standing.OPEN);
    return known;
  }

  @Test
  void figuresAddUpAndUndoRestoresExactly() {
    addRows();
    Random random = new Random(7);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      if (!steps.isEmpty() && random.nextInt(4) == 0) {
        Step last = steps.removeLast();
        assertThat(reviews.undo(dataset.id, last.id(), "API")).isPresent();
        assertThat(dataset.now()).isEqualTo(last.before());
        assertThat(standings()).isEqualTo(last.standings());
      } else {
        RowSet before = dataset.now();
        Map<Long, Standing> standings = standings();
        Reviews.Wanted wanted =
            wanted(
                1 + random.nextInt(ROWS),
                REVIEWERS.get(random.nextInt(3)),
                CHOICES.get(random.nextInt(3)),
                row(100 + i));
        long id = decide(wanted).id();
        if (steps.stream().anyMatch(it -> it.id() == id)) {
          // The same reviewer has said the same before.
          assertThat(dataset.now()).isEqualTo(before);
          assertThat(standings()).isEqualTo(standings);
        } else {
          steps.add(new Step(id, before, standings));
        }
      }
      checkCounts();
    }
    for (Step step : steps.reversed()) {
      assertThat(reviews.undo(dataset.id, step.id(), "API")).isPresent();
    }
    assertThat(dataset.now().edits().isEmpty()).isTrue();
    assertThat(standings()).isEmpty();
    assertThat(reviews.undo(dataset.id, steps.getFirst().id(), "API")).isEmpty();
    checkCounts();
  }

  @Test
  void theOrderOfReviewersDoesNotMatter() {
    Random random = new Random(11);
    List<Reviews.Wanted> decisions = new ArrayList<>();
    for (long ordinal = 1; ordinal <= ROWS; ordinal++) {
      for (String reviewer : REVIEWERS) {
        // One of them edits: of several edits the newest counts.
        Choice choice = CHOICES.get(random.nextInt(reviewer.equals("Ann") ? 3 : 2));
        decisions.add(wanted(ordinal, reviewer, choice, row(1_000 + ordinal)));
      }
    }
    Map<Long, Standing> standings = null;
    Map<Long, String> rows = null;
    for (int order = 0; order < 3; order++) {
      ReviewsPropertiesTest other = new ReviewsPropertiesTest();
      other.addRows();
      Collections.shuffle(decisions, random);
      decisions.forEach(other::decide);
      other.checkCounts();
      Map<Long, String> left = other.rows(other.dataset.now());
      if (standings != null && rows != null) {
        assertThat(other.standings()).isEqualTo(standings);
        assertThat(left).isEqualTo(rows);
      }
      standings = other.standings();
      rows = left;
    }
  }

  @Test
  void aRejectionTakesAwayWhatSomebodyElseHasEditedSince() {
    addRows();
    decide(wanted(1, "Ann", Choice.REJECT, ""));
    long accepted = decide(wanted(1, "Bo", Choice.ACCEPT, "")).id();
    checkCounts();
    dataset.versions.edit(
        dataset.id, List.of(new Edit(1, ExactJson.object("{\"number\": 9}"))), "", "PAGE");
    assertThat(reviews.undo(dataset.id, accepted, "API").orElseThrow().standing())
        .isEqualTo(Standing.REJECTED);
    checkCounts();
  }

  @Test
  void anEditKeepsTheOriginalAndItsAuthor() {
    addRows();
    decide(wanted(3, "陈", Choice.EDIT, "{\"number\": 33}"));
    assertThat(rows(dataset.now())).containsEntry(3L, "{\"number\": 33}");
    assertThat(dataset.versions.edits(dataset.now(), 3))
        .singleElement()
        .satisfies(edit -> {
          assertThat(edit.reviewer()).isEqualTo("陈");
          assertThat(edit.data()).isEqualTo("{\"number\": 33}");
        });
    assertThat(rows(RowSet.first(dataset.id, ROWS))).containsEntry(3L, row(3));
    assertThat(dataset.stored().version()).isEqualTo(1);
  }

  @Test
  void aRowThatIsNotThereCannotBeReviewed() {
    addRows();
    assertThat(reviews.decide(dataset.id, wanted(ROWS + 1, "Ann", Choice.ACCEPT, ""), "API"))
        .isEmpty();
    dataset.versions.edit(dataset.id, List.of(new Edit(2, null)), "", "PAGE");
    assertThat(reviews.decide(dataset.id, wanted(2, "Ann", Choice.ACCEPT, ""), "API")).isEmpty();
  }

  @Test
  void aSampleIsRepeatableAndHasNoRowThatWasDecided() {
    addRows();
    ReviewQueue queue = new ReviewQueue(dataset.database.client());
    List<Long> first = queue.random(dataset.now(), "Ann", 5, 8);
    assertThat(first).hasSize(8).doesNotHaveDuplicates();
    assertThat(queue.random(dataset.now(), "Bo", 5, 8)).isEqualTo(first);
    assertThat(queue.random(dataset.now(), "Ann", 6, 8)).isNotEqualTo(first);
    decide(wanted(first.getFirst(), "Ann", Choice.ACCEPT, ""));
    assertThat(queue.random(dataset.now(), "Ann", 5, 7)).isEqualTo(first.subList(1, 8));
    decide(wanted(first.getFirst(), "Bo", Choice.REJECT, ""));
    RowSet reviewable = reviews.reviewable(dataset.stored());
    assertThat(queue.disagreed(reviewable, 10)).containsExactly(first.getFirst());
    assertThat(queue.decided(reviewable, "", 10)).containsExactly(first.getFirst());
    assertThat(queue.judged(reviewable, "Ann")).isEmpty();
    assertThat(queue.left(dataset.id, true)).isEmpty();
  }

  @Test
  void theSameDecisionSentAgainIsOne() {
    addRows();
    for (Choice choice : Choice.values()) {
      long id = decide(wanted(1, "Ann", choice, row(50))).id();
      assertThat(decide(wanted(1, "Ann", choice, row(50))).id()).isEqualTo(id);
      assertThat(reviews.undo(dataset.id, id, "API")).isPresent();
      assertThat(dataset.now().edits().isEmpty()).isTrue();
      assertThat(standings()).isEmpty();
    }
    long edit = decide(wanted(1, "Ann", Choice.EDIT, row(50))).id();
    dataset.versions.edit(
        dataset.id, List.of(new Edit(1, ExactJson.object("{\"number\": 9}"))), "", "PAGE");
    assertThat(decide(wanted(1, "Ann", Choice.EDIT, row(50))).id()).isNotEqualTo(edit);
    assertThat(rows(dataset.now())).containsEntry(1L, row(50));
  }

  @Test
  void aRejectedRowThatIsBackIsAnOpenOne() {
    addRows();
    decide(wanted(1, "Ann", Choice.REJECT, ""));
    ReviewQueue queue = new ReviewQueue(dataset.database.client());
    assertThat(queue.random(reviews.reviewable(dataset.stored()), "Ann", 5, ROWS))
        .doesNotContain(1L);
    dataset.database.client().sql("update dataset set edits = '{}', row_count = 12").update();
    assertThat(queue.random(reviews.reviewable(dataset.stored()), "Ann", 5, ROWS)).contains(1L);
    assertThat(reviewed.counts(dataset.stored()).open()).isEqualTo(ROWS);
    decide(wanted(1, "Ann", Choice.REJECT, ""));
    assertThat(rows(dataset.now())).doesNotContainKey(1L);
  }
}
