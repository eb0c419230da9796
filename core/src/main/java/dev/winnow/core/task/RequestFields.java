package dev.winnow.core.task;

import static dev.winnow.core.task.FieldTypes.ANY_WHOLE;
import static dev.winnow.core.task.FieldTypes.FLAG;
import static dev.winnow.core.task.FieldTypes.ID;
import static dev.winnow.core.task.FieldTypes.MAP;
import static dev.winnow.core.task.FieldTypes.choice;
import static dev.winnow.core.task.FieldTypes.label;
import static dev.winnow.core.task.FieldTypes.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The fields that requests to the service have in place of a task file's, or beside them.
final class RequestFields {

  /// Rows that a request which is sent to try a template may ask for.
  private static final int TRIED_ROWS_MAX = 20;

  private static final UUID NO_ID = new UUID(0, 0);
  private static final int NAME_CHARS_MAX = 200;

  static final Field<TaskRequest, String> NAME =
      Field.<TaskRequest, String>asked("name", label(NAME_CHARS_MAX, true))
          .says("Name of the task: any text.")
          .needed("", FieldSaid.WRITE_ONE)
          .example("\"medical_qa_synthesis\"");
  static final Field<TaskRequest, String> DESCRIPTION =
      Field.<TaskRequest, String>asked("description", label(4_000, false))
          .says(TaskFields.FOR_PEOPLE)
          .otherwise("");
  static final Field<TaskRequest, UUID> TEMPLATE_ID =
      Field.<TaskRequest, UUID>asked("templateId", ID)
          .says("The template.")
          .needed(NO_ID, FieldSaid.WRITE_ID);
  static final Field<TaskRequest, Integer> TEMPLATE_REVISION =
      Field.<TaskRequest, Integer>asked("templateRevision", whole(1, Integer.MAX_VALUE))
          .says("Revision of the template.")
          .usually("the newest")
          .example("1");
  static final Field<TaskRequest, UUID> MODEL_ID =
      Field.<TaskRequest, UUID>asked("modelId", ID)
          .says("The model.")
          .needed(NO_ID, FieldSaid.WRITE_ID);
  static final Field<TaskRequest, String> KIND =
      Field.<TaskRequest, String>asked(
              "kind", FieldTypes.matching("^(SINGLE|PROPORTIONAL)$").readBy(Value::text))
          .says("PROPORTIONAL with dimensions, else SINGLE: it follows from the other fields.")
          .range("`SINGLE` `PROPORTIONAL`")
          .example("\"SINGLE\"");
  static final Field<TaskRequest, String> MIX_KIND =
      Field.<TaskRequest, String>asked(
              KIND.name(), FieldTypes.matching("^MIX$").readBy(Value::text))
          .says("MIX: all rows are drawn from sources, and no model is asked.")
          .needed(MixRequest.MIX, FieldSaid.WRITE_ONE)
          .example("\"MIX\"");
  static final Field<TaskRequest, List<MixFields.Source>> SOURCES =
      Field.<TaskRequest, List<MixFields.Source>>asked(
              "sources", new FieldType.Blocks<>(MixFields.NEW_SOURCE, false, WantedSaid.SOURCES))
          .says("Datasets that rows are drawn from, with shares.")
          .needed(List.of(), FieldSaid.WRITE_ONE);
  static final Field<TaskRequest, Boolean> START =
      Field.<TaskRequest, Boolean>asked("start", FLAG)
          .says("Whether it starts at once.")
          .otherwise(true);
  static final Field<TaskRequest, Long> SEED =
      Field.<TaskRequest, Long>asked(TaskFields.SEED.name(), TaskFields.SEED.type())
          .says(TaskFields.SEED.what())
          .usually("a random one");
  static final Field<TaskRequest, UUID> DATASET_ID =
      Field.<TaskRequest, UUID>asked("datasetId", ID)
          .says("A dataset that exists: rows are added to it.");
  static final Field<TaskRequest, String> DATASET =
      Field.<TaskRequest, String>asked("dataset", label(NAME_CHARS_MAX, true))
          .says("Name of a dataset, created if there is none.")
          .usually("a new one, named after the task")
          .example("\"medical-qa\"");

  static final Field<TaskRequest, OutputMode> MODE =
      Field.<TaskRequest, OutputMode>asked("mode", choice(OutputMode.values()))
          .says(
              "Whether rows come behind those the dataset has, or take their place in a new version.")
          .otherwise(OutputMode.APPEND);

  /// How the model of a task writes, over the template's settings and the model's own.
  static final Block<TaskRequest> OWN_MODEL =
      Block.described(
          "NewTaskModel",
          "How the model writes, over the template's and the model's own settings.",
          Stream.concat(
                  ModelFields.GENERATION.fields().stream(),
                  Stream.of(ModelFields.THINKING, ModelFields.RESPONSE_FORMAT, ModelFields.EXTRA))
              .<Field<TaskRequest, ?>>map(RequestFields::asked)
              .toList());

  static final Block<TaskRequest> OUTPUT =
      Block.described(
          "NewTaskOutput",
          "Where the rows go.",
          List.of(
              DATASET_ID,
              DATASET,
              MODE,
              Field.<TaskRequest, Task.Format>asked("format", choice(Task.Format.values()))
                  .says("Format of the file.")));

