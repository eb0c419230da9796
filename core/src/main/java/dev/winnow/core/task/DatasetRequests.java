package dev.winnow.core.task;

import dev.winnow.core.document.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Requests that change what a dataset has.
public final class DatasetRequests {

  private static final int NOTE_CHARS_MAX = 500;

  /// Rows that one request may edit.
  private static final int EDITS_MAX = 10_000;

  private static final FieldType.Plain<String> NOTE_TYPE = FieldTypes.label(NOTE_CHARS_MAX, false);

  static final Block<Note> VERSION =
      Block.described("NewDatasetVersion", "A version to keep.", List.of(noteOf(Note::note)));

  static final Block<Edits> EDITS =
      Block.described(
          "DatasetEdits", "Rows to change or to remove.", List.of(noteOf(Edits::note), Edits.ROWS));

  static final Block<StartImport> START =
      Block.described(
          "StartImport",
          "What is to become of an uploaded file.",
          List.of(
              StartImport.ID,
              StartImport.NAME,
              StartImport.MODE,
              StartImport.GOOD_ROWS_ONLY,
              StartImport.READ_LAYOUT,
              noteOf(StartImport::note)));

  private DatasetRequests() {}

  private static <R> Field<R, String> noteOf(Function<R, @Nullable String> value) {
    return Field.<R, String>of("note", NOTE_TYPE, value)
        .says("For people: what the version is, or why.")
        .otherwise("");
  }

  /// A version, or a return to one.
  ///
  /// @param note may be empty
  /// @param problems what is wrong with it
  public record Note(String note, List<Problem> problems) {

    /// Reads one.
    public static Note read(ObjectNode body) {
      Reading reading = TaskRequest.reading(body);
      Fields fields = Fields.of(body, VERSION, reading);
      return new Note(fields.get(noteOf(Note::note)), reading.problems());
    }
  }

  /// A row with something else in its place.
  ///
  /// @param data null removes it
  public record Edit(long ordinal, @Nullable ObjectNode data) {

    private static final Field<Edit, Long> ORDINAL =
        Field.of("ordinal", FieldTypes.wholeLong(1, Long.MAX_VALUE), Edit::ordinal)
            .says("The row.")
            .needed(1L, FieldSaid.WRITE_ONE)
            .example("7");
    private static final Field<Edit, ObjectNode> DATA =
        Field.of("data", FieldTypes.MAP, Edit::data)
            .says("What takes its place; null removes the row. It has to be written.")
            .example("{\"question\": \"...\"}");

    private static final Block<Edit> BLOCK =
        new Block<>(
            "DatasetEdit", "A row to change or to remove.", List.of(ORDINAL, DATA), Edit::of);

    private static Edit of(Fields in) {
      if (!in.isWritten(DATA)) {
        in.error(DATA, FieldSaid.MISSING.of().then(FieldSaid.WRITE_DATA.of()));
      }
      return new Edit(in.get(ORDINAL), in.find(DATA));
    }
  }

  /// Rows to change or to remove.
  ///
  /// @param note may be empty
  /// @param edits at least one, each of another row
  /// @param problems what is wrong with it
  public record Edits(String note, List<Edit> edits, List<Problem> problems) {

    private static final Field<Edits, List<Edit>> ROWS =
        Field.of("edits", new FieldType.Blocks<>(Edit.BLOCK, false, WantedSaid.EDITS), Edits::edits)
            .says("The rows, each once, at most 10,000.")
            .needed(List.of(), FieldSaid.WRITE_ONE);

    /// Reads them.
    public static Edits read(ObjectNode body) {
      Reading reading = TaskRequest.reading(body);
      Fields fields = Fields.of(body, EDITS, reading);
      List<Edit> edits = fields.get(ROWS);
      if (edits.isEmpty() && fields.has(ROWS)) {
        fields.error(ROWS, FieldSaid.EMPTY_LABEL);
      } else if (edits.size() > EDITS_MAX) {
        fields.error(ROWS, FieldSaid.TOO_MANY.of(edits.size(), EDITS_MAX));
      }
      Set<Long> seen = new HashSet<>();
      for (Edit edit : edits) {
        if (!seen.add(edit.ordinal())) {
          fields.error(ROWS, FieldSaid.EDIT_TWICE.of(edit.ordinal()));
        }
      }
      return new Edits(fields.get(noteOf(Edits::note)), edits, reading.problems());
    }
  }

  /// What is to become of an uploaded file.
  ///
  /// @param datasetId the dataset that its rows go to; null where a name is given
  /// @param name of the dataset, made where there is none; null where an id is given
  /// @param goodRowsOnly whether rows without problems are taken although others have some
  /// @param readLayout whether rows of a training layout become plain ones
  /// @param note of the version; may be empty
  /// @param problems what is wrong with it
  public record StartImport(
      @Nullable UUID datasetId,
      @Nullable String name,
      OutputMode mode,
      boolean goodRowsOnly,
      boolean readLayout,
      String note,
      List<Problem> problems) {

    private static final Field<StartImport, UUID> ID =
        Field.of("datasetId", FieldTypes.ID, StartImport::datasetId).says("A dataset that exists.");
    private static final Field<StartImport, String> NAME =
        Field.of("name", RequestFields.NAME.type(), StartImport::name)
            .says("Name of the dataset, created if there is none.")
            .usually("the name of the file")
            .example("\"medical-qa\"");
    private static final Field<StartImport, OutputMode> MODE =
        Field.of("mode", FieldTypes.choice(OutputMode.values()), StartImport::mode)
            .says("Whether the rows come behind those there are, or take their place.")
            .otherwise(OutputMode.APPEND);
    private static final Field<StartImport, Boolean> GOOD_ROWS_ONLY =
        Field.of("goodRowsOnly", FieldTypes.FLAG, StartImport::goodRowsOnly)
            .says("Whether rows without problems are imported although others have some.")
            .otherwise(false);
    private static final Field<StartImport, Boolean> READ_LAYOUT =
        Field.of("readLayout", FieldTypes.FLAG, StartImport::readLayout)
            .says("Whether rows of a training layout that was recognised become plain ones.")
            .otherwise(false);

    /// Reads it.
    public static StartImport read(ObjectNode body) {
      Reading reading = TaskRequest.reading(body);
      Fields fields = Fields.of(body, START, reading);
      UUID id = fields.find(ID);
      String name = fields.find(NAME);
      if (id != null && name != null) {
        fields.error(NAME, FieldSaid.BESIDE.of(ID.name()));
      }
      return new StartImport(
          id,
          name,
          fields.get(MODE),
          fields.get(GOOD_ROWS_ONLY),
          fields.get(READ_LAYOUT),
          fields.get(noteOf(StartImport::note)),
          reading.problems());
    }
  }
}
