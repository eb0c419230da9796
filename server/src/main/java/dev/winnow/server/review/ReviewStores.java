package dev.winnow.server.review;

import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.Thing;
import dev.winnow.storage.dataset.Datasets;
import dev.winnow.storage.dataset.Rows;
import dev.winnow.storage.dataset.StoredDataset;
import dev.winnow.storage.review.ReviewQueue;
import dev.winnow.storage.review.ReviewedRows;
import dev.winnow.storage.review.Reviews;
import java.util.UUID;

/// The tables that reviews need.
record ReviewStores(
    Datasets datasets, Rows rows, Reviews reviews, ReviewedRows reviewed, ReviewQueue queue) {

  /// A dataset.
  ///
  /// @throws Refusal when there is none
  StoredDataset dataset(UUID id) {
    return datasets.find(id).orElseThrow(() -> Refusal.notFound(Thing.DATASET, id));
  }
}
