package dev.winnow.cli;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.DocumentResult;
import dev.winnow.core.document.Problem;
import dev.winnow.core.document.Problems;
import dev.winnow.core.gate.Gates;
import dev.winnow.core.gate.Options;
import dev.winnow.core.task.ReadGates;
import dev.winnow.storage.document.ReadDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;

/// What `--rules` names: a file in the form of a task's `gates`, or one of the presets.
///
/// @param given as it was written
/// @param nothing what is said to be left undone where they are wrong
record RulesFile(String given, String nothing) {

  static final String NOTHING_CHECKED = "Nothing was checked.";
  static final String NOTHING_EVALUATED = "Nothing was evaluated.";

  /// Reads them; what is wrong with them is said, a line for each.
  ///
  /// @param fields of the rows, as far as they are known
  /// @throws CannotRun when an error is among it
  Gates read(List<String> fields, Terminal terminal) throws CannotRun {
    Document document = document(terminal);
    ReadGates.Read read =
        ReadGates.read(document, ReadDocument::beside, new Options.Rows(fields, List.of()));
    List<Problem> problems = read.problems();
    if (!problems.isEmpty()) {
      terminal.err().println(Problems.format(document, problems));
    }
    if (Problems.anyError(problems)) {
      throw new CannotRun(nothing);
    }
    return read.gates();
  }

  /// Files with rows that none may repeat: they lie beside the rules.
  List<Path> heldOut(Gates gates) {
    return gates.duplicates().heldOutFiles().stream()
        .map(file -> isPreset() ? Path.of(file) : Path.of(given).resolveSibling(file))
        .toList();
  }

  private boolean isPreset() {
    return Stream.of(Gates.Preset.values())
            .anyMatch(preset -> preset.name().toLowerCase(Locale.ROOT).equals(given))
        && !Files.exists(Path.of(given));
  }

  private Document document(Terminal terminal) throws CannotRun {
    if (isPreset()) {
      return new Document("--rules", JsonNodeFactory.instance.stringNode(given), Map.of());
    }
    return switch (ReadDocument.read(given)) {
      case DocumentResult.Found found -> found.document();
      case DocumentResult.Broken broken -> {
        terminal.err().println(Problems.format(broken.document(), broken.problems()));
        throw new CannotRun(nothing);
      }
    };
  }
}
