package dev.winnow.storage.export;

import dev.winnow.core.layout.Mapping.SlotView;
import dev.winnow.storage.export.ExportOutcome.Skipped;
import dev.winnow.storage.export.ExportOutcome.WrittenFile;
import dev.winnow.storage.file.UnreadableRows;
import dev.winnow.storage.file.WriteFailed;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What an export will look like: the beginning of each of its files, made of the first rows by
/// what makes the export.
///
/// @param slots of the layout, with the fields that fill them; empty where it has none
/// @param skipped rows that do not fit, of those that were looked at
public record PreviewExport(List<SlotView> slots, List<Beginning> files, Skipped skipped) {

  private static final int ROWS_EACH = 3;
  private static final int TEXT_CHARS_MAX = 20_000;

  /// The beginning of a file.
  ///
  /// @param text that of its first three rows; for Parquet, as JSON Lines
  public record Beginning(String name, String text) {}

  public PreviewExport {
    slots = List.copyOf(slots);
    files = List.copyOf(files);
  }

  /// Makes one.
  ///
  /// @param plan one that is ready
  /// @param rows the first ones
  /// @param folder where files may be written for a moment
  public static PreviewExport of(
      ExportPlan plan, MadeBy madeBy, List<ExportRow> rows, Path folder) {
    try {
      Path place = Files.createTempDirectory(folder, "preview");
      try {
        return of(plan, madeBy, rows, place, place.resolve("out"));
      } finally {
        StagedFolder.clear(place, place);
        Files.delete(place);
      }
    } catch (IOException e) {
      throw new WriteFailed(folder, e);
    } catch (UnreadableRows e) {
      throw new IllegalStateException("Rows in memory can be read.", e);
    }
  }

  private static PreviewExport of(
      ExportPlan plan, MadeBy madeBy, List<ExportRow> rows, Path place, Path folder)
      throws IOException, UnreadableRows {
    boolean several = plan.isFolder();
    Path target = several ? folder : place.resolve(plan.fileName());
    ExportOutcome outcome =
        new WriteExport(plan, madeBy, ExportWatch.NONE, ROWS_EACH).to(target, rows::forEach);
    List<Beginning> files = new ArrayList<>();
    for (WrittenFile file : outcome.files()) {
      Path written = several ? folder.resolve(file.name()) : target;
      files.add(new Beginning(file.name(), beginning(written)));
    }
    List<SlotView> slots = plan.mapping() == null ? List.of() : plan.mapping().slots();
    return new PreviewExport(slots, files, outcome.skipped());
  }

  private static String beginning(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file)) {
      char[] text = new char[TEXT_CHARS_MAX + 1];
      int length = 0;
      for (int n = reader.read(text); n > 0; n = reader.read(text, length, text.length - length)) {
        length += n;
      }
      return length <= TEXT_CHARS_MAX
          ? new String(text, 0, length)
          : new String(text, 0, TEXT_CHARS_MAX) + "…";
    }
  }
}
