package dev.winnow.cli;

import dev.winnow.core.layout.Layout;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.OutputMode;
import dev.winnow.core.template.TemplateType;
import dev.winnow.storage.dataset.DatasetVersion;
import dev.winnow.storage.dataset.ImportRows;
import dev.winnow.storage.dataset.StoredDataset;
import dev.winnow.storage.file.read.ReadOptions;
import dev.winnow.storage.file.read.RowReader;
import dev.winnow.storage.home.HomeUnavailable;
import dev.winnow.storage.home.OpenHome;
import dev.winnow.storage.imports.CheckFile;
import dev.winnow.storage.imports.ImportFile;
import dev.winnow.storage.imports.ImportReport;
import dev.winnow.storage.imports.ReportJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Brings the rows of a file into a stored dataset: all of them, or none.
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Imports the rows of a file into a stored dataset: CSV, JSON, JSONL, Parquet, text or Markdown, also as gz, zst or zip.",
      ""
    })
final class ImportDatasetCommand implements Callable<Integer> {

  @ParentCommand private DatasetCommand datasets = new DatasetCommand();

  @Mixin private HomeOption home = new HomeOption();

  @Parameters(paramLabel = "FILE", description = "File with the rows.")
  private Path file = Path.of("");

  @Option(
      names = "--into",
      paramLabel = "NAME",
      description = "The dataset, created if there is none. Default: the name of the file.")
  private @Nullable String into;

  @Option(
      names = "--replace",
      description = "The rows take the place of those there, which stay in an earlier version.")
  private boolean replace;

  @Option(
      names = "--good-rows-only",
      description = "Imports rows without problems although others have some.")
  private boolean goodRowsOnly;

