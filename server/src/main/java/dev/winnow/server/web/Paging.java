package dev.winnow.server.web;

import dev.winnow.core.task.WantedSaid;
import dev.winnow.storage.page.PageRequest;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

/// Which page of a list a request asks for.
@ParameterObject
public record Paging(
    @Parameter(
            description = "Number of the page, from 0",
            schema = @Schema(types = "integer", format = "int32"))
        @Nullable Integer page,
    @Parameter(
            description = "Entries on a page, 1 to 500; 20 where nothing is said",
            schema = @Schema(types = "integer", format = "int32"))
        @Nullable Integer size) {

  private static final int SIZE_DEFAULT = 20;
  private static final int SIZE_MAX = 500;
  private static final int PAGE_MAX = 10_000_000;

  /// The page asked for; the first of 20 where nothing is said.
  public PageRequest request() {
    return request(SIZE_MAX);
  }

  /// The same of a list that has larger pages.
  public PageRequest request(int sizeMax) {
    int number = page == null ? 0 : page;
    int many = size == null ? SIZE_DEFAULT : size;
    check("page", number, 0, PAGE_MAX);
    check("size", many, 1, sizeMax);
    return new PageRequest(number, many);
  }

  private static void check(String name, int number, int least, int most) {
    if (number < least || number > most) {
      throw Refusal.invalid(
          name, RefusalSaid.MUST_BE.of(Integer.toString(number), WantedSaid.WHOLE.of(least, most)));
    }
  }
}
