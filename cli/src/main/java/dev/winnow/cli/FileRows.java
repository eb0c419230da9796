package dev.winnow.cli;

import dev.winnow.core.document.Pointer;
import dev.winnow.core.task.TaskIdentity;
import dev.winnow.engine.run.RunTask;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The rows that a run reads from files besides its own. A run that goes on needs the very same
/// ones, so what tells them from others is pinned with its journal.
interface FileRows {

  /// No rows.
  FileRows NONE =
      new FileRows() {
        @Override
        public List<Path> files() {
          return List.of();
        }

        @Override
        public ObjectNode pin() {
          return JsonNodeFactory.instance.objectNode();
        }

        @Override
        public void giveTo(RunTask run, ObjectNode identity) {}
      };

  /// The field of a pin with the number of rows.
  String ROWS = "rows";

  /// The field of a pin with the hash of the file.
  String HASH = "hash";

  /// The field of a pin with the rows that were counted, by cell.
  String COUNTED = "existing";

  /// The files.
  List<Path> files();

  /// By file, what tells its rows from others, and what was made of them.
  ObjectNode pin();

  /// Hands the rows to a run.
  ///
  /// @param identity what was kept of the run when it began
  /// @throws CannotRun when a file has changed meanwhile
  void giveTo(RunTask run, ObjectNode identity) throws CannotRun;

  /// These rows and others.
  default FileRows and(FileRows others) {
    FileRows these = this;
    return new FileRows() {
      @Override
      public List<Path> files() {
        return Stream.concat(these.files().stream(), others.files().stream()).toList();
      }

      @Override
      public ObjectNode pin() {
        ObjectNode all = others.pin();
        these
            .pin()
            .forEachEntry(
                (file, pin) -> all.withObject(Pointer.child("", file)).setAll((ObjectNode) pin));
        return all;
      }

      @Override
      public void giveTo(RunTask run, ObjectNode identity) throws CannotRun {
        these.giveTo(run, identity);
        others.giveTo(run, identity);
      }
    };
  }

  /// The name under which the same rows are otherwise pinned; null where they are not.
  private static @Nullable String sameRows(JsonNode pin, JsonNode others, JsonNode here) {
    return others.propertyNames().stream()
        .filter(file -> !here.has(file) && others.path(file).path(HASH).equals(pin.path(HASH)))
        .findFirst()
        .orElse(null);
  }

  /// What is otherwise with the rows than when a run began; empty where nothing is.
  ///
  /// @param identity what was kept of the run
  /// @param now what would be pinned of the rows now
  static Optional<String> changed(ObjectNode identity, ObjectNode now) {
    JsonNode before = identity.path(TaskIdentity.FILES);
    for (String file : before.propertyNames()) {
      JsonNode then = before.path(file);
      String same = now.has(file) ? file : sameRows(then, now, before);
      if (same == null) {
        return Optional.of("it began with the rows of %s.".formatted(file));
      }
      JsonNode today = now.path(same);
      if (!then.path(HASH).equals(today.path(HASH))) {
        return Optional.of(
            "%s has changed (it had %s, now %s)."
                .formatted(
                    file,
                    Counted.of(then.path(ROWS).asLong(), "row"),
                    Counted.of(today.path(ROWS).asLong(), "row")));
      }
      if (!then.path(COUNTED).toString().equals(today.path(COUNTED).toString())) {
        return Optional.of("the rows of %s were counted otherwise.".formatted(file));
      }
    }
    return now.propertyNames().stream()
        .filter(file -> !before.has(file) && sameRows(now.path(file), before, now) == null)
        .findFirst()
        .map("it began without the rows of %s."::formatted);
  }
}
