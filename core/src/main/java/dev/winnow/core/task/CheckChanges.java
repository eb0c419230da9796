package dev.winnow.core.task;

import dev.winnow.core.document.Problem;
import dev.winnow.core.say.Said;
import dev.winnow.core.share.CellRecipe;
import dev.winnow.core.share.Change;
import dev.winnow.core.share.Combination;
import dev.winnow.core.share.Dimension;
import dev.winnow.core.share.Proportions;
import dev.winnow.core.template.BuiltIn;
import dev.winnow.core.template.Template;
import dev.winnow.core.template.TemplateSaid;
import dev.winnow.core.template.VariableUses;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Notes what is wrong with what is otherwise in a category or a combination.
final class CheckChanges {

  private final Proportions proportions;
  private final Template template;
  private final Map<String, JsonNode> given;
  private final Fields task;

  /// What is wrong without any change, and said of the task itself.
  private final Set<Said> before = new HashSet<>();

  private CheckChanges(
      Proportions proportions, Template template, Map<String, JsonNode> given, Fields task) {
    this.proportions = proportions;
    this.template = template;
    this.given = given;
    this.task = task;
    problems(template, given, first()).forEach(problem -> before.add(problem.said()));
  }

  /// Notes it.
  ///
  /// @param given the task's parameters
  static void check(
      Proportions proportions, Template template, Map<String, JsonNode> given, Fields task) {
    CheckChanges changes = new CheckChanges(proportions, template, given, task);
    changes.categories();
    changes.combinations();
  }

  /// The categories of the first cell.
  private List<Integer> first() {
    return new ArrayList<>(Collections.nCopies(proportions.dimensions().size(), 0));
  }

  private void categories() {
    List<Value> dimensions = ReadDimensions.places(task.value(TaskFields.DIMENSIONS));
    for (int i = 0; i < dimensions.size(); i++) {
      Dimension dimension = proportions.dimensions().get(i);
      List<Value> places = ReadDimensions.places(ReadDimensions.categoriesOf(dimensions.get(i)));
      boolean told = uses(dimension.name());
      for (int category = 0; category < places.size(); category++) {
        List<Integer> cell = first();
        cell.set(i, category);
        Change change = dimension.categories().get(category).change();
        told |= !change.isNone();
        check(change, cell, places.get(category));
      }
      if (!told && !task.reading().failedIn(dimensions.get(i).pointer())) {
        dimensions.get(i).warning(ShareSaid.NOT_TOLD.of(dimension.name()));
      }
    }
  }

  private boolean uses(String name) {
    Set<String> names = VariableUses.of(template).names();
    return names.contains(name) || names.contains(name + Dimension.DESCRIPTION);
  }

  private void combinations() {
    List<Value> places = task.value(TaskFields.COMBINATIONS).items();
    for (int i = 0; i < proportions.combinations().size(); i++) {
      Combination combination = proportions.combinations().get(i);
      List<Integer> cell = first();
      combination.when().forEach(cell::set);
      if (!combination.change().isNone()) {
        check(combination.change(), cell, places.get(i));
      }
    }
  }

  private void check(Change change, List<Integer> cell, Value place) {
    Template own = change.template();
    if (own != null && own.schema() != null && !own.schema().equals(template.schema())) {
      place.child("template", place.node().path("template")).error(ShareSaid.OTHER_SCHEMA.of());
    }
    Map<String, JsonNode> parameters = new LinkedHashMap<>(given);
    if (own != null) {
      // Another template need not use everything that the task's does.
      parameters.keySet().retainAll(VariableUses.of(own).names());
    }
    parameters.putAll(change.parameters());
    if (!task.knows(TaskFields.INFERRED)) {
      categoriesToo(change, place);
      noCount(change, place);
    }
    for (Problem problem : problems(CellRecipe.template(template, change), parameters, cell)) {
      if (!before.contains(problem.said())) {
        boolean ofParameter = problem.pointer().startsWith("/parameters/");
        String at =
            ofParameter && place.node().path("parameters").isObject() ? problem.pointer() : "";
        task.reading()
            .addAll(List.of(new Problem(place.pointer() + at, problem.said(), problem.severity())));
      }
    }
  }

  /// The number of rows is the task's.
  private static void noCount(Change change, Value place) {
    if (change.parameters().containsKey(BuiltIn.COUNT)) {
      Value parameters = place.child("parameters", place.node().path("parameters"));
      parameters
          .child(BuiltIn.COUNT, parameters.node().path(BuiltIn.COUNT))
          .error(TemplateSaid.PARAMETER_BUILT_IN.of(BuiltIn.COUNT));
    }
  }

  /// A category is the value of its dimension's variable, whatever a parameter says.
  private void categoriesToo(Change change, Value place) {
    for (Dimension dimension : proportions.dimensions()) {
      for (String name : List.of(dimension.name(), dimension.name() + Dimension.DESCRIPTION)) {
        if (change.parameters().containsKey(name)) {
          Value parameters = place.child("parameters", place.node().path("parameters"));
          parameters
              .child(name, parameters.node().path(name))
              .error(ShareSaid.PARAMETER_TOO.of(dimension.name()));
        }
      }
    }
  }

  private List<Problem> problems(
      Template used, Map<String, JsonNode> parameters, List<Integer> cell) {
    return CellRecipe.problems(
        used, parameters, CellRecipe.variables(proportions, cell, parameters));
  }
}
