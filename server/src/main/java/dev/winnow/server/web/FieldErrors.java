package dev.winnow.server.web;

import dev.winnow.core.document.Document.Place;
import dev.winnow.core.document.Problem;
import dev.winnow.core.document.Sources;
import java.util.List;
import java.util.Optional;

/// The problems of a document in the words of the interface.
public final class FieldErrors {

  private FieldErrors() {}

  /// Those of a document that came as JSON.
  public static List<FieldError> of(List<Problem> problems) {
    return problems.stream()
        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
        .map(problem -> FieldError.of(path(problem.pointer()), problem.said()))
        .toList();
  }

  /// What is worth a look in a document that came as JSON.
  public static List<FieldError> warnings(List<Problem> problems) {
    return problems.stream()
        .filter(problem -> problem.severity() == Problem.Severity.WARNING)
        .map(problem -> FieldError.of(path(problem.pointer()), problem.said()))
        .toList();
  }

  /// Those of a text, with their places in it; warnings too.
  public static List<FieldError> placed(List<Problem> problems, Sources sources) {
    return problems.stream()
        .map(problem -> {
          Optional<Place> place = sources.locate(problem.pointer()).place();
          return new FieldError(
              path(problem.pointer()),
              problem.said(),
              place.map(Place::line).orElse(null),
              place.map(Place::column).orElse(null));
        })
        .toList();
  }

  /// A JSON Pointer as people write it: `/examples/0/user` is `examples[0].user`.
  public static String path(String pointer) {
    StringBuilder path = new StringBuilder();
    for (String step : pointer.split("/", -1)) {
      String name = step.replace("~1", "/").replace("~0", "~");
      if (name.isEmpty()) {
        continue;
      }
      if (name.chars().allMatch(c -> c >= '0' && c <= '9')) {
        path.append('[').append(name).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(name);
      }
    }
    return path.toString();
  }
}
