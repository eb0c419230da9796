package dev.winnow.storage.search;

import org.jspecify.annotations.Nullable;

/// The order of rows.
///
/// @param field numbers first, then texts, then rows without it; null is by their places
/// @param descending the other way round; rows without the field come last all the same
public record RowOrder(@Nullable String field, boolean descending) {

  /// As they came.
  public static final RowOrder AS_THEY_CAME = new RowOrder(null, false);
}
