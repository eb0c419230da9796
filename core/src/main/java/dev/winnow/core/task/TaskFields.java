package dev.winnow.core.task;

import java.util.List;

/// The names of a task file's fields, map by map, in the order they are documented. The published
/// JSON Schema has the same ones; a test compares them.
final class TaskFields {

  static final List<String> ROOT =
      List.of(
          "name",
          "description",
          "template",
          "parameters",
          "target",
          "batchSize",
          "distinctOn",
          "coerce",
          "seed",
          "timeZone",
          "model",
          "concurrency",
          "limits",
          "output");

  static final List<String> TEMPLATE =
      List.of(
          "name",
          "description",
          "type",
          "system",
          "prompt",
          "variables",
          "schema",
          "examples",
          "generation",
          "model");

  static final List<String> VARIABLE =
      List.of("type", "required", "default", "description", "min", "max", "choices");

  static final List<String> EXAMPLE = List.of("user", "assistant");

  static final List<String> GENERATION =
      List.of("temperature", "topP", "maxTokens", "stop", "seed");

  static final List<String> MODEL =
      List.of(
          "provider",
          "baseUrl",
          "model",
          "apiKeyEnv",
          "apiKeyFile",
          "temperature",
          "topP",
          "maxTokens",
          "stop",
          "seed",
          "responseFormat",
          "extra",
          "headers",
          "limits",
          "latencyMillis");

  static final List<String> MODEL_LIMITS =
      List.of(
          "connectTimeoutSeconds",
          "requestTimeoutSeconds",
          "replyBytesMax",
          "requestsPerMinute",
          "tokensPerMinute");

  static final List<String> LIMITS =
      List.of(
          "budgetFactor", "stagnationUnits", "stagnationYield", "triesMax", "throttledSecondsMax");

  static final List<String> OUTPUT = List.of("file", "format");

  private TaskFields() {}
}
