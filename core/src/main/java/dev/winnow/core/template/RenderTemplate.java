package dev.winnow.core.template;

import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.Message.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Fills a template's variables in. Its texts are taken apart once, for there is a conversation for
/// every request.
public final class RenderTemplate {

  private final @Nullable PromptText system;
  private final List<Turn> turns = new ArrayList<>();

  private record Turn(Role role, PromptText text) {

    Message message(Map<String, String> values) {
      return new Message(role, text.render(values));
    }
  }

  public RenderTemplate(Template template) {
    this.system = template.system() == null ? null : PromptText.parse(template.system());
    for (Template.Example example : template.examples()) {
      turn(Role.USER, example.user());
      turn(Role.ASSISTANT, example.assistant());
    }
    turn(Role.USER, template.prompt());
  }

  private void turn(Role role, String text) {
    turns.add(new Turn(role, PromptText.parse(text)));
  }

  /// The conversation a request sends: system prompt, few-shot turns, prompt. A blank system prompt
  /// is left out.
  ///
  /// @param values of every variable the template uses, built-in ones included
  /// @throws IllegalArgumentException when a variable has no value: the template was not checked
  public List<Message> render(Map<String, String> values) {
    List<Message> messages = new ArrayList<>(turns.size() + 1);
    String said = system == null ? "" : system.render(values);
    if (!said.isBlank()) {
      messages.add(new Message(Role.SYSTEM, said));
    }
    for (Turn turn : turns) {
      messages.add(turn.message(values));
    }
    return List.copyOf(messages);
  }
}
