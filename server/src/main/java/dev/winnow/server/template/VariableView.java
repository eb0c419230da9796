package dev.winnow.server.template;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.winnow.core.document.Problems;
import dev.winnow.core.template.BuiltIn;
import dev.winnow.core.template.Template;
import dev.winnow.core.template.Variable;
import dev.winnow.core.template.VariableUses;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A variable of a template: declared, used, or both.
@Schema(name = "TemplateVariableFound", description = "A variable that a template declares or uses")
record VariableView(
    @Schema(example = "topic") String name,
    @Schema(description = "Whether it gets its value from the run") boolean builtIn,
    boolean declared,
    @Schema(allowableValues = {"text", "number", "choice", "boolean"}) String type,
    @Schema(description = "Whether a value must be given") boolean required,
    @Schema(name = "default", description = "The value where none is given; null is none")
        @JsonProperty("default")
        @Nullable String defaultValue,
    String description,
    @Nullable Double min,
    @Nullable Double max,
    @Schema(description = "The values there are; with type choice only") List<String> choices,
    @Schema(description = "Where it is used") List<Use> uses) {

  /// A place where a variable is used.
  @Schema(name = "TemplateVariableUse", description = "A place where a variable is used")
  record Use(
      @Schema(example = "prompt") String field,
      @Schema(description = "Line of that text, from 1") int line,
      @Schema(description = "Column of its brace, from 1, in code points") int column) {}

  /// How many variables are told: more than a template may have.
  private static final int VARIABLES_MAX = 2_000;

  /// How many uses of one variable are told.
  private static final int USES_MAX = 100;

  /// Those declared, in their order, then the others in the order of their first use.
  static List<VariableView> of(Template template) {
    Map<String, List<Use>> uses = uses(template);
    Map<String, Variable> declared = new LinkedHashMap<>();
    template.variables().forEach(variable -> declared.putIfAbsent(variable.name(), variable));
    Set<String> names = new LinkedHashSet<>(declared.keySet());
    names.addAll(uses.keySet());
    List<VariableView> views = new ArrayList<>();
    for (String name : names.stream().limit(VARIABLES_MAX).toList()) {
      views.add(view(name, declared.get(name), uses.getOrDefault(name, List.of())));
    }
    return List.copyOf(views);
  }

  private static Map<String, List<Use>> uses(Template template) {
    Map<String, List<Use>> uses = new LinkedHashMap<>();
    for (VariableUses.Text text : VariableUses.of(template).texts()) {
      String field = Problems.field(text.pointer().substring("/template".length()));
      for (var use : text.prompt().uses()) {
        List<Use> told = uses.computeIfAbsent(use.name(), name -> new ArrayList<>());
        if (told.size() < USES_MAX) {
          told.add(new Use(field, use.line(), use.column()));
        }
      }
    }
    return uses;
  }

  private static VariableView view(String name, @Nullable Variable declared, List<Use> uses) {
    boolean builtIn = BuiltIn.NAMES.contains(name);
    if (declared == null) {
      String type = name.equals(BuiltIn.COUNT) ? "number" : "text";
      return new VariableView(
          name, builtIn, false, type, !builtIn, null, "", null, null, List.of(), uses);
    }
    return new VariableView(
        name,
        builtIn,
        true,
        declared.type().name().toLowerCase(Locale.ROOT),
        !builtIn && declared.required() && declared.defaultValue() == null,
        declared.defaultValue(),
        declared.description(),
        declared.min(),
        declared.max(),
        declared.choices(),
        uses);
  }
}
