package dev.winnow.storage.export;

import dev.winnow.core.document.Pointer;
import dev.winnow.core.document.Problem;
import dev.winnow.core.document.Problems;
import dev.winnow.core.layout.Layout;
import dev.winnow.core.layout.MapFields;
import dev.winnow.core.layout.Mapping;
import dev.winnow.core.layout.SeenFields;
import dev.winnow.core.layout.Shape;
import dev.winnow.core.layout.Slot;
import dev.winnow.core.task.ExportWish;
import dev.winnow.core.task.Task.Format;
import dev.winnow.core.template.TemplateType;
import dev.winnow.storage.file.Compression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An export, checked against the fields that the rows have.
///
/// @param name of the dataset
/// @param type of its rows
/// @param fields that the rows have, as far as they were looked at
/// @param mapping what fills the slots of the layout; null where it has none
public record ExportPlan(
    ExportWish wish,
    String name,
    TemplateType type,
    List<String> fields,
    @Nullable Mapping mapping) {

  private static final int NAME_CHARS_MAX = 80;

  /// Fields of layouts that rows have only where something fills them.
  private static final Set<String> BESIDE = Set.of("system", "history");

  /// How many rows are looked at for their fields, at the most.
  public static final int LOOKED_AT_ROWS = 1_000;

  public ExportPlan {
    fields = List.copyOf(fields);
  }

  /// What came of planning.
  ///
  /// @param problems at the places of the wish; with an error among them the plan is of no use
  public record Planned(ExportPlan plan, List<Problem> problems) {

    /// Whether it can be made.
    public boolean isReady() {
      return !Problems.anyError(problems);
    }
  }

  /// Plans an export.
  ///
  /// @param seen the fields of the first [#LOOKED_AT_ROWS] rows
  /// @param dimensions by which the tasks that made the rows divide them
  public static Planned of(
      ExportWish wish, String name, TemplateType type, SeenFields seen, Set<String> dimensions) {
    List<Problem> problems = new ArrayList<>();
    Layout layout = wish.layout();
    Mapping mapping = null;
    if (layout != null && layout != Layout.HUGGING_FACE) {
      MapFields.Mapped mapped = MapFields.of(layout, type, seen, wish.mapping());
      mapping = mapped.mapping();
      problems.addAll(mapped.problems());
    }
    ExportPlan plan = new ExportPlan(wish, name, type, seen.names(), mapping);
    plan.checkFormat(seen, problems);
    plan.checkSplit(seen, dimensions, problems);
    plan.checkNames(seen, problems);
    return new Planned(plan, List.copyOf(problems));
  }

  private void checkFormat(SeenFields seen, List<Problem> problems) {
    if (wish.format() == Format.CSV && mapping != null && holdsLists(mapping, seen)) {
      problems.add(
          Problem.error("/format", ExportSaid.NO_LISTS.of(mapping.shape().layout().label())));
    }
    if (wish.layout() == Layout.LLAMA_FACTORY
        && wish.compression() != ExportWish.Compression.NONE) {
      problems.add(Problem.error("/compression", ExportSaid.NOT_COMPRESSED.of()));
    }
  }

  private static boolean holdsLists(Mapping mapping, SeenFields seen) {
    return mapping.shape().isList()
        || mapping.sources().containsKey(Slot.MESSAGES)
        || mapping.sources().containsKey(Slot.HISTORY)
        || (mapping.shape() != Shape.ALPACA
            && mapping.sources().values().stream().anyMatch(it -> seen.isList(it.written())));
  }

  private void checkSplit(SeenFields seen, Set<String> dimensions, List<Problem> problems) {
    ExportWish.Split split = wish.split();
    if (split == null || split.by() == null) {
      return;
    }
    String dimension = split.dimension().orElse(null);
    if (dimension == null) {
      if (!seen.has(split.by())) {
        problems.add(Problem.error("/split/by", seen.unseen(split.by())));
      }
    } else if (!dimensions.contains(dimension)) {
      problems.add(
          Problem.error(
              "/split/by",
              dimensions.isEmpty()
                  ? ExportSaid.NO_DIMENSIONS.of()
                  : ExportSaid.NO_DIMENSION.of(dimension, dimensions)));
    }
  }

  private void checkNames(SeenFields seen, List<Problem> problems) {
    List<String> columns = wish.columns();
    for (int i = 0; columns != null && i < columns.size(); i++) {
      if (!seen.has(columns.get(i))) {
        problems.add(Problem.warning(Pointer.child("/columns", i), seen.unseen(columns.get(i))));
      }
    }
    for (String old : wish.rename().keySet()) {
      if (!seen.has(old)) {
        problems.add(Problem.warning(Pointer.child("/rename", old), seen.unseen(old)));
      }
    }
    Set<String> taken = new HashSet<>(mapping == null ? Set.of() : mapping.shape().fields());
    for (String column : carried()) {
      String name = written(column);
      if (!taken.add(name)) {
        String at =
            wish.rename().entrySet().stream()
                .filter(renamed -> renamed.getValue().equals(name))
                .map(renamed -> Pointer.child("/rename", renamed.getKey()))
                .findFirst()
                .orElse("/columns");
        problems.add(Problem.error(at, ExportSaid.SAME_NAME.of(name)));
      }
    }
  }

  /// The fields of the rows that are written beside those of a layout; without one, those that are
  /// known.
  private List<String> carried() {
    List<String> columns = wish.columns();
    return columns != null ? columns : mapping == null ? fields : List.of();
  }

  /// What a field of the rows is called in the export.
  String written(String field) {
    return wish.rename().getOrDefault(field, field);
  }

  /// The columns that come first, whether rows have them or not, and that are written in any case.
  List<String> firstColumns() {
    Stream<String> own =
        mapping == null
            ? Stream.of()
            : mapping.shape().fields().stream().filter(field -> !BESIDE.contains(field));
    Stream<String> provenance =
        wish.provenance() ? Stream.of(MakeExportRow.PROVENANCE) : Stream.of();
    return Stream.of(own, carried().stream().map(this::written), provenance)
        .flatMap(each -> each)
        .toList();
  }

  /// Whether it is several files.
  public boolean isFolder() {
    return wish.split() != null || (wish.layout() != null && wish.layout().isFolder());
  }

  /// How often the rows are read.
  public int passes() {
    return wish.split() == null ? 1 : 2;
  }

  /// What it is best called as one file: `medical-qa.jsonl.gz`, or `medical-qa.zip` where it is
  /// several.
  public String fileName() {
    return fileName(name) + "." + (isFolder() ? "zip" : ending());
  }

  /// The name of the dataset as that of a file.
  String plainName() {
    return fileName(name);
  }

  private static String fileName(String name) {
    String plain = name.strip().replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^[.-]+", "");
    int end = Math.min(plain.length(), NAME_CHARS_MAX);
    boolean halved = end < plain.length() && Character.isHighSurrogate(plain.charAt(end - 1));
    String cut = plain.substring(0, halved ? end - 1 : end);
    return cut.isEmpty() ? "dataset" : cut;
  }

  /// The ending of its files with rows, without the dot.
  String ending() {
    // What is packed in Parquet is packed inside.
    boolean packed = wish.format() != Format.PARQUET;
    return wish.format().extension() + (packed ? compression().ending() : "");
  }

  Compression compression() {
    return switch (wish.compression()) {
      case NONE -> Compression.NONE;
      case GZIP -> Compression.GZIP;
      case ZSTD -> Compression.ZSTD;
    };
  }

  /// The parts of its split that get rows; without one, all rows are for training.
  List<SplitPart> parts() {
    ExportWish.Split split = wish.split();
    return split == null
        ? List.of(SplitPart.TRAIN)
        : Stream.of(SplitPart.values()).filter(part -> part.parts(split) > 0).toList();
  }

  /// The file of a part, below the folder.
  String fileOf(SplitPart part) {
    String file = part.word() + "." + ending();
    if (wish.layout() == Layout.HUGGING_FACE) {
      return "data/" + file;
    }
    return wish.split() == null ? plainName() + "." + ending() : file;
  }

  /// The ending by which a wish for an archive is known.
  static boolean isArchive(String fileName) {
    return fileName.toLowerCase(Locale.ROOT).endsWith(".zip");
  }

  /// The mapping as a request writes it; empty where there are no slots.
  public Map<String, String> writtenMapping() {
    return mapping == null ? Map.of() : mapping.written();
  }
}
