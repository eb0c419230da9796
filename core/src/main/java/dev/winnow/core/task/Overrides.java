package dev.winnow.core.task;

import org.jspecify.annotations.Nullable;

/// What the command line says over the task file; null leaves the file's word.
///
/// @param out where the rows go; a known ending also chooses the format
/// @param seed the task's seed
/// @param concurrency how many calls may be in flight
public record Overrides(@Nullable String out, @Nullable Long seed, @Nullable Integer concurrency) {

  /// The file as it stands.
  public static final Overrides NONE = new Overrides(null, null, null);
}
