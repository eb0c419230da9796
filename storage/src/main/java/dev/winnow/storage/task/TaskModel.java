package dev.winnow.storage.task;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// With which model, and which of its settings, requests of a task are sent from some time on.
///
/// @param number from 1; requests name it, and the highest is the one that holds
/// @param modelId null when it was deleted before the task was made
/// @param modelName as it was then
/// @param settings as in a task file's `model`, without a key
/// @param digest the SHA-256 of the settings' text, in hexadecimal
public record TaskModel(
    int number,
    @Nullable UUID modelId,
    String modelName,
    String settings,
    String digest,
    Reason reason,
    By by,
    Instant at) {

  /// Who has asked for it, as long as there are no users.
  public enum By {
    /// A program that talks to the service.
    API,
    /// Somebody at the page.
    PAGE,
    /// The service itself, when a run began.
    SERVICE
  }

  /// Why it holds.
  public enum Reason {
    /// The task was made with it.
    CREATED,
    /// The task was given another model, or the present settings of its own.
    CHANGED,
    /// The model is reached in another way than before: its address or its headers were changed.
    FOLLOWED
  }
}
