package dev.winnow.providers.wire;

import dev.winnow.core.llm.ModelSettings.ResponseFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What is sent with every request of a model: its settings as far as it takes them.
///
/// @param model the model's id with the provider
/// @param maxTokensField what the bound of the answer's tokens is called, where the wire has no
///   name of its own for it
/// @param seed the base of the seeds
/// @param format how the output schema is sent
/// @param closesObjects whether open objects of it are closed
/// @param needsJsonWord whether JSON mode wants the word "json" in the prompt
/// @param thinking fields that say how much to think
/// @param stream whether the answer is asked for in pieces
public record Parameters(
    String model,
    @Nullable Double temperature,
    @Nullable Double topP,
    @Nullable Integer maxTokens,
    String maxTokensField,
    List<String> stop,
    @Nullable Long seed,
    ResponseFormat format,
    boolean closesObjects,
    boolean needsJsonWord,
    ObjectNode thinking,
    boolean stream) {

  /// A seed of its own for every request, from the user's and the request's; 31 bits and not
  /// negative, which every provider takes.
  ///
  /// @throws IllegalStateException without a base
  public int seed(long ofRequest) {
    if (seed == null) {
      throw new IllegalStateException("No seed is sent.");
    }
    // SplitMix64's finalizer: neighbours in, strangers out.
    long mixed = seed * 0x9E3779B97F4A7C15L + ofRequest;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return (int) ((mixed ^ (mixed >>> 31)) & Integer.MAX_VALUE);
  }
}
