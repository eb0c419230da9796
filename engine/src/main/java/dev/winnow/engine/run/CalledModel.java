package dev.winnow.engine.run;

import dev.winnow.core.llm.LanguageModel;
import dev.winnow.engine.pace.Permits;

/// A model, and a run's leave to call it.
public record CalledModel(LanguageModel model, Permits permits) {}
