package dev.winnow.cli;

import dev.winnow.core.say.Said;
import dev.winnow.core.share.CountCategories;
import dev.winnow.engine.run.RunTask;
import dev.winnow.storage.file.ReadRowFile;
import dev.winnow.storage.file.UnreadableRows;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The rows of a file that is topped up: they are counted once, and none of them is made again.
final class ExistingRows implements FileRows {

  private final Path file;
  private ReadRowFile.@Nullable Contents contents;
  private Map<Integer, Long> there = Map.of();

  ExistingRows(Path file) {
    this.file = file;
  }

  /// Counts them.
  ///
  /// @return why they cannot be read; empty where they were
  Optional<Said> count(CountCategories count) {
    try {
      contents = ReadRowFile.read(file, (line, row) -> count.add(row, line));
      there = count.there();
      return Optional.empty();
    } catch (UnreadableRows e) {
      return Optional.of(e.said());
    }
  }

  @Override
  public List<Path> files() {
    return List.of(file);
  }

  @Override
  public ObjectNode pin() {
    ReadRowFile.Contents read = Objects.requireNonNull(contents);
    ObjectNode pin = JsonNodeFactory.instance.objectNode();
    ObjectNode of = pin.putObject(file.toString());
    of.put(ROWS, read.rows()).put(HASH, read.hash());
    ObjectNode cells = of.putObject(COUNTED);
    new TreeMap<>(there).forEach((cell, rows) -> cells.put(String.valueOf(cell), rows));
    return pin;
  }

  @Override
  public void giveTo(RunTask run, ObjectNode identity) throws CannotRun {
    try {
      ReadRowFile.Contents again = ReadRowFile.read(file, (line, row) -> run.alsoKnown(row));
      if (!again.equals(contents)) {
        throw new CannotRun("%s is being changed. Try again when it is complete.".formatted(file));
      }
    } catch (UnreadableRows e) {
      throw new CannotRun(e.said().message());
    }
  }
}
