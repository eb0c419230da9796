package dev.winnow.cli;

import dev.winnow.core.document.Problem;
import dev.winnow.core.document.Problems;
import dev.winnow.core.layout.Mapping.SlotView;
import dev.winnow.storage.export.ExportOutcome;
import dev.winnow.storage.export.ExportOutcome.Reason;
import dev.winnow.storage.export.ExportOutcome.WrittenFile;
import dev.winnow.storage.export.ExportPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What a person is told of an export.
final class SayExport {

  private SayExport() {}

  /// Says what is wrong, by the options.
  ///
  /// @return whether there is an error among it
  static boolean refuse(List<Problem> problems, Terminal terminal) {
    for (Problem problem : problems) {
      terminal.say(
          "%s: %s: %s"
              .formatted(
                  option(problem.pointer()),
                  problem.severity() == Problem.Severity.ERROR ? "error" : "warning",
                  problem.message()));
    }
    return Problems.anyError(problems);
  }

  private static String option(String pointer) {
    List<String> path = new ArrayList<>(List.of(pointer.substring(1).split("/", -1)));
    String field = path.removeFirst();
    String inner = path.isEmpty() ? "" : path.getFirst();
    return switch (field) {
      case "mapping" -> ("--map " + inner).strip();
      case "split" -> inner.equals("by") ? "--stratify-by" : "--split";
      case "rename" -> ("--rename " + inner).strip();
      case "compression" -> "--compress";
      case "formulaSafe" -> "--formula-safe";
      case "version" -> "--dataset-version";
      case "filter" -> StoredRowsOptions.option(inner);
      default -> "--" + field;
    };
  }

  /// Says what was written, and what was left out.
  ///
  /// @param out the file, folder or archive
  static void done(Path out, ExportPlan plan, ExportOutcome outcome, Terminal terminal) {
    if (terminal.isInteractive()) {
      terminal.err().print("\r\u001b[K");
    }
    if (plan.mapping() != null) {
      terminal.say(
          "%s: %s."
              .formatted(
                  plan.mapping().shape().layout().label(),
                  plan.mapping().slots().stream()
                      .filter(slot -> slot.field() != null)
                      .map(SayExport::filled)
                      .collect(Collectors.joining(", "))));
    }
    boolean several = plan.isFolder();
    for (WrittenFile file : outcome.files()) {
      String rows = file.rows() == 0 ? "" : Counted.of(file.rows(), "row") + ", ";
      terminal.say(
          "%s: %s%s"
              .formatted(
                  several ? out.resolve(file.name()) : out,
                  rows,
                  Counted.of(file.bytes(), "byte")));
    }
    if (outcome.skipped().rows() > 0) {
      terminal.say("left out %s:".formatted(Counted.of(outcome.skipped().rows(), "row")));
      for (Reason reason : outcome.skipped().reasons()) {
        terminal.err().println("  %,d  %s".formatted(reason.rows(), reason.said().message()));
      }
    }
  }

  private static String filled(SlotView slot) {
    return slot.slot() + " from " + slot.field();
  }
}
