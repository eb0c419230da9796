package dev.winnow.core.task;

import dev.winnow.core.document.Excerpt;
import dev.winnow.core.say.Said;
import dev.winnow.core.share.Category;
import dev.winnow.core.share.CountCategories;
import dev.winnow.core.share.CountCategories.Unknown;
import dev.winnow.core.share.Dimension;
import dev.winnow.core.share.InfeasibleShares;
import dev.winnow.core.share.Proportions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What is wanted of rows that are there already, and what they lack once they are counted. For one
/// task; one thread at a time.
public final class TopUp {

  /// Values that a message names.
  private static final int NAMED_MAX = 5;

  /// What is wanted.
  ///
  /// @param fields of rows, by the name of the dimension
  /// @param mapping the name of a category by the value of rows, by the name of the dimension
  /// @param total rows to end with, those that are there included; null is the smallest total that
  ///   needs none removed
  /// @param ignoresUnknown whether rows without a category are left out; else they are refused
  public record Wish(
      Map<String, String> fields,
      Map<String, Map<String, String>> mapping,
      @Nullable Long total,
      boolean ignoresUnknown) {

    public Wish {
      fields = Map.copyOf(fields);
      mapping = Map.copyOf(mapping);
    }
  }

  /// Where problems are said to be.
  ///
  /// @param rows what has the rows
  public record Places(String fields, String mapping, String total, String rows) {}

  /// Rows that can be counted.
  @FunctionalInterface
  public interface Rows {

    /// Hands all of them to what counts them.
    ///
    /// @return why they cannot be read; empty where they were
    Optional<Said> count(CountCategories count);
  }

  private final Wish wish;
  private final Places places;
  private final Rows rows;
  private Proportions counted = Proportions.NONE;
  private long target = 1;
  private boolean done;
  private long left;

  /// Nothing counted yet.
  public TopUp(Wish wish, Places places, Rows rows) {
    this.wish = wish;
    this.places = places;
    this.rows = rows;
  }

  /// Whether nothing is lacking; what was read of the task is of no use then.
  public boolean isDone() {
    return done;
  }

  /// How the rows are divided, with those that are there.
  public Proportions counted() {
    return counted;
  }

  /// Rows that were left out, as they have no category.
  public long left() {
    return left;
  }

  /// Rows to make; 1 where a problem was noted.
  long target() {
    return target;
  }

  /// Counts the rows, and what they lack.
  ///
  /// @return how rows are divided, with those that are there; without them where a problem was
  ///   noted
  Proportions count(Proportions proportions, Fields task) {
    if (task.has(TaskFields.EXISTING)) {
      task.error(TaskFields.EXISTING, TopUpSaid.EXISTING_TOO);
    }
    if (proportions.isNone() && !task.reading().failed()) {
      task.error(TaskFields.DIMENSIONS, TopUpSaid.NO_DIMENSIONS);
    }
    if (task.reading().failed()) {
      return proportions;
    }
    Map<Integer, String> fields = new HashMap<>();
    wish.fields()
        .forEach((name, field) -> {
          int dimension = dimension(proportions, name, places.fields(), task);
          if (dimension >= 0) {
            fields.put(dimension, field);
          }
        });
    CountCategories count = new CountCategories(proportions, fields, mapping(proportions, task));
    if (task.reading().failed()) {
      return proportions;
    }
    Optional<Said> unreadable = rows.count(count);
    if (unreadable.isPresent()) {
      task.reading().error(places.rows(), unreadable.get());
      return proportions;
    }
    left = count.left();
    if (!wish.ignoresUnknown()) {
      refuse(count, proportions, task);
    }
    counted = proportions.withThere(count.there());
    if (!task.reading().failed()) {
      lack(task);
    }
    return counted;
  }

  private Map<Integer, Map<String, Integer>> mapping(Proportions proportions, Fields task) {
    Map<Integer, Map<String, Integer>> mapping = new HashMap<>();
    wish.mapping()
        .forEach((name, values) -> {
          int dimension = dimension(proportions, name, places.mapping(), task);
          if (dimension < 0) {
            return;
          }
          Dimension of = proportions.dimensions().get(dimension);
          List<String> names = of.categories().stream().map(Category::name).limit(20).toList();
          values.forEach((value, category) -> {
            OptionalInt found = of.find(category);
            if (found.isPresent()) {
              mapping
                  .computeIfAbsent(dimension, each -> new HashMap<>())
                  .put(value, found.getAsInt());
            } else {
              Said near =
                  Fields.nearest(category, names)
                      .orElseGet(() -> ShareSaid.CATEGORIES_ARE.of(names));
              task.reading()
                  .error(
                      places.mapping(),
                      ShareSaid.NO_CATEGORY.of(Excerpt.of(category), name).then(near));
            }
          });
        });
    return mapping;
  }

  private static int dimension(Proportions proportions, String name, String place, Fields task) {
    List<String> names = proportions.dimensions().stream().map(Dimension::name).toList();
    int dimension = names.indexOf(name);
    if (dimension < 0) {
      Said near = Fields.nearest(name, names).orElseGet(() -> ShareSaid.DIMENSIONS_ARE.of(names));
      task.reading().error(place, ShareSaid.NO_DIMENSION.of(Excerpt.of(name)).then(near));
    }
    return dimension;
  }

  private void refuse(CountCategories count, Proportions proportions, Fields task) {
    for (int i = 0; i < proportions.dimensions().size(); i++) {
      int dimension = i;
      List<Unknown> unknown =
          count.unknown().stream().filter(it -> it.dimension() == dimension).toList();
      if (unknown.isEmpty()) {
        continue;
      }
      List<Said> named = new ArrayList<>();
      for (Unknown each : unknown.subList(0, Math.min(NAMED_MAX, unknown.size()))) {
        String value = each.value();
        named.add(
            value == null
                ? TopUpSaid.NO_VALUE.of(each.rows(), each.first())
                : TopUpSaid.VALUE.of(Excerpt.of(value), each.rows(), each.first()));
      }
      if (unknown.size() > named.size()) {
        named.add(TopUpSaid.FURTHER.of());
      }
      long rows = unknown.stream().mapToLong(Unknown::rows).sum();
      task.reading()
          .error(
              places.rows(),
              TopUpSaid.UNKNOWN.of(
                  rows, proportions.dimensions().get(i).name(), unknown.getFirst().field(), named));
    }
  }

  private void lack(Fields task) {
    long there = counted.existing();
    if (there == 0) {
      task.reading().error(places.rows(), TopUpSaid.NO_ROWS.of());
      return;
    }
    Long total = wish.total();
    if (total != null && total < there) {
      task.reading().error(places.total(), TopUpSaid.TOTAL_BELOW.of(total, there));
      return;
    }
    try {
      long all = total == null ? smallest(there) : total;
      target = all - there;
      done = target == 0;
      counted.targets(all);
    } catch (InfeasibleShares e) {
      task.reading().error(places.total(), CheckShares.said(counted, e.conflict()));
    }
    if (done) {
      target = 1;
    } else {
      CheckShares.checkRows(counted, target + there, task);
    }
  }

  private long smallest(long there) throws InfeasibleShares {
    Long divided = ReadProportions.rows(counted);
    if (divided != null) {
      return Math.max(divided, there);
    }
    OptionalLong smallest = counted.smallestTotal(ReadTarget.MAX);
    // Where there is none, what no total can mend is said of the largest.
    return smallest.orElse(ReadTarget.MAX);
  }
}
