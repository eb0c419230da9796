package dev.winnow.server.web;

import dev.winnow.storage.page.PageRequest;
import org.jspecify.annotations.Nullable;

/// Reads `page` and `size` of a list request.
public final class Paging {

  private static final int SIZE_DEFAULT = 20;
  private static final int PAGE_MAX = 10_000_000;

  private Paging() {}

  /// The page asked for; the first of 20 where nothing is said.
  public static PageRequest of(@Nullable Integer page, @Nullable Integer size) {
    int number = page == null ? 0 : page;
    int many = size == null ? SIZE_DEFAULT : size;
    if (number < 0 || number > PAGE_MAX) {
      throw Refusal.invalid("page", "(%d) must be from 0 to %,d.".formatted(number, PAGE_MAX));
    }
    if (many < 1 || many > PageRequest.SIZE_MAX) {
      throw Refusal.invalid(
          "size", "(%d) must be from 1 to %d.".formatted(many, PageRequest.SIZE_MAX));
    }
    return new PageRequest(number, many);
  }
}
