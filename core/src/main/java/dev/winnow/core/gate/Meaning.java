package dev.winnow.core.gate;

import dev.winnow.core.llm.ModelSettings;

/// Which rows are too much alike in what they mean, by the embeddings of their texts.
///
/// @param model makes the embeddings
/// @param threshold from which cosine on, over 0 to 1, a row repeats another
public record Meaning(ModelSettings model, double threshold) {

  public static final double THRESHOLD_USUAL = 0.9;
}
