package dev.winnow.server.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.server.template.TemplateDiff.Hunk;
import dev.winnow.server.template.TemplateDiff.Line;
import dev.winnow.server.template.TemplateDiff.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CompareLinesTest {

  private static String text(Random random) {
    List<String> lines = new ArrayList<>();
    int size = random.nextInt(30);
    for (int i = 0; i < size; i++) {
      lines.add("line " + random.nextInt(6));
    }
    return String.join("\n", lines);
  }

  /// The text after, made of the text before and the hunks.
  private static String patched(String before, List<Hunk> hunks) {
    String[] lines = before.split("\n", -1);
    List<String> after = new ArrayList<>();
    int at = 0;
    for (Hunk hunk : hunks) {
      while (at < hunk.fromLine() - 1) {
        after.add(lines[at++]);
      }
      assertThat(hunk.toLine()).isEqualTo(after.size() + 1);
      int fromLines = 0;
      int toLines = 0;
      for (Line line : hunk.lines()) {
        if (line.side() != Side.ADDED) {
          assertThat(line.fromLine()).isEqualTo(at + 1);
          assertThat(lines[at++]).isEqualTo(line.text());
          fromLines++;
        }
        if (line.side() != Side.REMOVED) {
          after.add(line.text());
          assertThat(line.toLine()).isEqualTo(after.size());
          toLines++;
        }
      }
      assertThat(hunk.fromLines()).isEqualTo(fromLines);
      assertThat(hunk.toLines()).isEqualTo(toLines);
    }
    while (at < lines.length) {
      after.add(lines[at++]);
    }
    return String.join("\n", after);
  }

  @Test
  void hunksTurnTheTextBeforeIntoTheTextAfter() {
    Random random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      String before = text(random);
      String after = text(random);
      assertThat(patched(before, CompareLines.hunks(before, after))).isEqualTo(after);
    }
  }

  @Test
  void equalTextsHaveNoHunks() {
    assertThat(CompareLines.hunks("a\nb\n", "a\nb\n")).isEmpty();
  }

  @Test
  void farPlacesAreHunksOfTheirOwn() {
    String before = "x\n" + "same\n".repeat(20) + "x";
    assertThat(CompareLines.hunks(before, before.replace("x", "y"))).hasSize(2);
  }

  @Test
  void hugeTextsAreComparedInNoTime() {
    String before = "a\n".repeat(400_000);
    String after = "b\n".repeat(400_000);
    List<Hunk> hunks = CompareLines.hunks(before, after);
    assertThat(hunks).hasSize(1);
    assertThat(hunks.getFirst().fromLines()).isEqualTo(400_001);
  }
}
