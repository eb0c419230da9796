package dev.winnow.core.task;

import dev.winnow.core.dataset.FoldText;
import dev.winnow.core.document.Excerpt;
import dev.winnow.core.document.Pointer;
import dev.winnow.core.say.Said;
import dev.winnow.core.share.Category;
import dev.winnow.core.share.Combination;
import dev.winnow.core.share.Dimension;
import dev.winnow.core.share.LabelCheck;
import dev.winnow.core.share.Part;
import dev.winnow.core.share.Proportions;
import dev.winnow.core.task.ShareFields.Divided;
import dev.winnow.core.task.ShareFields.Some;
import dev.winnow.core.task.ShareFields.There;
import dev.winnow.core.task.ShareFields.Written;
import dev.winnow.core.template.BuiltIn;
import dev.winnow.core.template.PromptText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Reads how a task's rows are divided.
final class ReadProportions {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Fields fields;

  private ReadProportions(Fields fields) {
    this.fields = fields;
  }

  /// Reads it, with something harmless wherever a problem was noted.
  ///
  /// @param fields the task
  static Proportions read(Fields fields) {
    return new ReadProportions(fields).read();
  }

  private Proportions read() {
    List<Divided> written = fields.get(TaskFields.DIMENSIONS);
    if (written.isEmpty()) {
      without(TaskFields.COMBINATIONS);
      without(TaskFields.MINIMUM);
      without(TaskFields.OTHER_CATEGORY);
      without(TaskFields.CHECK_LABELS);
      without(TaskFields.EXISTING);
      return Proportions.NONE;
    }
    List<Value> places = ReadDimensions.places(fields.value(TaskFields.DIMENSIONS));
    List<Dimension> dimensions = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < written.size(); i++) {
      checkName(written.get(i).name(), places.get(i), names);
      dimensions.add(dimension(written.get(i), places.get(i)));
    }
    Proportions divided = new Proportions(dimensions, List.of(), 0, false, Map.of());
    if (dimensions.stream().anyMatch(it -> it.categories().isEmpty())) {
      return Proportions.NONE;
    }
    return new Proportions(
        dimensions,
        combinations(divided),
        fields.get(TaskFields.MINIMUM),
        fields.get(TaskFields.OTHER_CATEGORY) == ShareFields.Other.KEEP,
        there(divided));
  }

  /// Files have a template and a model in the place of their ids.
  static void refuseIds(Fields task) {
    ObjectNode document = (ObjectNode) task.reading().sources().main().tree();
    for (WrittenChange each : WrittenChange.all(document)) {
      for (String id : WrittenChange.IDS) {
        if (each.map() != null && each.map().has(id)) {
          task.reading().error(Pointer.child(each.pointer(), id), FieldSaid.UNKNOWN.of());
        }
      }
    }
  }

  private void without(Field<Task, ?> field) {
    if (fields.knows(field)
        && fields.has(field)
        && !fields.reading().failedIn(fields.value(TaskFields.DIMENSIONS).pointer())) {
      fields.error(field, ShareSaid.WITHOUT_DIMENSIONS);
    }
  }

  private void checkName(String name, Value place, Set<String> names) {
    if (name.isEmpty()) {
      if (!fields.reading().failedIn(place.pointer())) {
        place.error(ShareSaid.NO_NAME.of());
      }
    } else if (!PromptText.isName(name) || name.contains(".")) {
      place.error(ShareSaid.NO_DIMENSION_NAME.of(Excerpt.of(name)));
    } else if (BuiltIn.NAMES.contains(name)) {
      place.error(ShareSaid.BUILT_IN.of(name));
    } else if (!names.add(name)) {
      place.error(ShareSaid.TWICE.of(Excerpt.of(name)));
    } else if (fields.get(TaskFields.PARAMETERS).has(name)
        || fields.get(TaskFields.PARAMETERS).has(name + Dimension.DESCRIPTION)) {
      place.error(ShareSaid.PARAMETER_TOO.of(name));
    }
  }

  private static Dimension dimension(Divided written, Value place) {
    Value categories = ReadDimensions.categoriesOf(place);
    if (written.categories().isEmpty()) {
      if (!categories.reading().failedIn(place.pointer())) {
        place.error(ShareSaid.NO_CATEGORIES.of());
      }
      return new Dimension(written.name(), written.field(), List.of());
    }
    List<Value> places = ReadDimensions.places(categories);
    Map<String, String> names = new HashMap<>();
    for (int i = 0; i < places.size(); i++) {
      String name = written.categories().get(i).name();
      if (name.codePoints().allMatch(Value::isBlank)) {
        if (!categories.reading().failedIn(places.get(i).pointer())) {
          places.get(i).error(ShareSaid.NO_NAME.of());
        }
      } else {
        String same = names.putIfAbsent(FoldText.of(name), name);
        if (same != null) {
          places
              .get(i)
              .error(
                  same.equals(name)
                      ? ShareSaid.TWICE.of(Excerpt.of(name))
                      : ShareSaid.TWICE_AS.of(Excerpt.of(name), Excerpt.of(same)));
        }
      }
    }
    checkParts(written.categories(), categories, places);
    List<Category> read =
        written.categories().stream()
            .map(it ->
                new Category(
                    it.name(),
                    it.description(),
                    it.part() == null ? new Part.Weight(BigDecimal.ONE) : it.part(),
                    it.change()))
            .toList();
    return new Dimension(written.name(), written.field(), read);
  }

  private static void checkParts(List<Written> categories, Value whole, List<Value> places) {
    List<Part> parts = categories.stream().map(Written::part).filter(it -> it != null).toList();
    if (parts.isEmpty() || whole.reading().failedIn(whole.pointer())) {
      return;
    }
    for (int i = 0; i < places.size(); i++) {
      if (categories.get(i).part() == null) {
        places.get(i).error(ShareSaid.SOME.of());
      }
    }
    if (parts.stream().map(Part::getClass).distinct().count() > 1) {
      whole.error(ShareSaid.MIXED.of());
      return;
    }
    BigDecimal sum = parts.stream().map(Part::number).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.signum() == 0) {
      whole.error(ShareSaid.ZERO_SUM.of());
    } else if (parts.getFirst() instanceof Part.Percent
        && parts.size() == places.size()
        && sum.compareTo(HUNDRED) != 0) {
      whole.error(ShareSaid.PERCENT_SUM.of(sum.stripTrailingZeros().toPlainString()));
    }
  }

  /// The rows that a dimension says in numbers; null where none does.
  static @Nullable Long rows(Proportions proportions) {
    for (Dimension dimension : proportions.dimensions()) {
      if (dimension.categories().getFirst().part() instanceof Part.Rows) {
        return dimension.categories().stream()
            .map(it -> it.part().number())
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .longValue();
      }
    }
    return null;
  }

  private List<Combination> combinations(Proportions divided) {
    List<Some> written = fields.get(TaskFields.COMBINATIONS);
    List<Value> places = fields.value(TaskFields.COMBINATIONS).items();
    List<Combination> combinations = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      Some some = written.get(i);
      Value place = places.get(i);
      Map<Integer, Integer> when = when(some.when(), place, divided);
      Part part = some.part();
      if (part == null && some.change().isNone() && !fields.reading().failedIn(place.pointer())) {
        place.error(ShareSaid.NOTHING_OTHERWISE.of());
      }
      if (part != null && !part.isNone()) {
        Value share = place.child("share", place.node().path("share"));
        int all = divided.dimensions().size();
        if (part instanceof Part.Weight) {
          share.error(ShareSaid.WEIGHT_OF_ALL.of());
        } else if (when.size() < all && !fields.reading().failedIn(place.pointer())) {
          share.error(ShareSaid.PART_OF_SOME.of(when.size(), all));
        }
      }
      combinations.add(new Combination(when, part, some.change()));
    }
    return combinations;
  }

  private Map<Integer, Integer> when(
      Map<String, String> written, Value place, Proportions divided) {
    Map<Integer, Integer> when = new HashMap<>();
    Value named = place.child("when", place.node().path("when"));
    if (written.isEmpty() && !fields.reading().failedIn(place.pointer())) {
      named.error(ShareSaid.EMPTY_WHEN.of());
    }
    List<String> names = divided.dimensions().stream().map(Dimension::name).toList();
    written.forEach((name, category) -> {
      Value at = named.child(name, named.node().path(name));
      int dimension = names.indexOf(name);
      if (dimension < 0) {
        Said near = Fields.nearest(name, names).orElseGet(() -> ShareSaid.DIMENSIONS_ARE.of(names));
        at.error(ShareSaid.NO_DIMENSION.of(Excerpt.of(name)).then(near));
        return;
      }
      Dimension of = divided.dimensions().get(dimension);
      OptionalInt found = of.find(category);
      if (found.isEmpty()) {
        List<String> all = of.categories().stream().map(Category::name).limit(20).toList();
        Said near = Fields.nearest(category, all).orElseGet(() -> ShareSaid.CATEGORIES_ARE.of(all));
        at.error(ShareSaid.NO_CATEGORY.of(Excerpt.of(category), name).then(near));
        return;
      }
      when.put(dimension, found.getAsInt());
    });
    return when;
  }

  /// How the categories of rows are checked; null where they are not.
  static @Nullable LabelCheck labels(Proportions proportions, Fields task) {
    ShareFields.Checked checked = task.find(TaskFields.CHECK_LABELS);
    if (checked == null || !checked.on() || proportions.isNone()) {
      return null;
    }
    List<String> names = proportions.dimensions().stream().map(Dimension::name).toList();
    List<Integer> dimensions = new ArrayList<>();
    for (String name : checked.dimensions().isEmpty() ? names : checked.dimensions()) {
      int dimension = names.indexOf(name);
      if (dimension < 0) {
        Value at = task.value(TaskFields.CHECK_LABELS);
        Said near = Fields.nearest(name, names).orElseGet(() -> ShareSaid.DIMENSIONS_ARE.of(names));
        at.child("dimensions", at.node().path("dimensions"))
            .error(ShareSaid.NO_DIMENSION.of(Excerpt.of(name)).then(near));
      } else if (!dimensions.contains(dimension)) {
        dimensions.add(dimension);
      }
    }
    return new LabelCheck(dimensions, checked.model());
  }

  private Map<Integer, Long> there(Proportions divided) {
    List<There> written = fields.get(TaskFields.EXISTING);
    List<Value> places = fields.value(TaskFields.EXISTING).items();
    Map<Integer, Long> there = new HashMap<>();
    for (int i = 0; i < written.size(); i++) {
      Map<Integer, Integer> when = when(written.get(i).when(), places.get(i), divided);
      int all = divided.dimensions().size();
      if (when.size() == all) {
        List<Integer> categories = new ArrayList<>();
        for (int dimension = 0; dimension < all; dimension++) {
          categories.add(when.get(dimension));
        }
        there.merge(divided.cell(categories), written.get(i).rows(), Long::sum);
      } else if (!fields.reading().failedIn(places.get(i).pointer())) {
        places.get(i).error(ShareSaid.NOT_EACH.of(when.size(), all));
      }
    }
    return there;
  }
}
