package dev.winnow.core.template;

import dev.winnow.core.document.Pointer;
import dev.winnow.core.say.Said;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Where a template uses variables: in its prompt, its system prompt and its examples.
///
/// @param texts the texts that may use variables, the prompt first
public record VariableUses(List<Text> texts) {

  public VariableUses {
    texts = List.copyOf(texts);
  }

  /// One text of a template.
  ///
  /// @param pointer its place, below `/template`
  /// @param title what a message calls it, like `The prompt`
  /// @param written the text as it was written
  /// @param prompt the same, taken apart
  public record Text(String pointer, Said title, String written, PromptText prompt) {}

  /// The uses in a template.
  public static VariableUses of(Template template) {
    var texts = new ArrayList<Text>();
    texts.add(text("/template/prompt", TemplateSaid.PROMPT.of(), template.prompt()));
    if (template.system() != null) {
      texts.add(text("/template/system", TemplateSaid.SYSTEM_PROMPT.of(), template.system()));
    }
    for (int i = 0; i < template.examples().size(); i++) {
      Template.Example example = template.examples().get(i);
      String pointer = Pointer.child("/template/examples", i);
      Said title = TemplateSaid.EXAMPLE.of(i + 1);
      texts.add(text(Pointer.child(pointer, "user"), title, example.user()));
      texts.add(text(Pointer.child(pointer, "assistant"), title, example.assistant()));
    }
    return new VariableUses(texts);
  }

  private static Text text(String pointer, Said title, String text) {
    return new Text(pointer, title, text, PromptText.parse(text));
  }

  /// The names of all variables used, in the order of their first use.
  public Set<String> names() {
    var names = new LinkedHashSet<String>();
    for (Text text : texts) {
      names.addAll(text.prompt().names());
    }
    return names;
  }

  /// Whether the model is told how many rows to write.
  public boolean usesCount() {
    return names().contains(BuiltIn.COUNT);
  }
}
