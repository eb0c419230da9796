package dev.winnow.cli;

import java.util.List;
import java.util.regex.Pattern;

/// Says with the names of a task file's fields what the engine says in words that are right on the
/// page, too.
final class TaskFileWords {

  private record Change(Pattern words, String names) {
    static Change of(String words, String names) {
      return new Change(Pattern.compile(words), names);
    }
  }

  private static final List<Change> CHANGES =
      List.of(
          Change.of(
              "The model wants an API key\\. Give it one\\.",
              "Name the key's environment variable in model.apiKeyEnv."),
          Change.of("[Tt]he model id\\b", "model.model"),
          Change.of("[Tt]he base URL\\b", "model.baseUrl"),
          Change.of(
              "send the output schema in the prompt only", "set model.responseFormat to none"),
          Change.of(
              "Allow longer answers \\(request timeout\\)",
              "Allow more time (model.limits.requestTimeoutSeconds)"),
          Change.of("\\b(the )?batch size\\b", "batchSize"),
          Change.of("\\bmax tokens\\b", "model.maxTokens"),
          Change.of(
              "\\((\\S+) times the least possible\\)",
              "(limits.budgetFactor: $1 times the least possible)"),
          Change.of("(good rows of \\S+ asked for)", "$1 (limits.stagnationYield)"));

  private TaskFileWords() {}

  /// The same with names of fields; not for the words of a provider.
  static String in(String said) {
    String named = said;
    for (Change change : CHANGES) {
      named = change.words().matcher(named).replaceAll(change.names());
    }
    return named;
  }
}
