package dev.winnow.storage.search;

import dev.winnow.core.document.ExactJson;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.jspecify.annotations.Nullable;

/// A row as the index takes it: as it came, or as an edit made it.
///
/// @param edit the number of the edit; 0 is as it came
/// @param categories what it was made as, by dimension
public record IndexedRow(
    long ordinal,
    long edit,
    String data,
    @Nullable UUID task,
    @Nullable String model,
    @Nullable Instant at,
    Map<String, String> categories) {

  static final String ORDINAL = "ordinal";
  static final String EDIT = "edit";
  static final String TASK = "task";
  static final String MODEL = "model";
  static final String AT = "at";
  static final String CATEGORY = "category";

  /// @param paths of all rows so far; its own are added
  Document document(Set<String> paths) {
    Document document = new Document();
    document.add(new LongPoint(ORDINAL, ordinal));
    document.add(new NumericDocValuesField(ORDINAL, ordinal));
    document.add(new LongPoint(EDIT, edit));
    if (task != null) {
      document.add(new StringField(TASK, task.toString(), Field.Store.NO));
    }
    if (model != null) {
      document.add(new StringField(MODEL, model, Field.Store.NO));
    }
    if (at != null) {
      document.add(new LongPoint(AT, at.toEpochMilli()));
    }
    categories.forEach((dimension, category) ->
        document.add(
            new StringField(CATEGORY, IndexedFields.value(dimension, category), Field.Store.NO)));
    IndexedFields.add(ExactJson.object(data), document, paths);
    return document;
  }
}
