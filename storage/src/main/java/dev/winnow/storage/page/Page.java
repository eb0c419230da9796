package dev.winnow.storage.page;

import java.util.List;
import java.util.function.Function;

/// One page of a list.
///
/// @param content what is on it, in order
/// @param page its number, from 0
/// @param size how many fit on one
/// @param totalElements how many there are on all pages
/// @param totalPages how many pages there are
/// @param first whether it is the first
/// @param last whether none comes after it
public record Page<T>(
    List<T> content,
    int page,
    int size,
    long totalElements,
    int totalPages,
    boolean first,
    boolean last) {

  public Page {
    content = List.copyOf(content);
  }

  /// The page that a request asked for.
  public static <T> Page<T> of(List<T> content, PageRequest request, long total) {
    int pages = (int) ((total + request.size() - 1) / request.size());
    return new Page<>(
        content,
        request.page(),
        request.size(),
        total,
        pages,
        request.page() == 0,
        request.page() >= pages - 1);
  }

  /// The same page of something made from its content.
  public <R> Page<R> map(Function<? super T, ? extends R> change) {
    List<R> changed = content.stream().<R>map(change).toList();
    return new Page<>(changed, page, size, totalElements, totalPages, first, last);
  }
}
