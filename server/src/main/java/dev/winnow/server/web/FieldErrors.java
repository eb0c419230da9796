package dev.winnow.server.web;

import dev.winnow.core.document.Document.Place;
import dev.winnow.core.document.Problem;
import dev.winnow.core.document.Problems;
import dev.winnow.core.document.Sources;
import java.util.List;
import java.util.Optional;

/// The problems of a document in the words of the interface.
public final class FieldErrors {

  private FieldErrors() {}

  /// Those of a document that came as JSON.
  public static List<FieldError> of(List<Problem> problems) {
    return of(problems, Problem.Severity.ERROR);
  }

  /// Refuses what has an error.
  public static void refuse(List<Problem> problems) {
    List<FieldError> errors = of(problems);
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
  }

  /// What is worth a look in a document that came as JSON.
  public static List<FieldError> warnings(List<Problem> problems) {
    return of(problems, Problem.Severity.WARNING);
  }

  private static List<FieldError> of(List<Problem> problems, Problem.Severity severity) {
    return problems.stream()
        .filter(problem -> problem.severity() == severity)
        .map(problem -> FieldError.of(Problems.field(problem.pointer()), problem.said()))
        .toList();
  }

  /// Those of a text, with their places in it; warnings too.
  public static List<FieldError> placed(List<Problem> problems, Sources sources) {
    return problems.stream()
        .map(problem -> {
          Optional<Place> place = sources.locate(problem.pointer()).place();
          return new FieldError(
              Problems.field(problem.pointer()),
              problem.said(),
              place.map(Place::line).orElse(null),
              place.map(Place::column).orElse(null));
        })
        .toList();
  }
}
