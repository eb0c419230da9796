package dev.winnow.core.task;

import dev.winnow.core.document.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A category or a combination as it stands in a document, where it may say what is otherwise in
/// it; or what checks labels, judges or compares, where it may say by which model.
///
/// Requests name a template and a model by their ids there. What is pinned has both: the ids, and
/// beside them what they stood for.
///
/// @param pointer its place
/// @param map what it says; null where it is no more than a name or a share
public record WrittenChange(String pointer, @Nullable ObjectNode map) {

  public static final String TEMPLATE = ShareFields.TEMPLATE.name();
  public static final String MODEL = ShareFields.MODEL.name();
  public static final String TEMPLATE_ID = ShareFields.TEMPLATE_ID.name();
  public static final String TEMPLATE_REVISION = ShareFields.TEMPLATE_REVISION.name();
  public static final String MODEL_ID = ShareFields.MODEL_ID.name();

  public static final String SAMPLE = ShareFields.SAMPLE.name();

  /// Of a sample: the dataset, and what is pinned of it.
  public static final String SAMPLE_DATASET = ShareFields.SAMPLE_DATASET.name();

  public static final String SAMPLE_NAME = ShareFields.SAMPLE_NAME.name();
  public static final String SAMPLE_ROWS = ShareFields.SAMPLE_ROWS.name();

  /// Which they are.
  public static final String SAMPLE_SET = ShareFields.SAMPLE_SET.name();

  private static final String FILE = ShareFields.SAMPLE_FILE.name();

  /// What is pinned beside what it stands for.
  public static final List<String> IDS = List.of(TEMPLATE_ID, TEMPLATE_REVISION, MODEL_ID);

  /// All of a document: the categories of every dimension, then the combinations, then how labels
  /// are checked, how rows are judged, and how what they mean is compared. Of one that can be read
  /// the first are in the order of [dev.winnow.core.share.Proportions#changes()].
  public static List<WrittenChange> all(ObjectNode document) {
    return values(document, TaskRequest.reading(document)).stream().map(WrittenChange::of).toList();
  }

  /// How labels are checked.
  public static WrittenChange labels(ObjectNode document) {
    return of(child(whole(document, TaskRequest.reading(document)), TaskFields.CHECK_LABELS));
  }

  /// How rows are judged.
  public static WrittenChange judge(ObjectNode document) {
    return of(judge(whole(document, TaskRequest.reading(document))));
  }

  /// How what rows mean is compared.
  public static WrittenChange meaning(ObjectNode document) {
    return of(meaning(whole(document, TaskRequest.reading(document))));
  }

  private static WrittenChange of(Value value) {
    return new WrittenChange(value.pointer(), value.node() instanceof ObjectNode map ? map : null);
  }

  private static Value whole(ObjectNode document, Reading reading) {
    return new Value("", document, "", reading);
  }

  private static Value judge(Value whole) {
    return child(child(whole, TaskFields.GATES), GateFields.JUDGE);
  }

  private static Value meaning(Value whole) {
    return child(child(child(whole, TaskFields.GATES), GateFields.DUPLICATES), GateFields.MEANING);
  }

  private static List<Value> values(ObjectNode document, Reading reading) {
    Value whole = whole(document, reading);
    List<Value> all = new ArrayList<>();
    for (Value dimension : ReadDimensions.places(child(whole, TaskFields.DIMENSIONS))) {
      all.addAll(ReadDimensions.places(ReadDimensions.categoriesOf(dimension)));
    }
    all.addAll(child(whole, TaskFields.COMBINATIONS).items());
    all.add(child(whole, TaskFields.CHECK_LABELS));
    all.add(judge(whole));
    all.add(meaning(whole));
    return all;
  }

  private static Value child(Value whole, Field<?, ?> field) {
    return whole.child(field.name(), whole.node().path(field.name()));
  }

  /// What is wrong with what a request names.
  public static List<Problem> problems(ObjectNode request) {
    Reading reading = TaskRequest.reading(request);
    for (Value each : values(request, reading)) {
      if (each.node() instanceof ObjectNode map) {
        inPlaceOf(each, map, TEMPLATE, TEMPLATE_ID);
        inPlaceOf(each, map, MODEL, MODEL_ID);
        Value sample = each.child(SAMPLE, map.path(SAMPLE));
        if (sample.node().isString()) {
          sample.error(FieldSaid.NO_FILES.of());
        } else if (sample.node().hasNonNull(FILE)) {
          sample.child(FILE, sample.node().path(FILE)).error(FieldSaid.NO_FILES.of());
        } else if (sample.isThere()) {
          checkSample(sample);
        }
        read(each, map, ShareFields.TEMPLATE_ID);
        read(each, map, ShareFields.TEMPLATE_REVISION);
        read(each, map, ShareFields.MODEL_ID);
        if (map.hasNonNull(TEMPLATE_REVISION) && !map.hasNonNull(TEMPLATE_ID)) {
          each.child(TEMPLATE_ID, map.path(TEMPLATE_ID))
              .error(FieldSaid.MISSING.of().then(FieldSaid.WRITE_ID.of()));
        }
      }
    }
    return reading.problems();
  }

  /// Requests draw from datasets: what is pinned of one is not for them to say.
  private static void checkSample(Value sample) {
    String dataset = ShareFields.SAMPLE_DATASET.name();
    if (!(sample.node() instanceof ObjectNode map)) {
      // What reads all of it says so.
      return;
    }
    for (Field<?, ?> other :
        List.of(ShareFields.SAMPLE_NAME, ShareFields.SAMPLE_ROWS, ShareFields.SAMPLE_SET)) {
      inPlaceOf(sample, map, other.name(), dataset);
    }
    if (!map.hasNonNull(dataset)) {
      sample
          .child(dataset, map.path(dataset))
          .error(FieldSaid.MISSING.of().then(FieldSaid.WRITE_ID.of()));
    }
  }

  /// The rows that it draws, as they stand in it; null where it draws none.
  public @Nullable ObjectNode sample() {
    return map != null && map.path(SAMPLE) instanceof ObjectNode sample ? sample : null;
  }

  private static void inPlaceOf(Value place, ObjectNode map, String file, String request) {
    if (map.hasNonNull(file)) {
      place
          .child(file, map.path(file))
          .error(FieldSaid.UNKNOWN.of().then(FieldSaid.NEAR.of(request)));
    }
  }

  private static void read(Value place, ObjectNode map, Field<?, ?> field) {
    Value value = place.child(field.name(), map.path(field.name()));
    if (value.isThere()) {
      var unused = field.type().read(value);
    }
  }

  /// The template it names; empty where it names none, or nothing that could be one.
  public Optional<UUID> templateId() {
    return id(TEMPLATE_ID);
  }

  /// The revision of that template; null is the newest.
  public @Nullable Integer templateRevision() {
    return map != null && map.path(TEMPLATE_REVISION).isInt()
        ? (Integer) map.path(TEMPLATE_REVISION).intValue()
        : null;
  }

  /// The model it names; empty where it names none, or nothing that could be one.
  public Optional<UUID> modelId() {
    return id(MODEL_ID);
  }

  private Optional<UUID> id(String name) {
    if (map == null || !map.path(name).isString()) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(map.path(name).stringValue()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
