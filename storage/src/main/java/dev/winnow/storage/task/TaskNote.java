package dev.winnow.storage.task;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.winnow.core.llm.StorableText;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.say.Said;
import java.time.Instant;

/// Something that people should know of how a model of a task is called.
///
/// @param model its name in the settings
/// @param at when it was found
public record TaskNote(String model, Instant at, @JsonUnwrapped Said said) {

  /// As it comes back from the database.
  static TaskNote of(TaskEntry.ModelNoted noted) {
    return new TaskNote(
        StorableText.of(noted.model()),
        noted.at(),
        Said.read(StorableText.of(noted.said().stored())));
  }

  RunEvent.Noted noted() {
    return new RunEvent.Noted(model, said);
  }
}
