package dev.winnow.storage.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows that were found.
///
/// @param ordinals of those on the page, in order
/// @param next where the page behind begins; null where there is none
/// @param matched how many there are on all pages
/// @param indexed how many rows of the dataset were looked at; fewer than it ever had while the
///   index is behind
public record FoundRows(List<Long> ordinals, @Nullable String next, long matched, long indexed) {

  public FoundRows {
    ordinals = List.copyOf(ordinals);
  }
}