  /// A request for a mix.
  static final Block<TaskRequest> NEW_MIX =
      Block.described(
          "NewMix",
          "Rows drawn from datasets in shares.",
          List.of(
              NAME,
              DESCRIPTION,
              MIX_KIND,
              SOURCES,
              asked(TaskFields.TARGET)
                  .says("Number of rows to end with.")
                  .usually("the sum of the sources' rows"),
              asked(TaskFields.DISTINCT_ON),
              SEED,
              Field.<TaskRequest, TaskRequest>asked("output", OUTPUT).says(OUTPUT.what()),
              RequestEvaluation.field(),
              START));

  /// A request for a task: a task file with what the service keeps in place of files.
  static final Block<TaskRequest> NEW_TASK =
      Block.described("NewTask", "A task to create.", newTask());

  static final Field<Trial, ObjectNode> VALUES =
      Field.<Trial, ObjectNode>asked("values", MAP)
          .says(
              "Values of the template's variables, as the parameters of a task: texts, numbers, booleans.")
          .otherwise(JsonNodeFactory.instance.objectNode())
          .example("{\"topic\": \"Medical health\"}");
  static final Field<Trial, Integer> RENDERED_COUNT = count(TaskFields.BATCH_SIZE.type());
  static final Field<Trial, Integer> TRIED_COUNT = count(whole(1, TRIED_ROWS_MAX));
  static final Field<Trial, Long> RENDERED_SEED =
      Field.<Trial, Long>asked("seed", ANY_WHOLE).says(TaskFields.SEED.what()).otherwise(0L);
  static final Field<Trial, Long> TRIED_SEED =
      Field.<Trial, Long>asked("seed", ANY_WHOLE)
          .says(TaskFields.SEED.what())
          .usually("a different one each time");
  static final Field<Trial, UUID> TRIED_MODEL =
      Field.<Trial, UUID>asked("modelId", ID)
          .says("The stored model to ask.")
          .needed(NO_ID, TaskFieldSaid.NAME_MODEL);

  /// A template that need not have a name yet.
  static final Block<Trial> TEMPLATE_DRAFT =
      Block.described(
          "TemplateDraft",
          "Like TemplateInput, but that its name may be left out.",
          TemplateFields.TEMPLATE.in(Trial::template));

  static final Field<Trial, Trial> TEMPLATE =
      Field.<Trial, Trial>asked("template", TEMPLATE_DRAFT)
          .says("The template to show.")
          .needed(TaskFieldSaid.WRITE_SHOWN);

  static final Block<Trial> RENDER =
      Block.described(
          "TemplateRenderRequest",
          "What to fill a stored template with.",
          List.of(VALUES, RENDERED_COUNT, RENDERED_SEED));
  static final Block<Trial> RENDER_UNSAVED =
      withTemplate("TemplateRenderUnsavedRequest", "A template and what to fill it with.", RENDER);
  static final Block<Trial> TRY =
      Block.described("TemplateTryRequest", "Which model to ask, with which values.", tried());
  static final Block<Trial> TRY_UNSAVED =
      withTemplate(
          "TemplateTryUnsavedRequest", "A template, which model to ask, with which values.", TRY);

  private RequestFields() {}

  private static <R, T> Field<TaskRequest, T> asked(Field<R, T> field) {
    return new Field<>(
        field.name(), field.type(), field.what(), read -> null, field.standard(), field.marks());
  }

  private static List<Field<TaskRequest, ?>> newTask() {
    List<Field<TaskRequest, ?>> fields =
        new ArrayList<>(List.of(NAME, DESCRIPTION, TEMPLATE_ID, TEMPLATE_REVISION, MODEL_ID));
    for (Field<Task, ?> field : TaskRequest.CARRIED) {
      fields.add(
          field.equals(TaskFields.SEED)
              ? SEED
              : asked(RequestShares.IN_REQUESTS.getOrDefault(field, field)));
    }
    fields.add(Field.<TaskRequest, TaskRequest>asked("model", OWN_MODEL).says(OWN_MODEL.what()));
    fields.add(Field.<TaskRequest, TaskRequest>asked("output", OUTPUT).says(OUTPUT.what()));
    fields.add(RequestTopUp.field());
    fields.add(RequestEvaluation.field());
    fields.add(KIND);
    // Known, to say that they are those of a mix.
    fields.add(SOURCES.hidden());
    fields.add(START);
    return fields;
  }

  private static Field<Trial, Integer> count(FieldType<Integer> range) {
    return Field.<Trial, Integer>asked("count", range)
        .says("Rows the request asks for.")
        .usually("5 where the prompt uses {count}, else 1")
        .example("3");
  }

  private static List<Field<Trial, ?>> tried() {
    List<Field<Trial, ?>> fields =
        new ArrayList<>(List.of(TRIED_MODEL, VALUES, TRIED_COUNT, TRIED_SEED));
    for (Field<Trial, ?> field : ModelFields.GENERATION.in(Trial::sampling)) {
      if (!field.name().equals(TRIED_SEED.name())) {
        fields.add(field);
      }
    }
    return fields;
  }

  private static Block<Trial> withTemplate(String name, String what, Block<Trial> stored) {
    List<Field<Trial, ?>> fields = new ArrayList<>();
    fields.add(TEMPLATE);
    fields.addAll(stored.fields());
    return Block.described(name, what, fields);
  }
}
