package dev.winnow.quality.rule;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.DocumentResult;
import dev.winnow.core.document.ExactJson;
import dev.winnow.core.document.Problem;
import dev.winnow.core.gate.Options;
import dev.winnow.core.gate.RowRule;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.ReadGates;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Rules as a task file has them.
final class Rules {

  private Rules() {}

  static ReadGates.Read read(JsonNode rule, Options.Rows rows) {
    ObjectNode gates = JsonNodeFactory.instance.objectNode();
    gates.putArray("rules").add(rule);
    return ReadGates.read(
        new Document("gates", gates, Map.of()),
        (path, from) ->
            new DocumentResult.Broken(from, List.of(Problem.error("", Said.text("no files")))),
        rows);
  }

  static RowRule rule(String rule, Options.Rows rows) {
    ReadGates.Read read = read(ExactJson.read(rule), rows);
    if (!read.problems().isEmpty()) {
      throw new AssertionError(rule + ": " + read.problems());
    }
    return read.gates().rules().getFirst().check();
  }
}
