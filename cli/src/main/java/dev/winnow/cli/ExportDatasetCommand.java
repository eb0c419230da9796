package dev.winnow.cli;

import dev.winnow.core.document.Problem;
import dev.winnow.core.layout.SeenFields;
import dev.winnow.core.task.ExportWish;
import dev.winnow.core.template.TemplateType;
import dev.winnow.storage.dataset.DatasetVersion;
import dev.winnow.storage.dataset.RowSet;
import dev.winnow.storage.dataset.StoredDataset;
import dev.winnow.storage.export.ExportOutcome;
import dev.winnow.storage.export.ExportPlan;
import dev.winnow.storage.export.ExportRefused;
import dev.winnow.storage.export.ExportRow;
import dev.winnow.storage.export.ExportSource;
import dev.winnow.storage.export.ExportWatch;
import dev.winnow.storage.export.FirstRows;
import dev.winnow.storage.export.MadeBy;
import dev.winnow.storage.export.ReadForExport;
import dev.winnow.storage.export.WantedRows;
import dev.winnow.storage.export.WriteExport;
import dev.winnow.storage.file.OutputPath;
import dev.winnow.storage.file.UnreadableRows;
import dev.winnow.storage.file.WriteFailed;
import dev.winnow.storage.home.HomeUnavailable;
import dev.winnow.storage.home.OpenHome;
import dev.winnow.storage.search.RowFilter;
import dev.winnow.storage.search.RowIndexes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes the rows of a file in another format, in a training layout, or divided into files.
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the rows of a file or a stored dataset in another format, in the layout that a trainer reads, or divided into"
          + " training, validation and test files.",
      "",
      "Rows that do not fit a layout are left out, and it is said how many and why.",
      ""
    },
    footer = {
      "",
      "Examples: winnow dataset export qa.jsonl out --layout llama_factory --split 8:1:1",
      "          winnow dataset export \"my dataset\" out.jsonl --where score:ge:4 --provenance",
      "Exit codes: 0 all rows written, 2 bad input, 3 rows left out."
    })
final class ExportDatasetCommand implements Callable<Integer> {

  private static final long SHOWN_EVERY_ROWS = 10_000;

  @ParentCommand private DatasetCommand datasets = new DatasetCommand();

  @Mixin private HomeOption home = new HomeOption();

  @Mixin private StoredRowsOptions rows = new StoredRowsOptions();

  @Parameters(
      paramLabel = "IN",
      description = "File with the rows, or the name of a stored dataset.")
  private Path in = Path.of("");

  @Parameters(
      paramLabel = "OUT",
      description = "File to write; a folder or a .zip where there are several.")
  private Path out = Path.of("");

