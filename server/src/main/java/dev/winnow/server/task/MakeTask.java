package dev.winnow.server.task;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.document.Problem;
import dev.winnow.core.task.MixRequest;
import dev.winnow.core.task.OutputMode;
import dev.winnow.core.task.ReadMix;
import dev.winnow.core.task.ReadTask;
import dev.winnow.core.task.RequestEvaluation;
import dev.winnow.core.task.Task;
import dev.winnow.core.task.TaskRequest;
import dev.winnow.core.task.TaskResult;
import dev.winnow.core.task.TopUpSaid;
import dev.winnow.core.task.WrittenChange;
import dev.winnow.core.task.WrittenHeldOut;
import dev.winnow.core.template.TemplateType;
import dev.winnow.server.web.FieldError;
import dev.winnow.server.web.FieldErrors;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.RefusalSaid;
import dev.winnow.server.web.Thing;
import dev.winnow.storage.dataset.StoredDataset;
import dev.winnow.storage.task.CellTargets;
import dev.winnow.storage.task.Pins;
import dev.winnow.storage.task.StoredTask;
import dev.winnow.storage.task.TaskModel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Makes tasks: pins everything that decides their rows, and finds the dataset for them.
final class MakeTask {

  /// Without these nothing more can be said.
  private static final Set<String> PINS = Set.of("templateId", "templateRevision", "modelId");

  private final TaskStores stores;
  private final Clock clock;
  private final RandomGenerator random;

  MakeTask(TaskStores stores, Clock clock, RandomGenerator random) {
    this.stores = stores;
    this.clock = clock;
    this.random = random;
  }

  /// A task that has been stored.
  ///
  /// @param warnings what is worth a look all the same
  /// @param start whether it is to start at once
  record Made(StoredTask task, List<Problem> warnings, boolean start) {}

  /// Makes one, within the caller's transaction.
  ///
  /// @throws Refusal when something is wrong with it
  Made make(ObjectNode body, TaskModel.By by) {
    if (MixRequest.is(body)) {
      return mix(body, MixRequest.read(body, random.nextLong(1L << 31)), by);
    }
    TaskRequest wish = TaskRequest.read(body);
    List<FieldError> errors = new ArrayList<>(FieldErrors.of(wish.problems()));
    errors.addAll(FieldErrors.of(WrittenChange.problems(body)));
    errors.addAll(FieldErrors.of(WrittenHeldOut.problems(body)));
    if (errors.stream().anyMatch(MakeTask::isPin)) {
      throw Refusal.invalid(errors);
    }
    Pins.Template template =
        stores
            .pins()
            .template(wish.templateId(), wish.templateRevision())
            .orElseThrow(() -> noTemplate(wish));
    Pins.Model model = model(wish.modelId());
    ObjectNode document =
        wish.document(
            ExactJson.read(template.content()),
            PinModel.settings(model, wish.model()),
            random.nextLong(1L << 31));
    errors.addAll(new PinCategories(stores.pins()).into(document));
    errors.addAll(FieldErrors.of(SampledDatasets.pin(document, null, stores.datasets())));
    errors.addAll(FieldErrors.of(HeldOutDatasets.pin(document, stores.datasets())));
    RequestEvaluation evaluation = evaluation(body, errors);
    CountDataset counted =
        wish.topUp() == null ? null : CountDataset.of(wish.topUp(), body, stores);
    TaskResult result =
        counted == null
            ? ReadTask.readPinned(document)
            : ReadTask.topUpPinned(document, counted.topUp());
    return switch (result) {
      case TaskResult.Rejected rejected -> {
        errors.addAll(FieldErrors.of(rejected.problems()));
        throw Refusal.invalid(errors);
      }
      case TaskResult.Ready ready when errors.isEmpty() -> {
        TaskRequest.sayInferred(ready.task(), document);
        if (counted != null) {
          if (counted.topUp().isDone()) {
            throw Refusal.invalid("topUp", TopUpSaid.NOTHING_MISSING.of());
          }
          TaskRequest.sayCounted(ready.task(), document);
          counted.pin(document);
        }
        SampledDatasets.pinWanted(ready.task(), document);
        StoredTask stored = store(wish, template, model, document, ready.task(), by);
        keep(stored, evaluation);
        stores.pinned().keep(stored, PinnedTask.of(stored, document, ready));
        yield new Made(stored, ready.warnings(), wish.start());
      }
      case TaskResult.Ready ready -> throw Refusal.invalid(errors);
    };
  }

