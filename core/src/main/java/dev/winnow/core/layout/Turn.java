package dev.winnow.core.layout;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One turn of a conversation.
///
/// @param text null where it only calls tools
/// @param rest what stands beside it, like `weight` or `tool_calls`
record Turn(Role role, @Nullable String text, ObjectNode rest) {

  /// Who speaks.
  enum Role {
    SYSTEM("system", "system"),
    USER("user", "human"),
    ASSISTANT("assistant", "gpt"),
    TOOL("tool", "observation"),
    /// A call of a tool, written as text.
    CALL("function_call", "function_call");

    private final String inChat;
    private final String inShareGpt;

    Role(String inChat, String inShareGpt) {
      this.inChat = inChat;
      this.inShareGpt = inShareGpt;
    }

    String inChat() {
      return inChat;
    }

    String inShareGpt() {
      return inShareGpt;
    }

    /// Its name in sentences.
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it stands where the user does.
    boolean asks() {
      return this == USER || this == TOOL;
    }

    /// Whether it stands where the assistant does.
    boolean answers() {
      return this == ASSISTANT || this == CALL;
    }
  }

  /// What OpenAI's messages may have beside role and content.
  private static final Set<String> CHAT_FIELDS =
      Set.of("name", "weight", "tool_calls", "tool_call_id", "function_call", "refusal");

  static Turn of(Role role, String text) {
    return new Turn(role, text, JsonNodeFactory.instance.objectNode());
  }

  /// Whether it calls tools otherwise than by its text.
  boolean callsTools() {
    return rest.hasNonNull("tool_calls") || rest.hasNonNull("function_call");
  }

  /// The text; empty where there is none.
  String words() {
    return text == null ? "" : text;
  }

  /// As chats have it.
  ObjectNode inChat() {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("role", role.inChat()).put("content", text);
    rest.forEachEntry((name, value) -> {
      if (CHAT_FIELDS.contains(name)) {
        message.set(name, value);
      }
    });
    return message;
  }

  /// As ShareGPT has it.
  ObjectNode inShareGpt() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("from", role.inShareGpt())
        .put("value", words());
  }
}
