package dev.winnow.providers;

import dev.winnow.core.llm.ModelSettings.ResponseFormat;
import dev.winnow.core.say.Said;
import java.util.List;

/// What was seen of a model while it was called.
///
/// @param format how the output schema is sent by now
/// @param limits the limits that the last response named; empty where it named none
/// @param notes what people should know of how it is called
public record ModelSeen(ResponseFormat format, List<RateLimit> limits, List<Said> notes) {

  /// Of a model that is not called over a network.
  public static final ModelSeen NOTHING = new ModelSeen(ResponseFormat.NONE, List.of(), List.of());

  public ModelSeen {
    limits = List.copyOf(limits);
    notes = List.copyOf(notes);
  }
}
