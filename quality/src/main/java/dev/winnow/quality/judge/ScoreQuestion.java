package dev.winnow.quality.judge;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.gate.Rubric;
import dev.winnow.core.gate.Rubric.Dimension;
import dev.winnow.core.gate.Rubric.Scale;
import dev.winnow.core.gate.Vote;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How good is the row, for each dimension of the rubric?
record ScoreQuestion(Rubric rubric) implements Question {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// More of a row is not shown: it would cost as much again for each vote.
  private static final int ROW_CHARS_MAX = 100_000;

  @Override
  public String task() {
    StringBuilder task = new StringBuilder();
    task.append("Score rows of a dataset. Judge each row by itself, strictly, for:\n");
    for (Dimension dimension : rubric.dimensions()) {
      task.append("- ").append(dimension.name()).append(" (").append(words(dimension.scale()));
      task.append("): ").append(dimension.description()).append("\n");
    }
    if (!rubric.examples().isEmpty()) {
      task.append("\nExamples:\n");
      rubric.examples().forEach(example -> example(task, example));
    }
    return task.toString();
  }

  private static String words(Scale scale) {
    return switch (scale) {
      case SCORE -> "1 to 5";
      case YES_NO -> "yes or no";
    };
  }

  private void example(StringBuilder task, Rubric.Example example) {
    ObjectNode scored = JSON.objectNode().put(JudgeRows.REASON, example.reason());
    ObjectNode scores = scored.putObject(field());
    for (Dimension dimension : rubric.dimensions()) {
      Integer score = example.scores().get(dimension.name());
      if (score != null) {
        scores.set(dimension.name(), written(dimension, score));
      }
    }
    task.append(ExactJson.write(example.row())).append(" -> ").append(scored).append("\n");
  }

  private static JsonNode written(Dimension dimension, int score) {
    return switch (dimension.scale()) {
      case SCORE -> JSON.numberNode(score);
      case YES_NO -> JSON.stringNode(score > 2 ? "yes" : "no");
    };
  }

  @Override
  public String wanted() {
    return "the scores";
  }

  @Override
  public String field() {
    return "scores";
  }

  @Override
  public ObjectNode schema() {
    ObjectNode scores = JSON.objectNode().put("type", "object");
    ObjectNode each = scores.putObject("properties");
    ArrayNode names = scores.putArray("required");
    for (Dimension dimension : rubric.dimensions()) {
      names.add(dimension.name());
      switch (dimension.scale()) {
        case SCORE -> {
          ArrayNode numbers =
              each.putObject(dimension.name()).put("type", "integer").putArray("enum");
          for (int score = 1; score <= 5; score++) {
            numbers.add(score);
          }
        }
        case YES_NO ->
            each.putObject(dimension.name())
                .put("type", "string")
                .putArray("enum")
                .add("yes")
                .add("no");
      }
    }
    return scores.put("additionalProperties", false);
  }

  @Override
  public JsonNode sample() {
    ObjectNode scores = JSON.objectNode();
    rubric.dimensions().forEach(dimension -> scores.set(dimension.name(), written(dimension, 3)));
    return scores;
  }

  @Override
  public String shown(ObjectNode row) {
    return JudgeRows.cut(ExactJson.write(row), ROW_CHARS_MAX);
  }

  @Override
  public @Nullable Vote vote(JsonNode said, String reason) {
    Map<String, Integer> scores = new LinkedHashMap<>();
    for (Dimension dimension : rubric.dimensions()) {
      Integer score = score(dimension.scale(), said.path(dimension.name()));
      if (score == null) {
        return null;
      }
      scores.put(dimension.name(), score);
    }
    return new Vote(scores, reason);
  }

  private static @Nullable Integer score(Scale scale, JsonNode said) {
    String text = said.asString("").strip().toLowerCase(Locale.ROOT);
    return switch (scale) {
      case SCORE ->
          switch (text) {
            case "1", "1.0" -> 1;
            case "2", "2.0" -> 2;
            case "3", "3.0" -> 3;
            case "4", "4.0" -> 4;
            case "5", "5.0" -> 5;
            case String other -> null;
          };
      case YES_NO ->
          switch (text) {
            case "yes", "true", "是" -> Integer.valueOf(5);
            case "no", "false", "否" -> Integer.valueOf(1);
            case String other -> null;
          };
    };
  }
}
