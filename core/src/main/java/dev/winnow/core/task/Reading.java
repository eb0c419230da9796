package dev.winnow.core.task;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.DocumentLoader;
import dev.winnow.core.document.DocumentResult;
import dev.winnow.core.document.Problem;
import dev.winnow.core.document.Problems;
import dev.winnow.core.document.Sources;
import dev.winnow.core.say.Said;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// One reading of a task: what was found wrong so far and which documents were opened for it.
final class Reading {

  private final DocumentLoader loader;
  private final List<Problem> problems = new ArrayList<>();
  private final NamedModels models;
  private Sources sources;

  /// Whether it is a model that the service keeps.
  private final boolean ofService;

  /// Whether it is of a request, which is JSON and names by their ids what the service keeps.
  private final boolean ofRequest;

  Reading(Document document, DocumentLoader loader) {
    this(document, loader, NamedModels.NONE);
  }

  Reading(Document document, DocumentLoader loader, NamedModels models) {
    this(document, loader, models, false, false);
  }

  Reading(Document document, DocumentLoader loader, boolean ofService) {
    this(document, loader, NamedModels.NONE, ofService, false);
  }

  private Reading(
      Document document,
      DocumentLoader loader,
      NamedModels models,
      boolean ofService,
      boolean ofRequest) {
    this.loader = loader;
    this.models = models;
    this.ofService = ofService;
    this.ofRequest = ofRequest;
    this.sources = Sources.of(document);
  }

  /// Reads a request, or what was made of one: it is spoken of in the words of requests.
  static Reading ofRequest(Document document) {
    return new Reading(document, ReadTemplateDocument.NO_FILES, NamedModels.NONE, false, true);
  }

  boolean isOfRequest() {
    return ofRequest;
  }

  /// The models that go by their names.
  NamedModels models() {
    return models;
  }

  /// Where a key goes, of a place that holds none.
  Said keyAdvice() {
    return (ofService ? ModelFieldSaid.KEY_IN_MODEL : ModelFieldSaid.KEY_IN_FILE).of();
  }

  /// How a model is written.
  Said howModel() {
    return (ofService ? ModelFieldSaid.HOW_STORED : ModelFieldSaid.HOW).of();
  }

  void error(String pointer, Said said) {
    problems.add(Problem.error(pointer, said));
  }

  void warning(String pointer, Said said) {
    problems.add(Problem.warning(pointer, said));
  }

  void addAll(List<Problem> more) {
    problems.addAll(more);
  }

  /// What was found wrong so far.
  List<Problem> problems() {
    return List.copyOf(problems);
  }

  Sources sources() {
    return sources;
  }

  boolean failed() {
    return Problems.anyError(problems);
  }

  /// Whether something is wrong with this value or inside it.
  boolean failedIn(String pointer) {
    return problems.stream()
        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
        .anyMatch(problem ->
            problem.pointer().equals(pointer) || problem.pointer().startsWith(pointer + "/"));
  }

  /// Puts the document at a path in the place of the text that names it; missing when it cannot be
  /// read, and then that has been said.
  JsonNode include(String pointer, String path) {
    return switch (loader.open(path, sources.documentOf(pointer))) {
      case DocumentResult.Found(Document document) -> {
        sources = sources.with(pointer, document);
        yield document.tree();
      }
      case DocumentResult.Broken(Document document, List<Problem> wrong) -> {
        boolean placed = !document.places().isEmpty();
        if (placed) {
          sources = sources.with(pointer, document);
        }
        for (Problem problem : wrong) {
          Said said =
              placed ? problem.said() : IncludeSaid.IN_FILE.of(document.name(), problem.said());
          problems.add(new Problem(pointer + problem.pointer(), said, problem.severity()));
        }
        yield MissingNode.getInstance();
      }
    };
  }
}