  /// A task whose rows are all drawn from datasets: it has neither a template nor a model.
  private Made mix(ObjectNode body, MixRequest wish, TaskModel.By by) {
    FieldErrors.refuse(wish.problems());
    ObjectNode document = wish.document();
    FieldErrors.refuse(ReadMix.inMix(SampledDatasets.pin(document, null, stores.datasets())));
    List<FieldError> errors = new ArrayList<>();
    RequestEvaluation evaluation = evaluation(body, errors);
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
    ReadMix.nameByDatasets(document);
    return switch (ReadTask.readPinned(document)) {
      case TaskResult.Rejected rejected ->
          throw Refusal.invalid(FieldErrors.of(ReadMix.inMix(rejected.problems())));
      case TaskResult.Ready ready -> {
        SampledDatasets.pinWanted(ready.task(), document);
        StoredTask.Origin from =
            new StoredTask.Origin(
                null,
                0,
                "",
                null,
                "",
                dataset(
                    new Into(wish.datasetId(), wish.dataset(), wish.mode()),
                    wish.name(),
                    TemplateType.CUSTOM),
                wish.mode());
        StoredTask stored =
            StoredTask.pending(
                wish.name(), wish.description(), from, ready.task(), clock.instant());
        stores.tasks().add(stored, document.toString(), "{}", CellTargets.of(ready.task()), by);
        keep(stored, evaluation);
        stores.pinned().keep(stored, PinnedTask.of(stored, document, ready));
        yield new Made(stored, ReadMix.inMix(ready.warnings()), wish.start());
      }
    };
  }

  /// How it is to be evaluated, the judge's model beside its id; null where nothing is said.
  private @Nullable RequestEvaluation evaluation(ObjectNode body, List<FieldError> errors) {
    RequestEvaluation evaluation = RequestEvaluation.of(body);
    if (evaluation == null) {
      return null;
    }
    errors.addAll(FieldErrors.of(evaluation.problems(List.of())));
    WrittenChange judge = evaluation.judge();
    ObjectNode map = judge == null ? null : judge.map();
    if (judge != null && map != null) {
      judge
          .modelId()
          .flatMap(stores.pins()::model)
          .ifPresentOrElse(
              model -> map.set(WrittenChange.MODEL, ExactJson.read(model.settings())),
              () -> {
                if (judge.modelId().isPresent()) {
                  errors.add(
                      FieldError.of(
                          "evaluation.judge.modelId", RefusalSaid.NO_SUCH.of(Thing.MODEL)));
                }
              });
    }
    return evaluation;
  }

  private void keep(StoredTask task, @Nullable RequestEvaluation evaluation) {
    if (evaluation != null) {
      stores.evaluations().wishOfTask(task.id(), evaluation.written().toString());
    }
  }

  /// A stored model.
  ///
  /// @throws Refusal when there is none
  Pins.Model model(UUID id) {
    return stores.pins().model(id).orElseThrow(() -> Refusal.noSuch("modelId", Thing.MODEL));
  }

  private static boolean isPin(FieldError error) {
    String field = error.field();
    return PINS.contains(field) || field.equals("topUp") || field.startsWith("topUp.");
  }

