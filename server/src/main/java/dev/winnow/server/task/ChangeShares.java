package dev.winnow.server.task;

import dev.winnow.core.run.TaskStatus;
import dev.winnow.core.share.Category;
import dev.winnow.core.share.Change;
import dev.winnow.core.share.Combination;
import dev.winnow.core.share.Dimension;
import dev.winnow.core.share.Proportions;
import dev.winnow.core.task.PlannedShares;
import dev.winnow.core.task.ShareSaid;
import dev.winnow.core.task.Task;
import dev.winnow.core.task.TaskChange;
import dev.winnow.core.task.WrittenChange;
import dev.winnow.server.web.FieldError;
import dev.winnow.server.web.FieldErrors;
import dev.winnow.server.web.Refusal;
import dev.winnow.storage.task.CellTargets;
import dev.winnow.storage.task.StoredTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Another way to divide the rows of a task that there is: other shares at any time, and what else
/// is otherwise in its categories while it does not run.
final class ChangeShares {

  private static final String DIMENSIONS = "dimensions";

  private final StoredTask task;
  private final TaskStores stores;
  private final TaskChange wish;

  /// The parts of the document that are to take the place of those there are; null where nothing is
  /// wished for.
  private final @Nullable ObjectNode divided;

  private boolean otherwise;

  /// How rows are to be divided, and what the cells are to come to; known after [#check].
  private Proportions wished = Proportions.NONE;

  private CellTargets targets = CellTargets.one(0);
  private CellTargets before = CellTargets.one(0);

  private ChangeShares(
      StoredTask task, TaskStores stores, TaskChange wish, @Nullable ObjectNode divided) {
    this.task = task;
    this.stores = stores;
    this.wish = wish;
    this.divided = divided;
  }

  /// What is wished for, with the templates and models it names.
  ///
  /// @throws Refusal where it names something that is not there
  static ChangeShares of(StoredTask task, TaskStores stores, TaskChange wish) {
    if (!wish.isDivided()) {
      return new ChangeShares(task, stores, wish, null);
    }
    ObjectNode before = stores.pinned().of(task).document();
    ObjectNode divided = before.deepCopy();
    wish.divide(divided);
    ObjectNode sent = divided.objectNode();
    wish.divide(sent);
    List<FieldError> errors = new ArrayList<>(FieldErrors.of(WrittenChange.problems(sent)));
    if (errors.isEmpty() && wish.dimensions() != null) {
      checkDivision(stores.pinned().of(task).task().recipe().proportions(), dimensions(sent));
    }
    PinCategories pin = new PinCategories(stores.pins());
    if (task.status() == TaskStatus.RUNNING) {
      // Whoever changes shares alone says the ids that there are, and means what they are now.
      pin.keeping(before);
    }
    errors.addAll(pin.into(sent));
    errors.addAll(FieldErrors.of(SampledDatasets.pin(sent, before, stores.datasets())));
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
    sent.forEachEntry(divided::set);
    return new ChangeShares(task, stores, wish, divided);
  }

  /// Whether nothing is to change.
  boolean isSame() {
    return divided == null || divided.equals(stores.pinned().of(task).document());
  }

  /// A document with it.
  ObjectNode in(ObjectNode document) {
    if (isSame() || divided == null) {
      return document;
    }
    ObjectNode changed = document.deepCopy();
    for (String name : List.of(DIMENSIONS, "combinations", "minimumPerCombination")) {
      divided.optional(name).ifPresent(value -> changed.set(name, value));
    }
    return changed;
  }

  /// Whether more than shares is to change; known after [#check].
  boolean isOtherwise() {
    return otherwise;
  }

  /// What the cells are to come to.
  ///
  /// @param changed the task as it is to be
  /// @throws Refusal where that cannot be
  CellTargets check(Task changed) {
    Proportions now = changed.recipe().proportions();
    if (!isSame()) {
      Proportions there = stores.pinned().of(task).task().recipe().proportions();
      checkDivision(there, now.dimensions());
      if (!fields(there).equals(fields(now))) {
        throw Refusal.invalid(DIMENSIONS, TaskSaid.OTHER_CATEGORIES.of());
      }
      otherwise = !other(there).equals(other(now));
      if (otherwise && task.status() == TaskStatus.RUNNING) {
        throw Refusal.conflict("WRONG_STATUS", TaskSaid.PAUSE_FIRST_CATEGORIES.of());
      }
      if (task.status() == TaskStatus.CANCELLED) {
        throw Refusal.conflict("WRONG_STATUS", TaskSaid.CLONE_IT.of());
      }
    }
    wished = now;
    before = stores.cells().targets(task.id(), stores.pinned().of(task).task());
    boolean raised = isSame() && changed.target() >= task.target();
    targets = raised ? CellTargets.raised(changed, before) : CellTargets.of(changed);
    if (!now.isNone() && isLess()) {
      stores
          .cells()
          .above(task.id(), targets)
          .ifPresent(it -> {
            throw full(it.cell(), it.rows());
          });
    }
    return targets;
  }

  /// What the cells were to come to before, where some are to come to less now.
  Optional<CellTargets> more() {
    return wished.isNone() || !isLess() ? Optional.empty() : Optional.of(before);
  }

  private boolean isLess() {
    return IntStream.range(0, before.all().length)
        .anyMatch(cell -> targets.all()[cell] < before.all()[cell]);
  }

  /// The dimensions alone: what is wrong with the rest is said when all is read.
  private static List<Dimension> dimensions(ObjectNode sent) {
    ObjectNode alone = sent.objectNode().put("target", 1);
    alone.set(DIMENSIONS, sent.path(DIMENSIONS));
    return PlannedShares.read(alone).proportions().dimensions();
  }

  private static void checkDivision(Proportions before, List<Dimension> now) {
    if (before.isNone()) {
      throw Refusal.invalid(DIMENSIONS, TaskSaid.NOT_DIVIDED.of());
    }
    // Where there is none, something is wrong with it that is said later.
    if (!now.isEmpty() && !names(before.dimensions()).equals(names(now))) {
      throw Refusal.invalid(DIMENSIONS, TaskSaid.OTHER_CATEGORIES.of());
    }
  }

  private record Named(String name, List<String> categories) {}

  private static List<Named> names(List<Dimension> dimensions) {
    return dimensions.stream()
        .map(it -> new Named(it.name(), it.categories().stream().map(Category::name).toList()))
        .toList();
  }

  /// Which fields of rows say the categories.
  private static List<Optional<String>> fields(Proportions proportions) {
    return proportions.dimensions().stream().map(it -> Optional.ofNullable(it.field())).toList();
  }

  private record Otherwise(Map<Integer, Integer> when, Change change) {}

  /// Everything but shares, in order.
  private static List<Object> other(Proportions proportions) {
    List<Object> other = new ArrayList<>();
    for (Dimension dimension : proportions.dimensions()) {
      for (Category category : dimension.categories()) {
        other.add(category.description());
        other.add(category.change());
      }
    }
    for (Combination combination : proportions.combinations()) {
      if (!combination.change().isNone()) {
        other.add(new Otherwise(combination.when(), combination.change()));
      }
    }
    return other;
  }

  /// What is accepted stays.
  ///
  /// @param rows that a cell has accepted, more than it is to come to
  Refusal full(int cell, long rows) {
    long there = wished.there().getOrDefault(cell, 0L);
    String field = wish.dimensions() == null && wish.combinations() == null ? "target" : DIMENSIONS;
    return Refusal.invalid(
        field,
        ShareSaid.ALREADY_MORE.of(
            CellNames.of(wished, cell), rows + there, targets.all()[cell] + there));
  }
}
