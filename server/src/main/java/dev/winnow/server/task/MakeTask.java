package dev.winnow.server.task;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.document.Problem;
import dev.winnow.core.task.Task;
import dev.winnow.core.task.TaskResult;
import dev.winnow.server.web.FieldErrors;
import dev.winnow.server.web.Refusal;
import dev.winnow.storage.dataset.Datasets;
import dev.winnow.storage.dataset.StoredDataset;
import dev.winnow.storage.task.Pins;
import dev.winnow.storage.task.StoredTask;
import dev.winnow.storage.task.TaskModel;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes tasks: pins everything that decides their rows, and finds the dataset for them.
final class MakeTask {

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
    ReadNewTask.Wish wish = ReadNewTask.read(body);
    Pins.Template template =
        stores
            .pins()
            .template(wish.templateId(), wish.templateRevision())
            .orElseThrow(() -> noTemplate(wish));
    Pins.Model model = model(wish.modelId());
    ObjectNode document = document(body, wish, template, model);
    return switch (PinnedTask.read(document)) {
      case TaskResult.Rejected rejected ->
          throw Refusal.invalid(FieldErrors.of(rejected.problems()));
      case TaskResult.Ready ready ->
          new Made(
              store(wish, template, model, document, ready.task(), by),
              ready.warnings(),
              wish.start());
    };
  }

  /// A stored model.
  ///
  /// @throws Refusal when there is none
  Pins.Model model(UUID id) {
    return stores
        .pins()
        .model(id)
        .orElseThrow(() ->
            Refusal.invalid(
                "modelId", "names no model that is there. Choose one from the list of models."));
  }

  private Refusal noTemplate(ReadNewTask.Wish wish) {
    UUID id = wish.templateId();
    if (stores.pins().template(id, null).isPresent()) {
      return Refusal.invalid(
          "templateRevision",
          "(%d) is no revision of this template. Leave it out to take the newest."
              .formatted(wish.templateRevision()));
    }
    return Refusal.invalid(
        "templateId",
        stores.pins().holdTemplate(id).isPresent()
            ? "names a template that is archived. Restore it, or choose another."
            : "names no template that is there. Choose one from the list of templates.");
  }

  private ObjectNode document(
      ObjectNode body, ReadNewTask.Wish wish, Pins.Template template, Pins.Model model) {
    ObjectNode document = body.objectNode().put("name", "task");
    document.set("template", ExactJson.read(template.content()));
    for (String name : ReadNewTask.OF_THE_TASK) {
      JsonNode value = body.path(name);
      if (!value.isMissingNode() && !value.isNull()) {
        document.set(name, value);
      }
    }
    if (!document.has("seed")) {
      // Two tasks from one template are not meant to be the same.
      document.put("seed", random.nextLong(1L << 31));
    }
    if (!document.has("coerce")) {
      // Said, since a pinned task that does not say it is older than the choice.
      document.put("coerce", true);
    }
    document.set("model", PinModel.settings(model, wish.model()));
    if (wish.format() != null) {
      document.putObject("output").set("format", wish.format());
    }
    return document;
  }

  private StoredTask store(
      ReadNewTask.Wish wish,
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
            dataset(wish));
    StoredTask stored =
        StoredTask.pending(wish.name(), wish.description(), from, task, clock.instant());
    stores.tasks().add(stored, document.toString(), wish.model().toString(), by);
    return stored;
  }

  /// Makes a task with everything another one has pinned, and a dataset of its own.
  ///
  /// @param name null is the other one's
  StoredTask copy(StoredTask other, String config, @Nullable String name, TaskModel.By by) {
    String newName = name == null ? other.name() : name;
    StoredTask.Origin from =
        new StoredTask.Origin(
            stillThere(other.templateId(), stores.pins()::holdTemplate),
            other.templateRevision(),
            other.templateName(),
            stillThere(other.modelId(), stores.pins()::holdModel),
            other.modelName(),
            numbered(newName, newName));
    Task task = PinnedTask.of(other, config);
    StoredTask copy = StoredTask.pending(newName, other.description(), from, task, clock.instant());
    stores.tasks().add(copy, config, stores.models().own(other.id()).orElse(null), by);
    return copy;
  }

  /// What the other task was made with may be gone, or be going just now.
  private static @Nullable UUID stillThere(@Nullable UUID id, Function<UUID, Optional<UUID>> hold) {
    return Optional.ofNullable(id).flatMap(hold).orElse(null);
  }

  private StoredDataset dataset(ReadNewTask.Wish wish) {
    UUID id = wish.datasetId();
    if (id != null) {
      return stores
          .datasets()
          .find(id)
          .orElseThrow(() ->
              Refusal.invalid(
                  "output.datasetId",
                  "names no dataset that is there. Choose one from the list of datasets."));
    }
    String name = wish.dataset();
    if (name != null) {
      return named(name, wish.name());
    }
    return numbered(wish.name(), wish.name());
  }

  /// Made where there is none; whoever makes it at the same time makes the same one.
  private StoredDataset named(String name, String task) {
    Datasets datasets = stores.datasets();
    return datasets
        .named(name)
        .or(() -> datasets.addIfFree(UUID.randomUUID(), name, description(task)))
        .or(() -> datasets.named(name))
        .orElseThrow();
  }

  private StoredDataset numbered(String name, String task) {
    return stores.datasets().addNumbered(UUID.randomUUID(), name, description(task));
  }

  private static String description(String task) {
    return "Rows of the task " + task + ".";
  }
}
