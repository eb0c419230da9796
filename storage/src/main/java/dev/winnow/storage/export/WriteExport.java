package dev.winnow.storage.export;

import dev.winnow.core.layout.Layout;
import dev.winnow.core.layout.LayoutRow;
import dev.winnow.core.task.ExportWish;
import dev.winnow.storage.export.ExportOutcome.WrittenFile;
import dev.winnow.storage.file.UnreadableRows;
import dev.winnow.storage.file.WriteFailed;
import dev.winnow.storage.profile.LanguagesOfRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Writes an export: one file, or a folder or an archive of several. It appears whole or not at
/// all, and memory does not grow with the number of rows.
///
/// For one thread. What cannot be written throws [WriteFailed], what cannot be made
/// [ExportRefused].
public final class WriteExport {

  private static final long TOLD_EVERY_ROWS = 1_000;

  private final ExportPlan plan;
  private final MadeBy madeBy;
  private final ExportWatch watch;
  private final MakeExportRow make;
  private final CountSkipped skipped = new CountSkipped();

  /// The fields that rows of a layout really had.
  private final Set<String> used = new LinkedHashSet<>();

  private final LanguagesOfRows languages = new LanguagesOfRows();
  private final long most;
  private long read;

  /// @param plan one that is ready
  public WriteExport(ExportPlan plan, MadeBy madeBy, ExportWatch watch) {
    this(plan, madeBy, watch, Long.MAX_VALUE);
  }

  /// @param most rows of each file
  WriteExport(ExportPlan plan, MadeBy madeBy, ExportWatch watch, long most) {
    this.plan = plan;
    this.madeBy = madeBy;
    this.watch = watch;
    this.make = new MakeExportRow(plan);
    this.most = most;
  }

  /// Writes it, once.
  ///
  /// @param target the file; a folder that is empty or not there, or a `.zip`, where it is several
  /// @throws UnreadableRows when the rows cannot be read; nothing is left of it
  public ExportOutcome to(Path target, ExportSource source) throws UnreadableRows {
    if (!plan.isFolder() && !StagedFolder.isArchive(target)) {
      return file(target, source);
    }
    try (StagedFolder folder = StagedFolder.open(target)) {
      List<WrittenFile> files = files(folder, source);
      folder.finish(files.stream().map(WrittenFile::name).toList());
      return outcome(files);
    }
  }

  private ExportOutcome file(Path target, ExportSource source) throws UnreadableRows {
    String name = String.valueOf(target.getFileName());
    try (OpenFile file = new OpenFile(name, target, plan, most)) {
      write(List.of(file), null, source);
      file.finish();
      return outcome(List.of(written(file)));
    }
  }

  private List<WrittenFile> files(StagedFolder folder, ExportSource source) throws UnreadableRows {
    DivideRows divide = divided(source);
    List<OpenFile> open = new ArrayList<>();
    List<WrittenFile> files = new ArrayList<>();
    try {
      for (SplitPart part : plan.parts()) {
        String name = plan.fileOf(part);
        open.add(new OpenFile(name, folder.file(name), plan, most));
      }
      write(open, divide, source);
      for (OpenFile file : open) {
        file.finish();
        files.add(written(file));
      }
    } finally {
      open.forEach(OpenFile::close);
    }
    beside(folder, files);
    return files;
  }

  /// What a folder holds beside its rows.
  private void beside(StagedFolder folder, List<WrittenFile> files) {
    if (plan.wish().layout() == Layout.LLAMA_FACTORY) {
      files.add(text(folder, DatasetInfo.NAME, DatasetInfo.text(plan, used)));
    }
    if (plan.wish().layout() == Layout.HUGGING_FACE) {
      files.addFirst(
          text(
              folder,
              DatasetCard.NAME,
              new DatasetCard(plan, madeBy, languages.usual(), List.copyOf(files)).text()));
    }
  }

  private static WrittenFile text(StagedFolder folder, String name, String text) {
    Path path = folder.file(name);
    try {
      Files.writeString(path, text);
      return new WrittenFile(name, 0, Files.size(path));
    } catch (IOException e) {
      throw new WriteFailed(path, e);
    }
  }

  private static WrittenFile written(OpenFile file) {
    try {
      return new WrittenFile(file.name(), file.rows(), Files.size(file.path()));
    } catch (IOException e) {
      throw new WriteFailed(file.path(), e);
    }
  }

  private ExportOutcome outcome(List<WrittenFile> files) {
    long rows = files.stream().mapToLong(WrittenFile::rows).sum();
    return new ExportOutcome(files, rows, skipped.skipped());
  }

  /// Counts the rows that will be written, for their shares to be exact; null without a split.
  private @Nullable DivideRows divided(ExportSource source) throws UnreadableRows {
    ExportWish.Split split = plan.wish().split();
    if (split == null) {
      return null;
    }
    DivideRows divide = new DivideRows(split, plan.parts());
    source.each(row -> {
      told();
      if (make.of(row) instanceof LayoutRow.Fits) {
        divide.count(row);
      }
    });
    divide.divide();
    return divide;
  }

  private void write(List<OpenFile> files, @Nullable DivideRows divide, ExportSource source)
      throws UnreadableRows {
    source.each(row -> {
      told();
      switch (make.of(row)) {
        case LayoutRow.Skipped no -> skipped.add(no.why());
        case LayoutRow.Fits fits -> {
          int file = divide == null ? 0 : divide.next(row);
          files.get(file).write(fits.row());
          use(fits.row());
        }
      }
    });
  }

  private void use(ObjectNode row) {
    if (plan.mapping() != null) {
      used.addAll(row.propertyNames());
    }
    if (plan.wish().layout() == Layout.HUGGING_FACE) {
      languages.add(row);
    }
  }

  private void told() {
    if (++read % TOLD_EVERY_ROWS == 0 && !watch.goesOn(read)) {
      throw new ExportCancelled();
    }
  }
}
