package dev.winnow.server.template;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import dev.winnow.server.template.TemplateDiff.Hunk;
import dev.winnow.server.template.TemplateDiff.Line;
import dev.winnow.server.template.TemplateDiff.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Compares two texts line by line. A line break at the end shows as an empty line behind it.
final class CompareLines {

  private static final int CONTEXT_LINES = 3;

  /// Longer stretches, both together, are shown as replaced whole: finding what they have in common
  /// would take time that grows with their square.
  private static final int COMPARED_LINES_MAX = 10_000;

  private final List<String> before;
  private final List<String> after;

  private CompareLines(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
  }

  /// A stretch of lines and what stands in its place; ends are exclusive, all from 0.
  private record Edit(int from, int fromEnd, int to, int toEnd) {}

  static List<Hunk> hunks(String before, String after) {
    CompareLines compare = new CompareLines(lines(before), lines(after));
    List<Hunk> hunks = new ArrayList<>();
    List<Edit> near = new ArrayList<>();
    for (Edit edit : compare.edits()) {
      if (!near.isEmpty() && edit.from() - near.getLast().fromEnd() > 2 * CONTEXT_LINES) {
        hunks.add(compare.hunk(near));
        near.clear();
      }
      near.add(edit);
    }
    if (!near.isEmpty()) {
      hunks.add(compare.hunk(near));
    }
    return List.copyOf(hunks);
  }

  private static List<String> lines(String text) {
    return Arrays.asList(text.split("\n", -1));
  }

  private List<Edit> edits() {
    int least = Math.min(before.size(), after.size());
    int head = 0;
    while (head < least && before.get(head).equals(after.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < least - head
        && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
      tail++;
    }
    List<String> one = before.subList(head, before.size() - tail);
    List<String> other = after.subList(head, after.size() - tail);
    if (one.size() + other.size() > COMPARED_LINES_MAX) {
      return List.of(new Edit(head, before.size() - tail, head, after.size() - tail));
    }
    List<Edit> edits = new ArrayList<>();
    for (AbstractDelta<String> delta :
        DiffUtils.<String>diff(one, other, new MyersDiffWithLinearSpace<String>()).getDeltas()) {
      int from = head + delta.getSource().getPosition();
      int to = head + delta.getTarget().getPosition();
      add(
          new Edit(from, from + delta.getSource().size(), to, to + delta.getTarget().size()),
          edits);
    }
    return List.copyOf(edits);
  }

  /// What touches the edit before is one with it: first all that goes, then all that comes.
  private static void add(Edit edit, List<Edit> edits) {
    Edit before = edits.isEmpty() ? null : edits.getLast();
    if (before != null && before.fromEnd() == edit.from() && before.toEnd() == edit.to()) {
      edits.removeLast();
      edits.add(new Edit(before.from(), edit.fromEnd(), before.to(), edit.toEnd()));
    } else {
      edits.add(edit);
    }
  }

  private Hunk hunk(List<Edit> edits) {
    Edit first = edits.getFirst();
    Edit last = edits.getLast();
    int from = Math.max(0, first.from() - CONTEXT_LINES);
    int to = first.to() - (first.from() - from);
    int fromEnd = Math.min(before.size(), last.fromEnd() + CONTEXT_LINES);
    List<Line> lines = new ArrayList<>();
    int at = from;
    int there = to;
    for (Edit edit : edits) {
      both(at, edit.from(), there, lines);
      for (int i = edit.from(); i < edit.fromEnd(); i++) {
        lines.add(new Line(Side.REMOVED, i + 1, null, before.get(i)));
      }
      for (int i = edit.to(); i < edit.toEnd(); i++) {
        lines.add(new Line(Side.ADDED, null, i + 1, after.get(i)));
      }
      at = edit.fromEnd();
      there = edit.toEnd();
    }
    both(at, fromEnd, there, lines);
    int toEnd = there + fromEnd - at;
    return new Hunk(from + 1, fromEnd - from, to + 1, toEnd - to, List.copyOf(lines));
  }

  private void both(int at, int end, int there, List<Line> lines) {
    for (int i = at; i < end; i++) {
      lines.add(new Line(Side.BOTH, i + 1, there + i - at + 1, before.get(i)));
    }
  }
}
