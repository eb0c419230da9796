package dev.winnow.server.call;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Sampling;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The stored models, ready to be called within the permits that all of the service's users of a
/// model share.
public interface StoredModels {

  /// A model that may write otherwise than its settings say.
  ///
  /// @param sampling turns the stored sampling into the one that is used
  /// @throws dev.winnow.server.web.Refusal when there is no such model (404) or it cannot be used
  ///   (409, code `MODEL_UNUSABLE`: a missing key, …)
  CallableModel open(UUID id, UnaryOperator<Sampling> sampling);

  /// A model that writes as a task has pinned it, and is reached as the model is reached today:
  /// address, key, headers and limits may have been put right since.
  ///
  /// @param id null when the model is gone
  /// @throws dev.winnow.server.web.Refusal as above
  CallableModel open(@Nullable UUID id, ModelSettings pinned);
}