  @Option(
      names = "--layout",
      paramLabel = "LAYOUT",
      description =
          "alpaca, sharegpt, openai_chat, trl_preference, trl_prompt_completion, llama_factory or hugging_face. Default:"
              + " the rows as they are.")
  private @Nullable String layout;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description =
          "What kind of data it is: qa, dialogue, summary, instruction, classification, preference, translation, code,"
              + " custom. It decides which fields fill a layout first. Default: that of the stored dataset, custom for"
              + " a file.")
  private @Nullable TemplateType type;

  @Option(
      names = "--map",
      paramLabel = "SLOT=FIELD",
      description =
          "Fills a slot of the layout with a field; nothing behind = leaves it empty, == and a text fills it with"
              + " that. Repeat for more.")
  private Map<String, String> mapping = new LinkedHashMap<>();

  @Option(
      names = "--split",
      paramLabel = "8:1:1",
      description = "Divides the rows into training, validation and test files.")
  private @Nullable String split;

  @Option(names = "--seed", paramLabel = "N", description = "Which rows go where. Default: 0.")
  private @Nullable Long seed;

  @Option(
      names = "--stratify-by",
      paramLabel = "FIELD",
      description =
          "Each file gets its share of every value of this field; of a stored dataset, category:DIMENSION is what a"
              + " proportional task made of its rows.")
  private @Nullable String by;

  @Option(
      names = "--columns",
      paramLabel = "FIELD",
      split = ",",
      description = "Fields to write, in this order; with a layout, fields to keep beside its own.")
  private @Nullable List<String> columns;

  @Option(
      names = "--rename",
      paramLabel = "OLD=NEW",
      description = "Writes a field under another name. Repeat for more.")
  private Map<String, String> rename = new LinkedHashMap<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "jsonl, json, csv or parquet. Default: as the name of OUT ends, else jsonl.")
  private @Nullable String format;

  @Option(
      names = "--compress",
      paramLabel = "none|gzip|zstd",
      description = "Default: as the name of OUT ends, else none.")
  private @Nullable String compress;

  @Option(
      names = "--formula-safe",
      description =
          "In CSV, puts an apostrophe before what a spreadsheet would take for a formula.")
  private boolean formulaSafe;

  @Option(
      names = "--license",
      paramLabel = "ID",
      description = "License of the data, for the card of a Hugging Face folder.")
  private @Nullable String license;

  @Option(
      names = "--good-rows-only",
      description = "Exports rows without problems although others in the file have some.")
  private boolean goodRowsOnly;

  @Override
  public Integer call() {
    Terminal terminal = datasets.terminal();
    try {
      ExportWish.Read read = ExportWish.read(wish());
      WantedRows wanted = WantedRows.of(read.wish());
      List<Problem> problems = new ArrayList<>(read.problems());
      problems.addAll(wanted.problems());
      if (SayExport.refuse(problems, terminal)) {
        return ExitCode.BAD_INPUT;
      }
      return Files.exists(in) || !home.isThere()
          ? exportFile(read.wish(), terminal)
          : exportStored(read.wish(), wanted.filter(), terminal);
    } catch (GoodRows.Bad e) {
      return e.say("Nothing was exported.", "export", terminal);
    } catch (HomeUnavailable e) {
      terminal.say(String.valueOf(e.getMessage()));
    } catch (UnreadableRows e) {
      terminal.say(e.said().message());
    } catch (WriteFailed e) {
      terminal.say(e.said().message());
    } catch (ExportRefused e) {
      terminal.say(e.said().message());
    } catch (CannotRun e) {
      terminal.say(String.valueOf(e.getMessage()));
    }
    return ExitCode.BAD_INPUT;
  }

  /// Rows that are exported.
  ///
  /// @param name of the dataset
  /// @param type of its rows
  /// @param dimensions by which tasks divide them
  /// @param madeBy how they came to be
  private record Exported(
      String name, TemplateType type, ExportSource source, Set<String> dimensions, MadeBy madeBy) {}

  private int exportFile(ExportWish wish, Terminal terminal) throws UnreadableRows, CannotRun {
    Optional<String> stored = rows.given();
    if (stored.isPresent() && Files.exists(in)) {
      throw new CannotRun(
          "%s is for stored datasets, and %s is a file. Import the file first with winnow dataset import."
              .formatted(stored.get(), in));
    }
    TemplateType ofRows = type == null ? TemplateType.CUSTOM : type;
    GoodRows good = new GoodRows(in, goodRowsOnly);
    ObjectNode unknown = JsonNodeFactory.instance.objectNode();
    ExportSource source =
        taker -> {
          AtomicLong ordinal = new AtomicLong();
          good.each(row -> taker.accept(new ExportRow(ordinal.incrementAndGet(), row, unknown)));
        };
    int exit =
        export(wish, new Exported(name(), ofRows, source, Set.of(), MadeBy.UNKNOWN), terminal);
    FileProblems problems = good.problems();
    if (exit == ExitCode.BAD_INPUT || problems.count() == 0) {
      return exit;
    }
    problems.say(problems.count(), terminal);
    return ExitCode.PARTIAL;
  }

  private int exportStored(ExportWish wish, RowFilter filter, Terminal terminal)
      throws HomeUnavailable, CannotRun {
    HomeOption.Use<Integer, CannotRun> use =
        opened -> {
          try (RowIndexes indexes = opened.indexes()) {
            return export(
                wish, stored(opened, opened.exportStores(indexes), wish, filter), terminal);
          } catch (UnreadableRows e) {
            throw new CannotRun(e.said().message());
          } catch (UncheckedIOException e) {
            throw new CannotRun(
                "%s: its rows cannot be searched (%s). Try again later, or without a filter."
                    .formatted(in, e.getMessage()));
          }
        };
    return home.open(use);
  }

  private Exported stored(
      OpenHome opened, ReadForExport.Stores stores, ExportWish wish, RowFilter filter)
      throws CannotRun {
    StoredDataset dataset = stored(opened);
    RowSet set = set(opened, dataset, wish.version());
    ReadForExport source = ReadForExport.of(stores, set, filter, wish);
    source.complete();
    TemplateType ofRows = type == null ? dataset.type() : type;
    return new Exported(
        dataset.name(), ofRows, source, source.dimensions(wish), source.madeBy(wish));
  }

  private StoredDataset stored(OpenHome opened) throws CannotRun {
    return opened
        .datasets()
        .named(in.toString())
        .orElseThrow(() ->
            new CannotRun(
                "%s: no such file, and no dataset of this name in the home %s. See winnow dataset ls."
                    .formatted(in, home.folder())));
  }

  private static RowSet set(OpenHome opened, StoredDataset dataset, @Nullable Integer version)
      throws CannotRun {
    if (version == null) {
      return dataset.now();
    }
    return opened
        .versions()
        .find(dataset.id(), version)
        .map(DatasetVersion::set)
        .orElseThrow(() ->
            new CannotRun(
                "--dataset-version %d: %s has no such version. Its newest one is %d."
                    .formatted(version, dataset.name(), dataset.version())));
  }

  private int export(ExportWish wish, Exported exported, Terminal terminal)
      throws UnreadableRows, CannotRun {
    ExportSource source = exported.source();
    SeenFields seen = FirstRows.fields(FirstRows.of(source, ExportPlan.LOOKED_AT_ROWS));
    ExportPlan.Planned planned =
        ExportPlan.of(wish, exported.name(), exported.type(), seen, exported.dimensions());
    if (SayExport.refuse(planned.problems(), terminal)) {
      return ExitCode.BAD_INPUT;
    }
    checkOut(planned.plan());
    ExportWatch watch = terminal.isInteractive() ? read -> shown(read, terminal) : ExportWatch.NONE;
    ExportOutcome outcome =
        new WriteExport(planned.plan(), exported.madeBy(), watch).to(out, source);
    SayExport.done(out, planned.plan(), outcome, terminal);
    return outcome.skipped().rows() == 0 ? ExitCode.COMPLETE : ExitCode.PARTIAL;
  }

  private static boolean shown(long read, Terminal terminal) {
    if (read % SHOWN_EVERY_ROWS == 0) {
      terminal.err().print("\r%,d rows read".formatted(read));
      terminal.err().flush();
    }
    return true;
  }

  /// The options, as a request has them.
  private ObjectNode wish() throws CannotRun {
    ObjectNode wish = JsonNodeFactory.instance.objectNode();
    wish.put("layout", layout == null ? null : layout.replace('-', '_'));
    mapping.forEach(wish.putObject("mapping")::put);
    rename.forEach(wish.putObject("rename")::put);
    if (columns != null) {
      columns.forEach(wish.putArray("columns")::add);
    }
    if (split != null) {
      parts(split, wish.putObject("split"));
    } else if (by != null || seed != null) {
      throw new CannotRun(
          "%s needs --split. Say the parts, like --split 8:1:1."
              .formatted(by != null ? "--stratify-by" : "--seed"));
    }
    List<String> endings = List.of(outName().toLowerCase(Locale.ROOT).split("\\.", -1));
    String last = endings.getLast();
    String packed = last.equals("gz") ? "gzip" : last.equals("zst") ? "zstd" : "none";
    wish.put("compression", compress == null ? packed : compress);
    boolean isPacked = !packed.equals("none") && endings.size() > 1;
    String ending = isPacked ? endings.get(endings.size() - 2) : last;
    boolean known = List.of("jsonl", "json", "csv", "parquet").contains(ending);
    wish.put("format", format == null ? known ? ending : "jsonl" : format);
    rows.into(wish);
    return wish.put("formulaSafe", formulaSafe).put("license", license);
  }

  private void parts(String written, ObjectNode split) throws CannotRun {
    String[] parts = written.split(":", -1);
    String[] names = {"train", "validation", "test"};
    boolean numbers = List.of(parts).stream().allMatch(part -> part.matches("\\d{1,9}"));
    if (parts.length < 2 || parts.length > names.length || !numbers) {
      throw new CannotRun(
          "--split takes the parts for training, validation and test, like 8:1:1, or for the first two, like 9:1; not %s."
              .formatted(written));
    }
    for (int i = 0; i < parts.length; i++) {
      split.put(names[i], Integer.parseInt(parts[i]));
    }
    split.put("seed", seed == null ? 0 : seed).put("by", by);
  }

  private String outName() {
    return String.valueOf(out.getFileName());
  }

  /// What the dataset is called: as the file with its rows, without the endings.
  private String name() {
    String name = String.valueOf(in.getFileName());
    int dot = name.indexOf('.', 1);
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private void checkOut(ExportPlan plan) throws CannotRun {
    try {
      if (Files.exists(in) && Files.exists(out) && Files.isSameFile(in, out)) {
        throw new CannotRun("OUT is the file with the rows. Choose another one.");
      }
    } catch (IOException e) {
      throw new CannotRun("%s: cannot be looked at: %s".formatted(out, WriteFailed.reason(e)));
    }
    boolean archive = outName().toLowerCase(Locale.ROOT).endsWith(".zip");
    if (!plan.isFolder() && !archive) {
      var problem = OutputPath.problem(out);
      if (problem.isPresent()) {
        throw new CannotRun(problem.get().message());
      }
    }
    if (plan.isFolder()
        && !archive
        && outName().matches("(?i).*\\.(jsonl|json|csv|parquet|gz|zst)")) {
      throw new CannotRun(
          "%s: this export is several files. Name a folder or a .zip.".formatted(out));
    }
  }
}
