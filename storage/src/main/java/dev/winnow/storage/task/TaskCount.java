package dev.winnow.storage.task;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What is counted of a task, each in the column of that name. One more is a constant here, a
/// column in a migration, and a line in [TaskChanges], which counts it.
public enum TaskCount {
  /// Answers whose rows are in the database: the next one is this of the journal.
  POSITION,
  /// Those of them that classify rows.
  LABELS,
  /// Those of them that judge rows.
  JUDGEMENTS,
  /// Those of them with embeddings of rows.
  EMBEDDINGS,
  /// Rows accepted.
  ACCEPTED,
  /// Answers that were cut at the token limit.
  CUT,
  /// Repeats for passing failures.
  RETRIES,
  /// How often the model asked for less.
  THROTTLED,
  /// Requests given up, and not answered since.
  FAILURES,
  INPUT_TOKENS,
  OUTPUT_TOKENS,
  /// Of the input.
  CACHED_TOKENS,
  /// Of the output.
  REASONING_TOKENS,
  /// Of both, not counted by the provider.
  ESTIMATED_TOKENS,
  /// Of all answers together.
  LATENCY_MILLIS,
  /// Texts that were not accepted: the number of the last one.
  REJECTS,
  /// Entries of the log: the number of the last one.
  EVENTS;

  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The columns of all in SQL, each written in one way.
  static String columns(Function<String, String> written) {
    return Arrays.stream(values())
        .map(count -> written.apply(count.column()))
        .collect(Collectors.joining(", "));
  }
}
