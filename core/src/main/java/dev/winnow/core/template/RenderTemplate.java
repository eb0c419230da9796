package dev.winnow.core.template;

import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.Message.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Fills a template's variables in.
public final class RenderTemplate {

  private RenderTemplate() {}

  /// The conversation a request sends: system prompt, few-shot turns, prompt. A blank system prompt
  /// is left out.
  ///
  /// @param values of every variable the template uses, built-in ones included
  /// @throws IllegalArgumentException when a variable has no value: the template was not checked
  public static List<Message> render(Template template, Map<String, String> values) {
    var messages = new ArrayList<Message>();
    if (template.system() != null) {
      String system = PromptText.parse(template.system()).render(values);
      if (!system.isBlank()) {
        messages.add(new Message(Role.SYSTEM, system));
      }
    }
    for (Template.Example example : template.examples()) {
      messages.add(new Message(Role.USER, PromptText.parse(example.user()).render(values)));
      messages.add(
          new Message(Role.ASSISTANT, PromptText.parse(example.assistant()).render(values)));
    }
    messages.add(new Message(Role.USER, PromptText.parse(template.prompt()).render(values)));
    return List.copyOf(messages);
  }
}
