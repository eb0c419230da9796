package dev.winnow.providers.openai;

import dev.winnow.core.llm.StorableText;
import dev.winnow.core.llm.Usage;
import dev.winnow.providers.reply.Finish;
import dev.winnow.providers.reply.Written;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads a chat completion: its first choice.
final class ReadChoice {

  /// What an answer is wrapped in by those who do not send it plain.
  private static final List<String> WRAPPERS =
      List.of("data", "result", "output", "response", "body", "Response");

  /// What holds the reason why Gemini did not take a prompt, as different endpoints spell it.
  private static final List<String> FEEDBACKS = List.of("promptFeedback", "prompt_feedback");

  private static final List<String> BLOCK_REASONS = List.of("blockReason", "block_reason");

  private static final List<String> FLAGS =
      List.of("need_clear_history", "input_sensitive", "output_sensitive");

  private ReadChoice() {}

  static Written of(JsonNode json, String model) {
    JsonNode body = completion(json);
    JsonNode choice = choice(json);
    Finish finish = Finish.of(choice);
    boolean broken = hasError(choice);
    boolean whole = finish.kind() == Finish.Kind.WHOLE && !broken;
    ReadText read = ReadText.of(choice, finish.word(), whole);
    JsonNode refusal = choice.path("message").path("refusal");
    return new Written(
        read.text(),
        read.thinking(),
        read.reasoned(),
        finish,
        broken,
        Written.word(refusal, ""),
        filter(body),
        usage(body, choice),
        Written.word(body.path("model"), model),
        body.path("object").asString("").equals(AssembleStream.PIECE),
        choice.path("message").isObject());
  }

  /// The object that holds the choices, whatever it is wrapped in; the JSON itself where none is
  /// found. Usage that stands outside the wrapper goes with it.
  static JsonNode completion(JsonNode json) {
    JsonNode root = json.isArray() ? json.path(0) : json;
    if (hasChoices(root)) {
      return root;
    }
    for (String wrapper : WRAPPERS) {
      JsonNode inner = root.path(wrapper);
      if (hasChoices(inner) && inner instanceof ObjectNode completion) {
        if (!completion.hasNonNull("usage") && root.hasNonNull("usage")) {
          completion.set("usage", root.path("usage"));
        }
        return completion;
      }
    }
    return root;
  }

  /// The first choice; missing without one.
  static JsonNode choice(JsonNode json) {
    return completion(json).path("choices").path(0);
  }

  /// Whether they are there, or the reason why there are none.
  private static boolean hasChoices(JsonNode node) {
    return node.path("choices").path(0).isObject() || blockReason(node) != null;
  }

  private static boolean hasError(JsonNode choice) {
    JsonNode error = choice.path("error");
    return error.isContainer() ? !error.isEmpty() : !error.asString("").isBlank();
  }

  /// The word for what took the answer away; null where nothing did.
  private static @Nullable String filter(JsonNode body) {
    for (String flag : FLAGS) {
      JsonNode value = body.path(flag);
      if (value.isBoolean() && value.booleanValue()) {
        return flag;
      }
    }
    String blocked = blockReason(body);
    return blocked == null ? null : StorableText.of(blocked);
  }

  /// Why the prompt was not taken; null where it was.
  static @Nullable String blockReason(JsonNode body) {
    for (String feedback : FEEDBACKS) {
      for (String reason : BLOCK_REASONS) {
        String word = body.path(feedback).path(reason).asString("");
        if (!word.isBlank()) {
          return word;
        }
      }
    }
    return null;
  }

  private static Usage usage(JsonNode body, JsonNode choice) {
    return ReadUsage.of(
        body.hasNonNull("usage")
            ? body.path("usage")
            : choice.hasNonNull("usage")
                ? choice.path("usage")
                : body.path("x_groq").path("usage"));
  }
}
