package dev.winnow.core.task;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.DocumentLoader;
import dev.winnow.core.document.DocumentResult;
import dev.winnow.core.document.Problem;
import dev.winnow.core.say.Said;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// Tasks for tests: a whole one, to be changed.
final class Tasks {

  static final JsonMapper JSON = JsonMapper.builder().build();

  /// A task file in which every field stands.
  static final String WHOLE =
      """
      {
        "name": "医学-qa_1.0",
        "description": "for people",
        "template": {
          "name": "qa", "description": "d", "type": "QA", "system": "Be brief.",
          "prompt": "{count} rows about {topic}, {grade}, {level}",
          "variables": {
            "topic": {"type": "text", "required": true, "default": "t", "description": "d"},
            "grade": {"type": "number", "min": 1, "max": 13},
            "level": {"type": "choice", "choices": ["easy", 2]}
          },
          "schema": {"type": "object", "properties": {"q": {"type": "string"}, "a": {}}},
          "examples": [{"user": "u", "assistant": "a"}],
          "generation": {"temperature": 0.1, "topP": 0.5, "maxTokens": 10, "stop": "#", "seed": 1}
        },
        "parameters": {"topic": "x", "grade": 7, "level": "easy", "count": 100},
        "target": 100,
        "batchSize": 5,
        "distinctOn": ["q"],
        "seed": 7,
        "timeZone": "Asia/Shanghai",
        "model": {
          "provider": "openai", "baseUrl": "http://127.0.0.1:8000/v1/", "model": "tiny",
          "apiKeyEnv": "KEY", "temperature": 0.7, "topP": 1, "maxTokens": 100,
          "stop": ["a", "b"], "seed": 3, "thinking": "low", "responseFormat": "json_schema",
          "stream": true,
          "dialect": {"maxTokensField": "max_completion_tokens", "omit": ["topP"],
            "temperatureMin": 0.1, "temperatureMax": 1, "topPMin": 0.5, "topPMax": 0.9, "stopMax": 2,
            "responseFormats": ["tool", "none"], "closesObjects": true, "needsJsonWord": false,
            "thinking": {"off": {"enable_thinking": false}}},
          "extra": {"top_k": 4}, "headers": {"X-Team": "a"},
          "connection": {"proxy": "http://proxy:3128", "caFile": "ca.pem", "verifyTls": false,
            "http2": true, "compression": true},
          "limits": {"connectTimeoutSeconds": 5, "requestTimeoutSeconds": 60,
            "idleTimeoutSeconds": 30, "replyBytesMax": 4096, "requestsPerMinute": 60, "tokensPerMinute": 100000}
        },
        "concurrency": 4,
        "limits": {"budgetFactor": 3, "stagnationUnits": 10, "stagnationYield": 0.1,
          "triesMax": 2, "throttledSecondsMax": 60},
        "output": {"file": "rows.csv", "format": "csv"}
      }
      """;

  private static final DocumentLoader NO_FILES =
      (path, from) ->
          new DocumentResult.Broken(
              new Document(path, MissingNode.getInstance(), Map.of()),
              List.of(Problem.error("", Said.text("no such file."))));

  private Tasks() {}

  static ObjectNode whole() {
    return (ObjectNode) JSON.readTree(WHOLE);
  }

  static TaskResult read(ObjectNode tree) {
    return read(tree, Overrides.NONE, NO_FILES);
  }

  static TaskResult read(ObjectNode tree, Overrides overrides, DocumentLoader loader) {
    return ReadTask.read(new Document("task.yaml", tree, Map.of()), overrides, loader);
  }

  static Task task(ObjectNode tree) {
    return switch (read(tree)) {
      case TaskResult.Ready ready -> ready.task();
      case TaskResult.Rejected rejected -> throw new AssertionError(rejected.problems().toString());
    };
  }

  /// A change of one field.
  static Consumer<ObjectNode> set(String pointer, String json) {
    return tree -> {
      int slash = pointer.lastIndexOf('/');
      ObjectNode map = slash == 0 ? tree : (ObjectNode) tree.at(pointer.substring(0, slash));
      map.set(pointer.substring(slash + 1), JSON.readTree(json));
    };
  }

  /// The whole task after a change.
  static Task with(Consumer<ObjectNode> change) {
    ObjectNode tree = whole();
    change.accept(tree);
    return task(tree);
  }

  /// The problems of the whole task after a change, as `pointer: message`.
  static List<String> problemsOf(Consumer<ObjectNode> change) {
    ObjectNode tree = whole();
    change.accept(tree);
    List<Problem> problems =
        switch (read(tree)) {
          case TaskResult.Ready ready -> ready.warnings();
          case TaskResult.Rejected rejected -> rejected.problems();
        };
    return problems.stream().map(problem -> problem.pointer() + ": " + problem.message()).toList();
  }
}
