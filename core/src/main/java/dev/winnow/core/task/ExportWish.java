package dev.winnow.core.task;

import static dev.winnow.core.task.FieldTypes.FLAG;
import static dev.winnow.core.task.FieldTypes.ID;
import static dev.winnow.core.task.FieldTypes.TEXT;
import static dev.winnow.core.task.FieldTypes.constant;
import static dev.winnow.core.task.FieldTypes.label;
import static dev.winnow.core.task.FieldTypes.texts;
import static dev.winnow.core.task.FieldTypes.whole;
import static dev.winnow.core.task.FieldTypes.wholeLong;

import dev.winnow.core.document.Problem;
import dev.winnow.core.layout.Layout;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// How a dataset is to be exported.
///
/// @param version null for what is there now
/// @param layout null for rows as they are
/// @param mapping by slot of the layout, the field that fills it: empty leaves the slot empty, `=`
///   and a text fills it with that; slots that are not named are filled by the usual names
/// @param split null for one file
/// @param columns null for all fields; with a layout, what is kept beside its own fields
/// @param rename new names by old ones
/// @param provenance whether each row tells how it came to be, in the field `_provenance`
/// @param formulaSafe whether CSV cells that a spreadsheet would take for formulas are marked
/// @param license of the data; null where nobody said
/// @param rows by what reviewers made of them
public record ExportWish(
    @Nullable Integer version,
    Task.Format format,
    @Nullable Layout layout,
    Map<String, String> mapping,
    @Nullable Split split,
    @Nullable List<String> columns,
    Map<String, String> rename,
    boolean provenance,
    Compression compression,
    boolean formulaSafe,
    @Nullable String license,
    Filter filter,
    Reviewed rows) {

  private static final int PARTS_MAX = 1_000_000;

  /// How a file is compressed.
  public enum Compression {
    NONE,
    GZIP,
    ZSTD
  }

  /// Which rows, by what reviewers made of them.
  public enum Reviewed {
    /// All that are there.
    ALL,
    /// Those that reviewers accepted or edited.
    REVIEWED
  }

  /// What became of a row in the eyes of a reviewer.
  public enum RowState {
    ACCEPTED,
    EDITED,
    REMOVED
  }

  /// Parts of the rows, like 8, 1 and 1; at least one is above 0.
  ///
  /// @param seed the same gives the same files
  /// @param by the field whose values are divided alike, or `category:` and a dimension of the
  ///   tasks that made the rows; null for none
  public record Split(int train, int validation, int test, long seed, @Nullable String by) {

    private static final String CATEGORY = "category:";

    private static final Field<Split, Integer> TRAIN =
        part("train", "Parts of the rows that go to the training file.", Split::train);
    private static final Field<Split, Integer> VALIDATION =
        part("validation", "Parts of the rows that go to the validation file.", Split::validation);
    private static final Field<Split, Integer> TEST =
        part("test", "Parts of the rows that go to the test file.", Split::test);
    private static final Field<Split, Long> SEED =
        Field.of("seed", wholeLong(Long.MIN_VALUE, Long.MAX_VALUE), Split::seed)
            .says("Decides which row goes where: same seed, same files.")
            .otherwise(0L);
    private static final Field<Split, String> BY =
        Field.of("by", FieldTypes.FILLED, Split::by)
            .says(
                "Field of the rows, or category: and a dimension of the tasks that made them: each file gets its share of every value of it.")
            .example("\"difficulty\"");

    private static final Block<Split> BLOCK =
        new Block<>(
            "ExportSplit",
            "Rows divided into files at random, in exact proportions.",
            List.of(TRAIN, VALIDATION, TEST, SEED, BY),
            Split::of);

    private static Field<Split, Integer> part(
        String name, String what, Function<Split, @Nullable Integer> value) {
      return Field.of(name, whole(0, PARTS_MAX), value).says(what).otherwise(0);
    }

    /// The dimension whose categories are divided alike; empty where they are values of a field.
    public Optional<String> dimension() {
      return by != null && by.startsWith(CATEGORY)
          ? Optional.of(by.substring(CATEGORY.length()))
          : Optional.empty();
    }

    private static Split of(Fields in) {
      Split split =
          new Split(in.get(TRAIN), in.get(VALIDATION), in.get(TEST), in.get(SEED), in.find(BY));
      if (split.train + split.validation + split.test == 0 && !in.reading().failed()) {
        in.error(TRAIN, ExportWishSaid.NO_PART);
      }
      return split;
    }
  }

  /// Which rows; what is null or empty lets all pass.
  ///
  /// @param where `field:op:value`, all of them hold
  /// @param category `dimension:value`, all of them hold
  /// @param task the task that made them
  /// @param model the model that wrote them
  public record Filter(
      @Nullable String q,
      List<String> where,
      List<String> category,
      @Nullable RowState verdict,
      @Nullable UUID task,
      @Nullable String model,
      @Nullable Instant from,
      @Nullable Instant to) {

    /// Every row.
    public static final Filter NONE =
        new Filter(null, List.of(), List.of(), null, null, null, null, null);

    private static final Field<Filter, String> Q =
        Field.of("q", TEXT, Filter::q).says("Words that rows contain.");
    private static final Field<Filter, List<String>> WHERE =
        Field.of("where", texts(0), Filter::where)
            .says("Conditions like field:op:value, all of which hold.")
            .otherwise(List.of())
            .example("[\"score:ge:4\"]");
    private static final Field<Filter, List<String>> CATEGORY =
        Field.of("category", texts(0), Filter::category)
            .says("Categories like dimension:value, all of which hold.")
            .otherwise(List.of())
            .example("[\"difficulty:hard\"]");
    private static final Field<Filter, RowState> VERDICT =
        Field.of("verdict", constant(RowState.values()), Filter::verdict)
            .says("What became of the rows.");
    private static final Field<Filter, UUID> TASK =
        Field.of("task", ID, Filter::task).says("The task that made them.");
    private static final Field<Filter, String> MODEL =
        Field.of("model", TEXT, Filter::model).says("Name of the model that wrote them.");
    private static final Field<Filter, Instant> FROM =
        Field.of("from", FieldTypes.INSTANT, Filter::from).says("Added at this time or later.");
    private static final Field<Filter, Instant> TO =
        Field.of("to", FieldTypes.INSTANT, Filter::to).says("Added before this time.");

    private static final Block<Filter> BLOCK =
        new Block<>(
            "ExportFilter",
            "Which rows are exported.",
            List.of(Q, WHERE, CATEGORY, VERDICT, TASK, MODEL, FROM, TO),
            in ->
                new Filter(
                    in.find(Q),
                    in.get(WHERE),
                    in.get(CATEGORY),
                    in.find(VERDICT),
                    in.find(TASK),
                    in.find(MODEL),
                    in.find(FROM),
                    in.find(TO)));
  }

  private static final Field<ExportWish, Integer> VERSION =
      Field.of("version", whole(1, Integer.MAX_VALUE), ExportWish::version)
          .says("Version of the dataset.")
          .usually("what is there now");
  private static final Field<ExportWish, Task.Format> FORMAT =
      Field.of("format", constant(Task.Format.values()), ExportWish::format)
          .says("Format of the files.")
          .otherwise(Task.Format.JSONL);
  private static final Field<ExportWish, Layout> LAYOUT =
      Field.of("layout", constant(Layout.values()), ExportWish::layout)
          .says("Training layout of the rows.")
          .usually("the rows as they are")
          .example("\"ALPACA\"");
  private static final Field<ExportWish, Map<String, String>> MAPPING =
      Field.of("mapping", FieldTypes.textMap(ExportWish::names), ExportWish::mapping)
          .says(
              "By slot of the layout, the field that fills it; an empty text leaves it empty, and = with a text fills it with that.")
          .usually("by the usual names of fields")
          .example("{\"instruction\": \"question\", \"output\": \"answer\"}");
  private static final Field<ExportWish, Split> SPLIT =
      Field.of("split", Split.BLOCK, ExportWish::split).says(Split.BLOCK.what());
  private static final Field<ExportWish, List<String>> COLUMNS =
      Field.of("columns", texts(0), ExportWish::columns)
          .says("Fields to write, in their order; with a layout, fields to keep beside its own.")
          .usually("all of them; with a layout, none beside its own")
          .example("[\"question\", \"answer\"]");
  private static final Field<ExportWish, Map<String, String>> RENAME =
      Field.of("rename", FieldTypes.textMap(ExportWish::names), ExportWish::rename)
          .says("New names of fields, by their old ones.")
          .otherwise(Map.of())
          .example("{\"question\": \"prompt\"}");
  private static final Field<ExportWish, Boolean> PROVENANCE =
      Field.of("provenance", FLAG, ExportWish::provenance)
          .says("Whether each row tells how it came to be, in the field _provenance.")
          .otherwise(false);
  private static final Field<ExportWish, Compression> COMPRESSION =
      Field.of("compression", constant(Compression.values()), ExportWish::compression)
          .says("Compression of the files.")
          .otherwise(Compression.NONE);
  private static final Field<ExportWish, Boolean> FORMULA_SAFE =
      Field.of("formulaSafe", FLAG, ExportWish::formulaSafe)
          .says(
              "Whether CSV cells that a spreadsheet would take for formulas get an apostrophe in front.")
          .otherwise(false);
  private static final Field<ExportWish, String> LICENSE =
      Field.of("license", label(200, true), ExportWish::license)
          .says("License of the data, for the card of a Hugging Face folder.")
          .example("\"cc-by-4.0\"");
  private static final Field<ExportWish, Filter> FILTER =
      Field.of("filter", Filter.BLOCK, ExportWish::filter).says(Filter.BLOCK.what());

  private static final Field<ExportWish, Reviewed> ROWS =
      Field.of("rows", constant(Reviewed.values()), ExportWish::rows)
          .says("All rows, or only those that reviewers accepted or edited.")
          .otherwise(Reviewed.ALL);

  static final Block<ExportWish> BLOCK =
      new Block<>(
          "ExportWish",
          "How a dataset is exported.",
          List.of(
              VERSION,
              FORMAT,
              LAYOUT,
              MAPPING,
              SPLIT,
              COLUMNS,
              RENAME,
              PROVENANCE,
              COMPRESSION,
              FORMULA_SAFE,
              LICENSE,
              FILTER,
              ROWS),
          ExportWish::of);

  public ExportWish {
    mapping = Map.copyOf(mapping);
    rename = Map.copyOf(rename);
    columns = columns == null ? null : List.copyOf(columns);
  }

  /// What came of reading one.
  ///
  /// @param wish with something harmless wherever a problem was noted
  /// @param problems what is wrong with it
  public record Read(ExportWish wish, List<Problem> problems) {}

  /// Reads it.
  public static Read read(ObjectNode body) {
    Reading reading = TaskRequest.reading(body);
    ExportWish wish = BLOCK.reader().apply(Fields.of(body, BLOCK, reading));
    return new Read(wish, reading.problems());
  }

  private static ExportWish of(Fields in) {
    Map<String, String> mapping = in.find(MAPPING);
    Layout layout = in.find(LAYOUT);
    boolean hasSlots = layout != null && layout != Layout.HUGGING_FACE;
    if (mapping != null && !mapping.isEmpty() && !hasSlots) {
      in.error(MAPPING, ExportWishSaid.NO_SLOTS);
    }
    return new ExportWish(
        in.find(VERSION),
        in.get(FORMAT),
        layout,
        mapping == null ? Map.of() : mapping,
        in.has(SPLIT) ? in.find(SPLIT) : null,
        in.find(COLUMNS),
        in.get(RENAME),
        in.get(PROVENANCE),
        in.get(COMPRESSION),
        in.get(FORMULA_SAFE),
        in.find(LICENSE),
        in.has(FILTER) ? in.get(FILTER) : Filter.NONE,
        in.get(ROWS));
  }

  /// A map of names; null is none.
  private static @Nullable Map<String, String> names(Value value) {
    ObjectNode map = value.map();
    if (map == null) {
      return null;
    }
    Map<String, String> names = new LinkedHashMap<>();
    for (Value entry : value.entries()) {
      String name = entry.isThere() ? entry.text() : "";
      if (name != null) {
        names.put(entry.name(), name);
      }
    }
    return names;
  }

  /// As [#read] reads it, every field there, null where nothing is set.
  public ObjectNode json() {
    return BLOCK.shown(this);
  }
}