  private Refusal noTemplate(TaskRequest wish) {
    UUID id = wish.templateId();
    if (stores.pins().template(id, null).isPresent()) {
      return Refusal.invalid(
          "templateRevision",
          RefusalSaid.NO_SUCH_REVISION.of(String.valueOf(wish.templateRevision())));
    }
    return stores.pins().holdTemplate(id).isPresent()
        ? Refusal.invalid("templateId", RefusalSaid.ARCHIVED_TEMPLATE.of())
        : Refusal.noSuch("templateId", Thing.TEMPLATE);
  }

  private StoredTask store(
      TaskRequest wish,
      Pins.Template template,
      Pins.Model model,
      ObjectNode document,
      Task task,
      TaskModel.By by) {
    StoredTask.Origin from =
        new StoredTask.Origin(
            template.id(),
            template.revision(),
            template.name(),
            model.id(),
            model.name(),
            dataset(
                new Into(wish.datasetId(), wish.dataset(), wish.mode()),
                wish.name(),
                task.template().type()),
            wish.mode());
    HeldOutDatasets.check(document, from.dataset());
    StoredTask stored =
        StoredTask.pending(wish.name(), wish.description(), from, task, clock.instant());
    String own = wish.model().toString();
    stores.tasks().add(stored, document.toString(), own, CellTargets.of(task), by);
    return stored;
  }

  /// Makes a task with everything another one has pinned, and a dataset of its own.
  ///
  /// @param name null is the other one's
  StoredTask copy(StoredTask other, @Nullable String name, TaskModel.By by) {
    String newName = name == null ? other.name() : name;
    StoredTask.Origin from =
        new StoredTask.Origin(
            stillThere(other.templateId(), stores.pins()::holdTemplate),
            other.templateRevision(),
            other.templateName(),
            stillThere(other.modelId(), stores.pins()::holdModel),
            other.modelName(),
            numbered(newName, type(other)),
            OutputMode.APPEND);
    PinnedTask pinned = stores.pinned().of(other);
    StoredTask copy =
        StoredTask.pending(newName, other.description(), from, pinned.task(), clock.instant());
    String config = pinned.document().toString();
    String own = stores.models().own(other.id()).orElse(null);
    stores.tasks().add(copy, config, own, CellTargets.of(pinned.task()), by);
    stores
        .evaluations()
        .wishOfTask(other.id())
        .ifPresent(wish -> stores.evaluations().wishOfTask(copy.id(), wish));
    return copy;
  }

  /// What the other task was made with may be gone, or be going just now.
  private static @Nullable UUID stillThere(@Nullable UUID id, Function<UUID, Optional<UUID>> hold) {
    return Optional.ofNullable(id).flatMap(hold).orElse(null);
  }

  /// What kind of data a task makes.
  private TemplateType type(StoredTask task) {
    return stores.pinned().of(task).task().template().type();
  }

  /// Where the rows of a task are to go.
  ///
  /// @param named null is one of its own, where no id is given
  private record Into(@Nullable UUID id, @Nullable String named, OutputMode mode) {}

  private StoredDataset dataset(Into into, String task, TemplateType type) {
    StoredDataset found = found(into, task, type);
    boolean taken =
        into.mode() == OutputMode.NEW_VERSION
            && !stores.datasets().writing(List.of(found.id())).isEmpty();
    if (taken) {
      throw Refusal.invalid("output.mode", TaskSaid.DATASET_BUSY.of(found.name()));
    }
    return found;
  }

  private StoredDataset found(Into into, String task, TemplateType type) {
    if (into.id() != null) {
      return stores
          .datasets()
          .find(into.id())
          .orElseThrow(() -> Refusal.noSuch("output.datasetId", Thing.DATASET));
    }
    return into.named() != null
        ? stores.datasets().namedOrNew(into.named(), type)
        : numbered(task, type);
  }

  private StoredDataset numbered(String name, TemplateType type) {
    return stores.datasets().addNumbered(UUID.randomUUID(), name, type);
  }
}
