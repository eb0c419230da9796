package dev.winnow.core.document;

import dev.winnow.core.document.Document.Place;
import dev.winnow.core.document.Sources.Location;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Problems as lines for people and for editors: `FILE:LINE:COLUMN: error: FIELD: message`.
public final class Problems {

  private Problems() {}

  /// One line for each problem, in the order they stand in the file.
  public static String format(Document document, List<Problem> problems) {
    return format(Sources.of(document), problems);
  }

  /// One line for each problem, file by file, in the order they stand there.
  public static String format(Sources sources, List<Problem> problems) {
    return problems.stream()
        .map(problem -> new Line(sources.locate(problem.pointer()), problem))
        .sorted(Line.ORDER)
        .map(Line::text)
        .reduce((above, below) -> above + "\n" + below)
        .orElse("");
  }

  /// Whether one of them must be solved first.
  public static boolean anyError(List<Problem> problems) {
    return problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
  }

  /// A pointer in the way it would be written in code: `/template/examples/0/user` is
  /// `template.examples[0].user`.
  public static String field(String pointer) {
    StringBuilder field = new StringBuilder();
    for (String part : pointer.split("/", -1)) {
      if (part.isEmpty()) {
        continue;
      }
      if (part.chars().allMatch(c -> c >= '0' && c <= '9')) {
        field.append('[').append(part).append(']');
      } else {
        field.append(field.isEmpty() ? "" : ".");
        field.append(part.replace("~1", "/").replace("~0", "~"));
      }
    }
    return field.toString();
  }

  private record Line(Location location, Problem problem) {

    private static final Place WHOLE_FILE = new Place(0, 0);

    static final Comparator<Line> ORDER =
        Comparator.comparing((Line line) -> line.location.file())
            .thenComparingInt(line -> line.place().line())
            .thenComparingInt(line -> line.place().column());

    private Place place() {
      return location.place().orElse(WHOLE_FILE);
    }

    String text() {
      String at =
          location.place().map(place -> ":" + place.line() + ":" + place.column()).orElse("");
      String severity = problem.severity().name().toLowerCase(Locale.ROOT);
      String field = field(problem.pointer());
      return location.file()
          + at
          + ": "
          + severity
          + ": "
          + (field.isEmpty() ? "" : field + ": ")
          + problem.message();
    }
  }
}
