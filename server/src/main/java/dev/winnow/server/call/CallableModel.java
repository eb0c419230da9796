package dev.winnow.server.call;

import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.engine.pace.ModelPermits;
import java.util.UUID;

/// A stored model, ready to be asked.
///
/// @param settings as stored, but for the sampling that was asked for
/// @param model asks it
/// @param permits shared by every call to it
public record CallableModel(
    UUID id, String name, ModelSettings settings, LanguageModel model, ModelPermits permits) {}
