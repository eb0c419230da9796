package dev.winnow.server.task;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.task.RequestTopUp;
import dev.winnow.core.task.TaskRequest;
import dev.winnow.core.task.TopUp;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.Thing;
import dev.winnow.storage.dataset.Rows;
import dev.winnow.storage.dataset.StoredDataset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A dataset whose rows are topped up, as it is now.
///
/// @param topUp counts them
record CountDataset(StoredDataset dataset, TopUp topUp) {

  private static final String ID = "datasetId";
  private static final String ROWS = "rows";

  /// The one of a wish.
  ///
  /// @throws Refusal when there is none
  static CountDataset of(RequestTopUp wish, TaskStores stores) {
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
                  dataset.id(),
                  dataset.rows(),
                  row -> count.add(ExactJson.object(row.data()), row.ordinal()));
              return Optional.empty();
            });
    return new CountDataset(dataset, topUp);
  }

  /// Says in a pinned document whose rows are there already.
  void pin(ObjectNode document) {
    document
        .putObject(TaskRequest.TOPPED_UP)
        .put(ID, dataset.id().toString())
        .put(ROWS, dataset.rows());
  }

  /// Hands out the rows that a pinned document says are there already, as JSON.
  ///
  /// @param but the dataset whose rows are known anyway
  static void pinned(
      ObjectNode document, @Nullable UUID but, Rows rows, Consumer<ObjectNode> taker) {
    if (document.path(TaskRequest.TOPPED_UP) instanceof ObjectNode pin) {
      UUID id = UUID.fromString(pin.path(ID).stringValue());
      if (!id.equals(but)) {
        rows.stream(
            id, pin.path(ROWS).longValue(), row -> taker.accept(ExactJson.object(row.data())));
      }
    }
  }
}
