package dev.winnow.storage.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// A random sample of rows, with the texts in them: each row draws a number, those with the least
/// ones stay. At most [#ROWS_MAX] rows, and [#CHARS_MAX] characters of text: of large rows there
/// are fewer.
final class RowSample {

  static final int ROWS_MAX = 20_000;

  static final int CHARS_MAX = 24_000_000;

  /// Of a longer text, the beginning stands for all of it.
  private static final int TEXT_CHARS_MAX = 50_000;

  /// What a row takes beside its texts.
  private static final int CHARS_PER_ROW = 100;

  private final PriorityQueue<Row> rows =
      new PriorityQueue<>(Comparator.comparingLong(Row::draw).reversed());
  private final SplittableRandom random;
  private long drawMax = Long.MAX_VALUE;
  private long chars;

  RowSample(long seed) {
    this.random = new SplittableRandom(seed);
  }

  private record Row(long draw, List<Text> texts) {

    long chars() {
      return CHARS_PER_ROW + texts.stream().mapToLong(text -> text.beginning.length()).sum();
    }
  }

  /// The text in a value.
  ///
  /// @param column the number of its column
  /// @param beginning all of it, or its first [#TEXT_CHARS_MAX] characters
  /// @param chars how long all of it is
  record Text(int column, String beginning, long chars) {

    /// The text of a value: itself, or all texts within, one a line; empty where there is none.
    static Text of(int column, JsonNode value) {
      if (value.isString()) {
        String text = value.stringValue();
        return new Text(column, beginning(text), text.length());
      }
      StringBuilder all = new StringBuilder();
      long chars = value.isContainer() ? collect(value, all) : 0;
      return new Text(column, beginning(all.toString()), chars);
    }

    private static long collect(JsonNode value, StringBuilder all) {
      if (value.isString()) {
        String text = value.stringValue();
        if (all.length() < TEXT_CHARS_MAX) {
          all.append(beginning(text)).append('\n');
        }
        return text.length() + 1L;
      }
      long chars = 0;
      for (JsonNode each : value) {
        chars += collect(each, all);
      }
      return chars;
    }

    private static String beginning(String text) {
      return text.length() <= TEXT_CHARS_MAX ? text : text.substring(0, TEXT_CHARS_MAX);
    }
  }

  /// Lets a row draw.
  ///
  /// @param texts its texts, asked for where the row is in
  void offer(Supplier<List<Text>> texts) {
    long draw = random.nextLong();
    if (draw >= drawMax) {
      return;
    }
    Row row = new Row(draw, texts.get());
    rows.add(row);
    chars += row.chars();
    while (rows.size() > ROWS_MAX || (chars > CHARS_MAX && rows.size() > 1)) {
      Row out = rows.remove();
      chars -= out.chars();
      drawMax = out.draw;
    }
  }

  /// All texts of the sample: row by row, in random order.
  List<Text> texts() {
    List<Row> drawn = new ArrayList<>(rows);
    drawn.sort(Comparator.comparingLong(Row::draw));
    return drawn.stream().flatMap(row -> row.texts.stream()).toList();
  }
}
