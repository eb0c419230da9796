package dev.winnow.server.task;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.task.RequestTopUp;
import dev.winnow.core.task.TaskRequest;
import dev.winnow.core.task.TopUp;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.Thing;
import dev.winnow.storage.dataset.RowSet;
import dev.winnow.storage.dataset.Rows;
import dev.winnow.storage.dataset.StoredDataset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A dataset whose rows are topped up, as it is now.
///
/// @param topUp counts them
/// @param written what the request says of it
record CountDataset(StoredDataset dataset, TopUp topUp, ObjectNode written) {

  private static final String ID = "datasetId";
  private static final String ROWS = "rows";

  /// Which they are; older documents mean the first ones of those the dataset has.
  private static final String SET = "rowSet";

  private static final String TOTAL = "total";

  /// How many rows were missing when they were counted.
  private static final String MISSING = "missing";

  private static final String TARGET = "target";
  private static final String EXISTING = "existing";

  /// The one of a wish.
  ///
  /// @param body the request that it stands in
  /// @throws Refusal when there is none
  static CountDataset of(RequestTopUp wish, ObjectNode body, TaskStores stores) {
    StoredDataset dataset =
        stores
            .datasets()
            .find(wish.datasetId())
            .orElseThrow(() -> Refusal.noSuch("topUp.datasetId", Thing.DATASET));
    TopUp topUp =
        new TopUp(
            wish.wish(),
            RequestTopUp.PLACES,
            count -> {
              stores.rows().stream(
                  dataset.now(), row -> count.add(ExactJson.object(row.data()), row.ordinal()));
              return Optional.empty();
            });
    return new CountDataset(dataset, topUp, body.withObject(TaskRequest.TOPPED_UP));
  }

  /// Says in a pinned document whose rows are there already, and what was asked for.
  void pin(ObjectNode document) {
    ObjectNode pin = written.deepCopy();
    pin.put(ID, dataset.id().toString()).put(ROWS, dataset.rows());
    pin.put(SET, dataset.now().written());
    pin.set(MISSING, document.path(TARGET));
    document.set(TaskRequest.TOPPED_UP, pin);
  }

  /// Puts into a request for a task like a pinned one what that one topped up, to be counted anew.
  ///
  /// @param target what the task is to come to by now
  /// @param isThere whether there is such a dataset still; else the rows count that were there
  static void asRequest(
      ObjectNode document, long target, ObjectNode request, Predicate<UUID> isThere) {
    if (document.path(TaskRequest.TOPPED_UP) instanceof ObjectNode pin
        && isThere.test(UUID.fromString(pin.path(ID).stringValue()))) {
      ObjectNode wish = pin.deepCopy();
      wish.remove(List.of(ROWS, SET, MISSING));
      if (pin.path(MISSING).asLong(target) != target) {
        // It was raised since.
        wish.put(TOTAL, target + there(document));
      }
      request.remove(List.of(TARGET, EXISTING));
      request.set(TaskRequest.TOPPED_UP, wish);
    }
  }

  private static long there(ObjectNode document) {
    return document
        .path(EXISTING)
        .valueStream()
        .mapToLong(cell -> cell.path(ROWS).longValue())
        .sum();
  }

  /// Hands out the rows that a pinned document says are there already, as JSON.
  ///
  /// @param but the dataset whose rows are known anyway
  static void pinned(
      ObjectNode document, @Nullable UUID but, Rows rows, Consumer<ObjectNode> taker) {
    if (document.path(TaskRequest.TOPPED_UP) instanceof ObjectNode pin) {
      UUID id = UUID.fromString(pin.path(ID).stringValue());
      if (!id.equals(but)) {
        String set = pin.path(SET).asString("");
        RowSet there =
            set.isEmpty() ? RowSet.first(id, pin.path(ROWS).longValue()) : RowSet.read(id, set);
        rows.stream(there, row -> taker.accept(ExactJson.object(row.data())));
      }
    }
  }
}
