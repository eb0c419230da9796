package dev.winnow.server.evaluation;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.document.Pointer;
import dev.winnow.core.document.Problem;
import dev.winnow.core.document.Problems;
import dev.winnow.core.gate.Options;
import dev.winnow.core.task.EvaluationFieldSaid;
import dev.winnow.core.task.EvaluationRequest;
import dev.winnow.core.task.WrittenChange;
import dev.winnow.core.task.WrittenHeldOut;
import dev.winnow.server.web.FieldError;
import dev.winnow.server.web.FieldErrors;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.RefusalSaid;
import dev.winnow.server.web.Thing;
import dev.winnow.storage.dataset.DatasetRow;
import dev.winnow.storage.dataset.DatasetVersion;
import dev.winnow.storage.dataset.RowSet;
import dev.winnow.storage.dataset.StoredDataset;
import dev.winnow.storage.evaluation.Evaluations;
import dev.winnow.storage.evaluation.StoredEvaluation;
import dev.winnow.storage.task.StoredTask;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// Makes of requests evaluations that can run: which rows, and everything that they are evaluated
/// by.
final class AskEvaluation {

  /// Rows that are looked at for their fields.
  private static final int LOOKED_AT = 200;

  private static final List<String> OF_REQUEST = List.of("name", "datasetId", "version", "taskId");

  private final EvaluationStores stores;

  AskEvaluation(EvaluationStores stores) {
    this.stores = stores;
  }

  /// Stores one, which then runs.
  ///
  /// @throws Refusal when something is wrong with the request
  UUID ask(ObjectNode body) {
    EvaluationRequest wish = EvaluationRequest.read(body);
    if (!wish.problems().isEmpty()) {
      List<Problem> all = new ArrayList<>(wish.problems());
      all.addAll(EvaluationRequest.settings(body, Options.Rows.ANY).problems());
      FieldErrors.refuse(all);
    }
    Evaluations.Wanted source = wish.task() == null ? ofDataset(wish) : ofTask(wish);
    ObjectNode settings = body.deepCopy();
    settings.remove(OF_REQUEST);
    List<FieldError> errors = new ArrayList<>(pinned(settings));
    errors.addAll(FieldErrors.of(WrittenHeldOut.pin(settings, this::heldOut)));
    errors.addAll(
        FieldErrors.of(
            EvaluationRequest.settings(
                    settings, new Options.Rows(List.copyOf(fields(source)), prompts(source)))
                .problems()));
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
    return stores
        .evaluations()
        .add(
            new Evaluations.Wanted(
                wish.name().isBlank() ? source.name() : wish.name(),
                source.dataset(),
                source.version(),
                source.set(),
                source.task(),
                source.taskName(),
                source.taskRows(),
                false,
                settings.toString(),
                source.rows()))
        .orElseThrow();
  }

  private Optional<WrittenHeldOut.Found> heldOut(UUID id) {
    return stores
        .datasets()
        .find(id)
        .map(it ->
            new WrittenHeldOut.Found(
                it.name(), it.rows(), it.now().written(), it.archivedAt() != null));
  }

  private Evaluations.Wanted ofDataset(EvaluationRequest wish) {
    UUID id = Objects.requireNonNull(wish.dataset());
    StoredDataset dataset =
        stores.datasets().find(id).orElseThrow(() -> Refusal.noSuch("datasetId", Thing.DATASET));
    RowSet set = dataset.now();
    long rows = dataset.rows();
    Integer number = wish.version();
    if (number != null) {
      DatasetVersion version =
          stores
              .versions()
              .find(id, number)
              .orElseThrow(() ->
                  Refusal.invalid("version", RefusalSaid.NO_SUCH_REVISION.of(number.toString())));
      set = version.set();
      rows = version.rows();
    }
    if (rows == 0) {
      throw Refusal.invalid("datasetId", EvaluationFieldSaid.NO_ROWS.of());
    }
    return new Evaluations.Wanted(
        dataset.name(), id, wish.version(), set, null, "", null, false, "{}", rows);
  }

  private Evaluations.Wanted ofTask(EvaluationRequest wish) {
    UUID id = Objects.requireNonNull(wish.task());
    StoredTask task =
        stores.tasks().find(id).orElseThrow(() -> Refusal.noSuch("taskId", Thing.TASK));
    long rows = task.counters().accepted();
    if (rows == 0 || task.datasetId() == null) {
      throw Refusal.invalid("taskId", EvaluationFieldSaid.NO_ROWS.of());
    }
    StoredDataset dataset =
        stores
            .datasets()
            .find(task.datasetId())
            .orElseThrow(() -> Refusal.invalid("taskId", EvaluationFieldSaid.NO_ROWS.of()));
    return new Evaluations.Wanted(
        task.name(), dataset.id(), null, dataset.now(), id, task.name(), rows, false, "{}", rows);
  }

  /// Puts the models beside their ids.
  private List<FieldError> pinned(ObjectNode settings) {
    List<FieldError> errors = new ArrayList<>();
    for (WrittenChange each :
        List.of(WrittenChange.judge(settings), WrittenChange.meaning(settings))) {
      ObjectNode map = each.map();
      if (map != null) {
        each.modelId()
            .ifPresent(id ->
                stores
                    .pins()
                    .model(id)
                    .ifPresentOrElse(
                        model -> map.set(WrittenChange.MODEL, ExactJson.read(model.settings())),
                        () ->
                            errors.add(
                                FieldError.of(
                                    Problems.field(
                                        Pointer.child(each.pointer(), WrittenChange.MODEL_ID)),
                                    RefusalSaid.NO_SUCH.of(Thing.MODEL)))));
      }
    }
    return errors;
  }

  /// The fields of some of the rows.
  private Set<String> fields(Evaluations.Wanted source) {
    Set<String> fields = new LinkedHashSet<>();
    if (source.task() == null) {
      for (DatasetRow row : stores.rows().page(source.set(), 0, LOOKED_AT)) {
        fields.addAll(ExactJson.object(row.data()).propertyNames());
      }
    } else {
      stores.sound().newest(source.task(), LOOKED_AT, Long.MAX_VALUE).stream()
          .filter(it -> it.accepted())
          .forEach(it -> fields.addAll(ExactJson.object(it.data()).propertyNames()));
    }
    return fields;
  }

  private List<String> prompts(Evaluations.Wanted source) {
    return source.task() == null ? List.of() : stores.prompts(source.task());
  }

  /// The settings of one as a request has them: without what is pinned.
  static String asRequest(StoredEvaluation stored) {
    ObjectNode settings = ExactJson.object(stored.settings());
    for (WrittenChange each :
        List.of(WrittenChange.judge(settings), WrittenChange.meaning(settings))) {
      if (each.map() != null) {
        each.map().remove(WrittenChange.MODEL);
      }
    }
    WrittenHeldOut.ids(settings, id -> true);
    return settings.toString();
  }
}
