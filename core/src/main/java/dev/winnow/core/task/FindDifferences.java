package dev.winnow.core.task;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Compares two trees leaf by leaf.
final class FindDifferences {

  private static final int SHOWN_CHARS_MAX = 80;

  /// Of a long line, so much of what is the same is shown before what differs.
  private static final int SHOWN_CHARS_BEFORE = 20;

  private static final String NOT_SET = "(not set)";

  private FindDifferences() {}

  static List<Difference> between(JsonNode before, JsonNode now) {
    List<Difference> differences = new ArrayList<>();
    compare("", before, now, differences);
    return differences;
  }

  /// Texts are compared, not trees: the order of a schema's properties counts.
  private static void compare(
      String field, JsonNode before, JsonNode now, List<Difference> differences) {
    if (before.toString().equals(now.toString())) {
      return;
    }
    if (before.isObject() && now.isObject()) {
      compareFields(field, before, now, differences);
    } else if (before.isArray()
        && now.isArray()
        && before.size() == now.size()
        && before.valueStream().allMatch(JsonNode::isObject)) {
      for (int i = 0; i < now.size(); i++) {
        compare(field + "[" + i + "]", before.get(i), now.get(i), differences);
      }
    } else {
      differences.add(difference(field, before, now));
    }
  }

  private static void compareFields(
      String field, JsonNode before, JsonNode now, List<Difference> differences) {
    Set<String> names = new LinkedHashSet<>(now.propertyNames());
    names.addAll(before.propertyNames());
    int found = differences.size();
    for (String name : names) {
      String inner = field.isEmpty() ? name : field + "." + name;
      JsonNode missing = MissingNode.getInstance();
      compare(
          inner,
          before.has(name) ? before.get(name) : missing,
          now.has(name) ? now.get(name) : missing,
          differences);
    }
    if (differences.size() == found) {
      differences.add(
          new Difference(
              field,
              clip("in the order " + String.join(", ", before.propertyNames()), 0),
              clip("in the order " + String.join(", ", now.propertyNames()), 0)));
    }
  }

  private static Difference difference(String field, JsonNode before, JsonNode now) {
    String then = shown(before);
    String today = shown(now);
    List<String> thenLines = then.lines().toList();
    List<String> todayLines = today.lines().toList();
    if (thenLines.size() <= 1 && todayLines.size() <= 1) {
      int same = same(then, today);
      return new Difference(field, clip(then, same), clip(today, same));
    }
    int line = 0;
    while (line < thenLines.size()
        && line < todayLines.size()
        && thenLines.get(line).equals(todayLines.get(line))) {
      line++;
    }
    String one = line < thenLines.size() ? thenLines.get(line) : "(ends before)";
    String other = line < todayLines.size() ? todayLines.get(line) : "(ends before)";
    int same = same(one, other);
    String at = "line " + (line + 1) + ": ";
    return new Difference(field, at + clip(one, same), at + clip(other, same));
  }

  private static String shown(JsonNode node) {
    if (node.isMissingNode()) {
      return NOT_SET;
    }
    return node.isString() ? node.stringValue() : node.toString();
  }

  private static int same(String one, String other) {
    int same = 0;
    while (same < one.length() && same < other.length() && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    return same;
  }

  /// At most so much of a line that its first difference, at `same`, is in it.
  private static String clip(String line, int same) {
    if (line.length() <= SHOWN_CHARS_MAX) {
      return line;
    }
    int from = Math.max(0, Math.min(same, line.length()) - SHOWN_CHARS_BEFORE);
    int to = Math.min(line.length(), from + SHOWN_CHARS_MAX);
    from = inPair(line, from) ? from - 1 : from;
    to = inPair(line, to) ? to - 1 : to;
    return (from > 0 ? "…" : "") + line.substring(from, to) + (to < line.length() ? "…" : "");
  }

  private static boolean inPair(String line, int at) {
    return at > 0 && at < line.length() && Character.isLowSurrogate(line.charAt(at));
  }
}
