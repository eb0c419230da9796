package dev.winnow.core.plan;

import dev.winnow.core.share.Dimension;
import dev.winnow.core.share.Proportions;
import dev.winnow.core.share.Sample;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Deals the rows of a source to the cells that are filled from it: each row to one of them at the
/// most, in a random order that a seed fixes.
///
/// A cell takes rows that have the values of its filter and that name no other category than its
/// own. One thread at a time.
public final class DealSamples {

  private static final int NO_CATEGORY = -1;

  private final Proportions proportions;
  private final List<Integer> cells;
  private final List<Sample> samples = new ArrayList<>();
  private final List<List<Integer>> categories = new ArrayList<>();

  /// By dimension, the category of each text that was found in rows.
  private final List<Map<String, Integer>> found = new ArrayList<>();

  /// By the dimensions that a row names, the places of the cells that it may go to, by the
  /// categories it names.
  private final Map<BitSet, Map<List<Integer>, List<Integer>>> places = new HashMap<>();

  /// By place, the rows that the cell takes.
  private final long[] matching;

  /// Rows by the cells that take them, by the place of those in [#cells].
  private final Map<BitSet, List<Integer>> takers = new LinkedHashMap<>();

  private int rows;

  /// A source of which no row is known yet.
  ///
  /// @param cells that are filled from it
  public DealSamples(Proportions proportions, List<Integer> cells) {
    this.proportions = proportions;
    this.cells = List.copyOf(cells);
    this.matching = new long[cells.size()];
    for (int cell : cells) {
      samples.add(proportions.sample(cell).orElseThrow());
      categories.add(proportions.categories(cell));
    }
    proportions.dimensions().forEach(dimension -> found.add(new HashMap<>()));
  }

  /// Looks at the next row of the source.
  ///
  /// @return whether any cell takes it; its number counts all the same
  public boolean add(ObjectNode row) {
    BitSet takes = new BitSet();
    for (int place : places(named(row))) {
      if (samples.get(place).takes(row)) {
        takes.set(place);
        matching[place]++;
      }
    }
    if (!takes.isEmpty()) {
      takers.computeIfAbsent(takes, each -> new ArrayList<>()).add(rows);
    }
    rows++;
    return !takes.isEmpty();
  }

  /// The category that a row names, by dimension; null where it names none.
  private List<Integer> named(ObjectNode row) {
    List<Integer> named = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Dimension dimension = proportions.dimensions().get(i);
      JsonNode value = dimension.field() == null ? null : row.path(dimension.field());
      if (value == null || value.isMissingNode() || value.isNull()) {
        named.add(null);
      } else {
        String text = value.isValueNode() ? value.asString() : value.toString();
        named.add(found.get(i).computeIfAbsent(text, it -> number(dimension.find(it))));
      }
    }
    return named;
  }

  private static int number(OptionalInt category) {
    return category.orElse(NO_CATEGORY);
  }

  /// The places of the cells with the categories that a row names.
  private List<Integer> places(List<Integer> named) {
    BitSet dimensions = new BitSet();
    for (int i = 0; i < named.size(); i++) {
      dimensions.set(i, named.get(i) != null);
    }
    return places.computeIfAbsent(dimensions, this::byCategories).getOrDefault(named, List.of());
  }

  private Map<List<Integer>, List<Integer>> byCategories(BitSet dimensions) {
    Map<List<Integer>, List<Integer>> byCategories = new HashMap<>();
    for (int place = 0; place < cells.size(); place++) {
      List<Integer> named = new ArrayList<>(categories.get(place));
      for (int i = 0; i < named.size(); i++) {
        if (!dimensions.get(i)) {
          named.set(i, null);
        }
      }
      byCategories.computeIfAbsent(named, each -> new ArrayList<>()).add(place);
    }
    return byCategories;
  }

  /// How many rows a cell takes, those that others take, too, among them.
  public long matching(int cell) {
    return matching[cells.indexOf(cell)];
  }

  /// Deals all rows: first those that few cells take, each to the one that lacks most.
  ///
  /// @param wanted rows, by cell
  /// @return by cell, the numbers of its rows, from 0, in their order
  public Map<Integer, List<Integer>> deal(Map<Integer, Long> wanted, long seed) {
    int[] ranks = ranks(seed);
    long[] lacking = cells.stream().mapToLong(cell -> wanted.getOrDefault(cell, 0L)).toArray();
    List<List<Integer>> dealt = new ArrayList<>();
    cells.forEach(cell -> dealt.add(new ArrayList<>()));
    List<Map.Entry<BitSet, List<Integer>>> groups = new ArrayList<>(takers.entrySet());
    groups.sort(Comparator.comparingInt(each -> each.getKey().cardinality()));
    Comparator<Integer> order = Comparator.comparingInt(row -> ranks[row]);
    for (Map.Entry<BitSet, List<Integer>> group : groups) {
      List<Integer> shuffled = new ArrayList<>(group.getValue());
      shuffled.sort(order);
      for (int row : shuffled) {
        int neediest = group.getKey().nextSetBit(0);
        for (int i = neediest; i >= 0; i = group.getKey().nextSetBit(i + 1)) {
          neediest = lacking[i] > lacking[neediest] ? i : neediest;
        }
        lacking[neediest]--;
        dealt.get(neediest).add(row);
      }
    }
    Map<Integer, List<Integer>> result = new HashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      dealt.get(i).sort(order);
      result.put(cells.get(i), dealt.get(i));
    }
    return result;
  }

  /// The place of each row in a random order (Fisher, Yates).
  private int[] ranks(long seed) {
    int[] ranks = new int[rows];
    Random random = new Random(seed);
    for (int i = 0; i < rows; i++) {
      int other = random.nextInt(i + 1);
      ranks[i] = ranks[other];
      ranks[other] = i;
    }
    return ranks;
  }
}
