package dev.winnow.server.call;

import dev.winnow.core.llm.Message;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;

/// A message, as it is shown.
@Schema(name = "Message", description = "One message of the conversation")
public record Said(
    @Schema(allowableValues = {"system", "user", "assistant"}) String role, String text) {

  public static Said of(Message message) {
    return new Said(message.role().name().toLowerCase(Locale.ROOT), message.text());
  }
}
