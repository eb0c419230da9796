package dev.winnow.core.task;

import dev.winnow.core.say.Said;
import dev.winnow.core.share.Category;
import dev.winnow.core.share.Dimension;
import dev.winnow.core.share.InfeasibleShares;
import dev.winnow.core.share.InfeasibleShares.Conflict;
import dev.winnow.core.share.Part;
import dev.winnow.core.share.Proportions;
import dev.winnow.core.share.Shares;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Notes where no rows can have the shares that are wanted.
final class CheckShares {

  /// Combinations that a message names.
  private static final int NAMED_MAX = 5;

  private CheckShares() {}

  /// @param target rows to make, those that are there already left out
  static void check(Proportions proportions, long target, Fields task) {
    if (proportions.isNone()) {
      return;
    }
    long total = target + proportions.existing();
    checkRows(proportions, total, task);
    if (task.reading().failed()) {
      return;
    }
    try {
      proportions.targets(total);
    } catch (InfeasibleShares e) {
      Conflict conflict = e.conflict();
      task.error(field(conflict), said(proportions, conflict));
    }
  }

  private static Field<Task, ?> field(Conflict conflict) {
    return switch (conflict) {
      case Conflict.AlreadyMore it -> TaskFields.EXISTING;
      case Conflict.NotWhole it -> TaskFields.COMBINATIONS;
      case Conflict.AllExcluded it -> TaskFields.COMBINATIONS;
      case Conflict.TooMuch it -> TaskFields.COMBINATIONS;
      case Conflict.TooMany it -> TaskFields.DIMENSIONS;
      case Conflict.TooFew it -> TaskFields.DIMENSIONS;
      case Conflict.Unfillable it -> TaskFields.DIMENSIONS;
    };
  }

  /// Sees whether numbers of rows add up.
  static void checkRows(Proportions proportions, long total, Fields task) {
    List<Value> places = ReadDimensions.places(task.value(TaskFields.DIMENSIONS));
    for (int i = 0; i < places.size(); i++) {
      checkRows(places.get(i), proportions.dimensions().get(i), total);
    }
  }

  private static void checkRows(Value place, Dimension dimension, long total) {
    if (dimension.categories().getFirst().part() instanceof Part.Rows) {
      BigDecimal sum =
          dimension.categories().stream()
              .map(it -> it.part().number())
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      if (sum.compareTo(BigDecimal.valueOf(total)) != 0) {
        place.error(ShareSaid.ROWS_SUM.of(sum, total));
      }
    }
  }

  /// Why rows cannot have their shares.
  static Said said(Proportions proportions, Conflict conflict) {
    return switch (conflict) {
      case Conflict.TooMany it -> ShareSaid.TOO_MANY.of(it.cells(), Shares.CELLS_MAX);
      case Conflict.TooFew it ->
          ShareSaid.TOO_FEW.of(
              category(proportions, it.dimension(), it.category()), it.rows(), it.needed());
      case Conflict.TooMuch it ->
          ShareSaid.TOO_MUCH.of(
              category(proportions, it.dimension(), it.category()), it.rows(), it.given());
      case Conflict.NotWhole it -> ShareSaid.NOT_WHOLE.of(it.given(), it.total());
      case Conflict.AllExcluded it -> ShareSaid.ALL_EXCLUDED.of();
      case Conflict.AlreadyMore it ->
          ShareSaid.ALREADY_MORE.of(cell(proportions, it.categories()), it.there(), it.rows());
      case Conflict.Unfillable it ->
          ShareSaid.UNFILLABLE.of(
              some(it.combinations().stream().map(each -> cell(proportions, each)).toList()),
              it.needed(),
              some(
                  it.categories().stream()
                      .map(each -> category(proportions, it.dimension(), each))
                      .toList()),
              it.rows());
    };
  }

  private static String category(Proportions proportions, int dimension, int category) {
    Dimension of = proportions.dimensions().get(dimension);
    Category which = of.categories().get(category);
    return of.name() + " " + which.name();
  }

  private static String cell(Proportions proportions, List<Integer> categories) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < categories.size(); i++) {
      names.add(proportions.dimensions().get(i).categories().get(categories.get(i)).name());
    }
    return String.join(" × ", names);
  }

  private static String some(List<String> names) {
    String first = names.stream().limit(NAMED_MAX).collect(Collectors.joining(", "));
    return names.size() > NAMED_MAX ? first + ", …" : first;
  }
}
