package dev.winnow.core.task;

import dev.winnow.core.gate.Gates;
import dev.winnow.core.gate.Meaning;
import dev.winnow.core.gate.Rubric;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Sampling;
import dev.winnow.core.schema.RowSchema;
import dev.winnow.core.share.CellRecipe;
import dev.winnow.core.share.Change;
import dev.winnow.core.share.LabelCheck;
import dev.winnow.core.share.Proportions;
import dev.winnow.core.template.Template;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A task, checked and complete.
///
/// @param name also the name of the output file where none is given
/// @param description for people; may be empty
/// @param recipe what to make
/// @param calls how the model is asked
/// @param goal when to stop
/// @param output where the rows go
public record Task(
    String name, String description, Recipe recipe, Calls calls, Goal goal, Output output) {

  /// What to make.
  ///
  /// @param template the pinned template
  /// @param values the value of every variable the template uses, built-in ones left out, as it is
  ///   rendered
  /// @param schema the shape of a row, given or inferred
  /// @param proportions how the rows are divided
  /// @param labels how the categories of rows are checked; null where they are not
  /// @param distinctOn the fields whose values make a row distinct; empty is all of them
  /// @param coerce whether values may be written in the form that the schema wants
  /// @param gates what rows have to pass beside the schema
  /// @param seed decides everything that is drawn: the same seed makes the same requests
  /// @param zone in which `{current_date}` and `{current_time}` are written
  public record Recipe(
      Template template,
      Map<String, String> values,
      RowSchema schema,
      Proportions proportions,
      @Nullable LabelCheck labels,
      List<String> distinctOn,
      boolean coerce,
      Gates gates,
      long seed,
      ZoneId zone) {

    public Recipe {
      values = Map.copyOf(values);
      distinctOn = List.copyOf(distinctOn);
    }

    /// A recipe with everything else as it usually is.
    public static Recipe usual(
        Template template, Map<String, String> values, RowSchema schema, long seed) {
      return new Recipe(
          template,
          values,
          schema,
          Proportions.NONE,
          null,
          List.of(),
          true,
          Gates.USUAL,
          seed,
          ZoneOffset.UTC);
    }
  }

  /// How the model is asked.
  ///
  /// @param model its sampling is complete, the template's defaults are in it
  /// @param batchSize how many rows one request asks for, at least 1
  /// @param concurrency how many calls may be in flight, at least 1
  public record Calls(ModelSettings model, int batchSize, int concurrency) {}

  /// When to stop.
  ///
  /// @param target how many accepted rows to end with, at least 1
  /// @param limits when to give up
  public record Goal(long target, Limits limits) {}

  /// The template of its recipe.
  public Template template() {
    return recipe.template();
  }

  /// What makes rows, categories left out.
  public CellRecipe common() {
    return new CellRecipe(recipe.template(), recipe.values(), calls.model());
  }

  /// The shape of a row.
  public RowSchema schema() {
    return recipe.schema();
  }

  /// The model that is asked.
  public ModelSettings model() {
    return calls.model();
  }

  /// All models that are called: the task's, and those of its categories.
  public Set<ModelSettings> models() {
    Set<ModelSettings> models = new LinkedHashSet<>(List.of(calls.model()));
    for (Change change : recipe.proportions().changes()) {
      if (change.model() != null) {
        models.add(change.model());
      }
    }
    if (recipe.labels() != null) {
      models.add(labelModel());
    }
    Meaning meaning = recipe.gates().duplicates().meaning();
    if (meaning != null) {
      models.add(meaning.model());
    }
    if (recipe.gates().judge() != null) {
      models.add(judgeModel());
    }
    return models;
  }

  /// The model that classifies rows, where that is done: as close to deterministic as it can be
  /// told.
  public ModelSettings labelModel() {
    LabelCheck labels = recipe.labels();
    return labels != null && labels.model() != null ? labels.model() : sober();
  }

  /// The model that judges rows, where that is done; the task's own as close to deterministic as it
  /// can be told.
  public ModelSettings judgeModel() {
    Rubric judge = recipe.gates().judge();
    return judge != null && judge.model() != null ? judge.model() : sober();
  }

  private ModelSettings sober() {
    ModelSettings model = calls.model();
    Sampling sampling = model.sampling();
    return sampling.temperature() == null
        ? model
        : model.withSampling(
            new Sampling(0.0, null, sampling.maxTokens(), List.of(), sampling.seed()));
  }

  /// How many accepted rows to end with.
  public long target() {
    return goal.target();
  }

  /// The same task with another target.
  public Task withTarget(long rows) {
    return new Task(name, description, recipe, calls, new Goal(rows, goal.limits()), output);
  }

  /// The same task, with rows of another shape.
  public Task withSchema(RowSchema schema) {
    Recipe shaped =
        new Recipe(
            recipe.template(),
            recipe.values(),
            schema,
            recipe.proportions(),
            recipe.labels(),
            recipe.distinctOn(),
            recipe.coerce(),
            recipe.gates(),
            recipe.seed(),
            recipe.zone());
    return new Task(name, description, shaped, calls, goal, output);
  }

  /// The same task, asking a model with other settings.
  public Task withModel(ModelSettings other) {
    Calls asked = new Calls(other, calls.batchSize(), calls.concurrency());
    return new Task(name, description, recipe, asked, goal, output);
  }

  /// When a task gives up.
  ///
  /// @param budgetFactor requests sent at most, as a multiple of the least possible number
  /// @param stagnationUnits the latest answered requests that are looked at for progress
  /// @param stagnationYield the least share of their rows, 0 to 1, that must have been accepted
  /// @param triesMax how often one request is sent before it counts as failed
  /// @param throttledMax how long the model may keep refusing every call (429), or ask to be left
  ///   alone, before the task stops
  public record Limits(
      double budgetFactor,
      int stagnationUnits,
      double stagnationYield,
      int triesMax,
      Duration throttledMax) {

    public static final Limits DEFAULT = new Limits(5, 50, 0.02, 8, Duration.ofHours(1));
  }

  /// Where the rows go.
  ///
  /// @param file the path as the user wrote it; null is `{name}.{format}` in the working directory
  /// @param format how they are written
  public record Output(@Nullable String file, Format format) {}

  /// A dataset file's format.
  public enum Format {
    /// One JSON object a line.
    JSONL,
    /// One JSON array of objects.
    JSON,
    /// RFC 4180 with a header line; values that are no scalars are written as JSON.
    CSV,
    /// Apache Parquet, with the narrowest types that hold every value.
    PARQUET;

    /// The ending of file names, without the dot.
    public String extension() {
      return switch (this) {
        case JSONL -> "jsonl";
        case JSON -> "json";
        case CSV -> "csv";
        case PARQUET -> "parquet";
      };
    }
  }
}
