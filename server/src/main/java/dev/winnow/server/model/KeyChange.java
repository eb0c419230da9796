package dev.winnow.server.model;

import dev.winnow.storage.model.Secret;

/// What a request does to a model's stored key.
sealed interface KeyChange {

  /// It says nothing of it: what is stored stays.
  record Keep() implements KeyChange {}

  /// `null`: none any more.
  record Remove() implements KeyChange {}

  /// A new one.
  record Replace(Secret secret) implements KeyChange {}
}
