package dev.winnow.core.share;

import dev.winnow.core.document.Problem;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.template.BuiltIn;
import dev.winnow.core.template.ResolveValues;
import dev.winnow.core.template.Template;
import dev.winnow.core.template.Variable;
import dev.winnow.core.template.VariableUses;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// What makes the rows of a cell: the task's, with what is otherwise in its categories.
///
/// @param template with the examples of the cell
/// @param values of every variable the template uses, built-in ones left out
/// @param model how it is called there
public record CellRecipe(Template template, Map<String, String> values, ModelSettings model) {

  public CellRecipe {
    values = Map.copyOf(values);
  }

  /// That of a cell.
  ///
  /// @param cell its number
  /// @param common of the whole task
  public static CellRecipe of(Proportions proportions, int cell, CellRecipe common) {
    if (proportions.isNone()) {
      return common;
    }
    List<Change> changes = proportions.changes(cell);
    Map<String, JsonNode> parameters = new LinkedHashMap<>();
    common.values().forEach((name, value) -> parameters.put(name, StringNode.valueOf(value)));
    Template template = common.template();
    ModelSettings model = common.model();
    for (Change change : changes) {
      parameters.putAll(change.parameters());
      template = template(template, change);
      model = model(model, change);
    }
    parameters.putAll(variables(proportions, proportions.categories(cell)));
    return new CellRecipe(template, resolve(template, parameters).values(), model);
  }

  /// What is wrong with the values of a template's variables in a cell.
  ///
  /// @param parameters of the task and of what changes them, categories left out
  public static List<Problem> problems(
      Template template, Map<String, JsonNode> parameters, Map<String, JsonNode> categories) {
    Map<String, JsonNode> all = new LinkedHashMap<>(parameters);
    Set<String> known = known(template);
    categories.forEach((name, value) -> {
      if (known.contains(name)) {
        all.put(name, value);
      }
    });
    return ResolveValues.resolve(template, all).problems();
  }

  private static ResolveValues.Resolved resolve(
      Template template, Map<String, JsonNode> parameters) {
    Map<String, JsonNode> used = new LinkedHashMap<>(parameters);
    used.keySet().retainAll(known(template));
    return ResolveValues.resolve(template, used);
  }

  /// The variables that a template uses or declares.
  private static Set<String> known(Template template) {
    Set<String> known = new HashSet<>(VariableUses.of(template).names());
    template.variables().stream().map(Variable::name).forEach(known::add);
    known.removeAll(BuiltIn.NAMES);
    return known;
  }

  /// The template that holds behind a change.
  public static Template template(Template before, Change change) {
    Template template = change.template() == null ? before : change.template();
    if (change.examples() == null) {
      return template;
    }
    return new Template(
        template.name(),
        template.description(),
        template.type(),
        template.system(),
        template.prompt(),
        template.variables(),
        template.schema(),
        template.generation(),
        change.examples());
  }

  private static ModelSettings model(ModelSettings before, Change change) {
    ModelSettings model = change.model() == null ? before : change.model();
    // Another model of another provider writes as it is set up to.
    return model.withSampling(change.generation().orElse(model.sampling()));
  }

  /// The values that the variables of a template have by its categories: their names and
  /// descriptions, and of what every category of a dimension gives a value, one of those.
  ///
  /// @param given values that go over the latter
  public static Map<String, JsonNode> variables(
      Proportions proportions, List<Integer> categories, Map<String, JsonNode> given) {
    Map<String, JsonNode> variables = new LinkedHashMap<>();
    for (Dimension dimension : proportions.dimensions()) {
      Set<String> everywhere = new HashSet<>(parameters(dimension, 0).keySet());
      for (int i = 1; i < dimension.categories().size() && !everywhere.isEmpty(); i++) {
        everywhere.retainAll(parameters(dimension, i).keySet());
      }
      everywhere.forEach(name -> variables.put(name, parameters(dimension, 0).get(name)));
    }
    variables.keySet().removeAll(given.keySet());
    variables.putAll(variables(proportions, categories));
    return variables;
  }

  private static Map<String, JsonNode> parameters(Dimension dimension, int category) {
    return dimension.categories().get(category).change().parameters();
  }

  /// The variables that categories are: their names and descriptions.
  public static Map<String, JsonNode> variables(Proportions proportions, List<Integer> categories) {
    Map<String, JsonNode> variables = new LinkedHashMap<>();
    for (int i = 0; i < categories.size(); i++) {
      Dimension dimension = proportions.dimensions().get(i);
      Category category = dimension.categories().get(categories.get(i));
      variables.put(dimension.name(), StringNode.valueOf(category.name()));
      variables.put(
          dimension.name() + Dimension.DESCRIPTION, StringNode.valueOf(category.description()));
    }
    return variables;
  }
}