  @Option(
      names = "--read-layout",
      description = "Makes plain rows of those of a training layout that is recognised.")
  private boolean readLayout;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "Charset of the text, like GB18030. Default: found out.")
  private @Nullable String encoding;

  @Option(names = "--note", paramLabel = "TEXT", description = "What the version is, for people.")
  private String note = "";

  @Option(names = "--check", description = "Says what is in the file, and imports nothing.")
  private boolean check;

  @Override
  public Integer call() {
    Terminal terminal = datasets.terminal();
    try {
      return run(terminal);
    } catch (CannotRun | HomeUnavailable e) {
      terminal.say(String.valueOf(e.getMessage()));
      return ExitCode.BAD_INPUT;
    }
  }

  private int run(Terminal terminal) throws CannotRun, HomeUnavailable {
    if (!Files.isRegularFile(file)) {
      throw new CannotRun("%s: no such file. Check the path and its spelling.".formatted(file));
    }
    ReadOptions options = ReadOptions.DEFAULT.withCharset(charset());
    ImportReport report;
    try (RowReader reader = RowReader.open(file, options)) {
      report = CheckFile.of(reader, () -> false);
      options = options.withLearned(reader.learned());
    }
    say(report, terminal);
    if (check) {
      return report.problemCount() == 0 ? ExitCode.COMPLETE : ExitCode.BAD_INPUT;
    }
    if (report.rows() == 0) {
      throw new CannotRun("%s: there is no row to import.".formatted(file));
    }
    if (report.problemCount() > 0 && !goodRowsOnly) {
      throw new CannotRun(
          "Nothing was imported. Correct the file, or import the %s without problems with --good-rows-only."
              .formatted(Counted.of(report.rows(), "row")));
    }
    ReadOptions learned = options;
    HomeOption.Use<DatasetVersion, CannotRun> use =
        opened -> store(opened, report, learned, terminal);
    home.open(use);
    return ExitCode.COMPLETE;
  }

  private @Nullable Charset charset() throws CannotRun {
    if (encoding == null) {
      return null;
    }
    try {
      return Charset.forName(encoding);
    } catch (IllegalArgumentException e) {
      throw new CannotRun(
          "--encoding %s is no charset. Write one like UTF-8, GB18030 or windows-1252."
              .formatted(encoding));
    }
  }

  private void say(ImportReport report, Terminal terminal) {
    FileProblems problems = new FileProblems(file);
    report
        .problems()
        .forEach(each -> problems.add(each.file(), each.line(), each.column(), each.said()));
    problems.say(report.problemCount(), terminal);
    Layout layout = report.layout();
    terminal.say(
        "%s: %s%s, %s, %s%s."
            .formatted(
                file,
                report.format() == null ? "unknown format" : report.format(),
                report.encoding().isEmpty() ? "" : " (" + report.encoding() + ")",
                Counted.of(report.rows(), "row"),
                Counted.of(report.problemCount(), "problem"),
                layout == null ? "" : ", in the layout of " + layout.label()));
  }

  private String name() {
    String name = String.valueOf(file.getFileName());
    return into != null ? into : name.replaceFirst("(\\.[A-Za-z0-9]{1,8}){1,2}$", "");
  }

  /// Places are kept free for the rows at first, and all of them count at the end: others may write
  /// meanwhile. A command that is killed leaves places, for the next one or the service to sweep.
  private DatasetVersion store(
      OpenHome opened, ImportReport report, ReadOptions options, Terminal terminal)
      throws CannotRun {
    UUID id = UUID.randomUUID();
    if (!opened.imports().hold(id)) {
      throw new IllegalStateException("The import " + id + " is held by another connection.");
    }
    ImportFile.Into where = reserved(opened, report, id);
    ImportFile store =
        new ImportFile(
            opened.transaction(),
            new ImportRows(opened.jdbc()),
            opened.versions(),
            opened.imports());
    DatasetVersion version = null;
    try (RowReader reader = RowReader.open(file, options)) {
      version = store.store(reader, where, () -> false).orElseThrow();
    } finally {
      if (version == null) {
        forget(opened, id);
      }
    }
    terminal.say(
        "Imported %s into %s, which has %s now (version %d)."
            .formatted(
                Counted.of(report.rows(), "row"),
                name(),
                Counted.of(version.rows(), "row"),
                version.number()));
    return version;
  }

  /// Keeps places free and says that they are its own in one step.
  private ImportFile.Into reserved(OpenHome opened, ImportReport report, UUID id) throws CannotRun {
    ImportFile.Into where =
        opened.transaction().execute(status -> reservedIfFree(opened, report, id));
    if (where == null) {
      throw new CannotRun(
          "%s is still written to by a task or another import. Wait for its end, or import without --replace."
              .formatted(name()));
    }
    return where;
  }

  /// @return null where the rows would take the place of others that are still to come
  private ImportFile.@Nullable Into reservedIfFree(OpenHome opened, ImportReport report, UUID id) {
    boolean exists = opened.datasets().named(name()).isPresent();
    StoredDataset dataset = opened.datasets().namedOrNew(name(), TemplateType.CUSTOM);
    if (replace && !opened.datasets().writing(List.of(dataset.id())).isEmpty()) {
      return null;
    }
    opened.imports().add(id, String.valueOf(file.getFileName()), size(), encoding());
    opened.imports().checked(id, ReportJson.write(report), report.rows());
    long from = opened.versions().reserve(dataset.id(), report.rows()).orElseThrow();
    opened.imports().start(id, dataset.id(), from, report.rows(), !exists, replace);
    return where(report, dataset, id, from);
  }

  private static void forget(OpenHome opened, UUID id) {
    opened
        .transaction()
        .executeWithoutResult(status -> {
          opened.imports().waitsAgain(id, Said.NOTHING);
          opened.imports().delete(id);
        });
  }

  private ImportFile.Into where(ImportReport report, StoredDataset dataset, UUID id, long from) {
    return new ImportFile.Into(
        id,
        dataset.id(),
        from,
        report.rows(),
        replace ? OutputMode.NEW_VERSION : OutputMode.APPEND,
        readLayout ? report.layout() : null,
        note.isEmpty() ? String.valueOf(file.getFileName()) : note);
  }

  private long size() {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String encoding() {
    return encoding == null ? "" : encoding;
  }
}
