package dev.winnow.cli;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.Document.Place;
import dev.winnow.core.document.DocumentResult;
import dev.winnow.core.document.Problem;
import dev.winnow.core.document.Problems;
import dev.winnow.core.gate.Options;
import dev.winnow.core.gate.Rubric;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.task.ReadGates;
import dev.winnow.storage.document.ReadDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// What `--rubric` and `--model` name: a judge.
final class RubricFile {

  private static final String JUDGE = "judge";
  private static final String RUBRIC = "rubric";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private RubricFile() {}

  /// The judge, with a model.
  ///
  /// @param given a file in the form of `gates.judge`, or the name of a rubric; null is the usual
  ///   one
  /// @param model a file with a model map, or the name of a stored model; null is that of the
  ///   rubric
  /// @param fields of the rows, as far as they are known
  /// @throws CannotRun when either is wrong
  static Rubric read(
      @Nullable String given,
      @Nullable String model,
      List<String> fields,
      StoredModels stored,
      Terminal terminal)
      throws CannotRun {
    Document document = document(given);
    ReadGates.Read read =
        ReadGates.read(document, ReadDocument::beside, new Options.Rows(fields, List.of()));
    List<Problem> problems = read.problems();
    if (!problems.isEmpty()) {
      terminal.err().println(Problems.format(document, problems));
    }
    if (Problems.anyError(problems)) {
      throw new CannotRun(RulesFile.NOTHING_EVALUATED);
    }
    Rubric rubric = Objects.requireNonNull(read.gates().judge(), "has a judge");
    ModelSettings judge = model == null ? rubric.model() : model(model, stored);
    if (judge == null) {
      throw new CannotRun("Name the model that judges with --model.");
    }
    return new Rubric(
        judge,
        rubric.preset(),
        rubric.dimensions(),
        rubric.examples(),
        rubric.threshold(),
        rubric.votes(),
        rubric.rowsPerRequest(),
        rubric.pair());
  }

  private static Document document(@Nullable String given) throws CannotRun {
    if (given == null) {
      return new Document("--model", gates(JSON.objectNode()), Map.of());
    }
    if (!Files.exists(Path.of(given)) && !given.contains(".")) {
      return new Document("--rubric", gates(JSON.objectNode().put(RUBRIC, given)), Map.of());
    }
    Document file = found(given);
    Map<String, Place> places = new HashMap<>();
    file.places().forEach((pointer, place) -> places.put("/" + JUDGE + pointer, place));
    return new Document(file.name(), gates(file.tree()), places);
  }

  private static ObjectNode gates(JsonNode judge) {
    return JSON.objectNode().set(JUDGE, judge);
  }

  private static ModelSettings model(String given, StoredModels stored) throws CannotRun {
    Document document =
        Files.isRegularFile(Path.of(given))
            ? ModelFile.model(found(given))
            : new Document("--model", StringNode.valueOf(given), Map.of());
    return TestModelCommand.called(document, stored);
  }

  private static Document found(String file) throws CannotRun {
    return switch (ReadDocument.read(file)) {
      case DocumentResult.Found found -> found.document();
      case DocumentResult.Broken broken ->
          throw new CannotRun(Problems.format(broken.document(), broken.problems()));
    };
  }
}
