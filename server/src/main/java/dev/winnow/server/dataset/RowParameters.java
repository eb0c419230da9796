package dev.winnow.server.dataset;

import dev.winnow.core.say.Said;
import dev.winnow.core.task.WantedSaid;
import dev.winnow.server.web.ReadWord;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.RefusalSaid;
import dev.winnow.storage.search.RowFilter;
import dev.winnow.storage.search.RowFilter.Condition;
import dev.winnow.storage.search.RowFilter.Named;
import dev.winnow.storage.search.RowFilter.Op;
import dev.winnow.storage.search.RowIndexes;
import dev.winnow.storage.search.RowOrder;
import dev.winnow.storage.search.RowState;
import dev.winnow.storage.search.SearchSaid;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

/// Which rows of a dataset a request asks for, and in which order.
@ParameterObject
record RowParameters(
    @Parameter(
            description = "As they are in this version; without it, as they are now",
            schema = @Schema(types = "integer", format = "int32"))
        @Nullable Integer version,
    @Parameter(description = "Words that a row has in its texts, all of them", example = "糖尿病")
        @Nullable String q,
    @Parameter(
            description =
                "What a field has to be, as field:op:value; op is eq, ne, lt, le, gt, ge, contains, exists or missing; a field within a field is a.b. May be repeated",
            example = "score:ge:4")
        @Nullable List<String> where,
    @Parameter(
            description = "What a row was made as, as dimension:category. May be repeated",
            example = "difficulty:hard")
        @Nullable List<String> category,
    @Parameter(
            description =
                "accepted (as it came), edited or removed; without it, every row that is there")
        @Nullable String verdict,
    @Parameter(description = "The id of the task that made it") @Nullable UUID task,
    @Parameter(description = "The model that answered") @Nullable String model,
    @Parameter(description = "When it came at the earliest", example = "2026-11-30T00:00:00Z")
        @Nullable String from,
    @Parameter(description = "When it came at the latest") @Nullable String to,
    @Parameter(
            description = "A field, or ordinal, and asc or desc; ordinal,asc where nothing is said",
            example = "score,desc")
        @Nullable String sort,
    @Parameter(
            description =
                "Where the page before ended, as its next says; with rows in their order, the ordinal of a row")
        @Nullable String after,
    @Parameter(
            description = "Rows on a page, 1 to 500; 50 where nothing is said",
            schema = @Schema(types = "integer", format = "int32"))
        @Nullable Integer size) {

  private static final int SIZE_DEFAULT = 50;
  private static final int SIZE_MAX = 500;
  private static final String ORDINAL = "ordinal";
  private static final int WORDS_MAX = 20;
  private static final Instant TIME_MIN = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant TIME_MAX = Instant.parse("9999-12-31T23:59:59Z");

  /// How many rows stand on a page.
  int pageSize() {
    return pageSize(size);
  }

  static int pageSize(@Nullable Integer size) {
    int many = size == null ? SIZE_DEFAULT : size;
    if (many < 1 || many > SIZE_MAX) {
      throw Refusal.invalid(
          "size", RefusalSaid.MUST_BE.of(String.valueOf(many), WantedSaid.WHOLE.of(1, SIZE_MAX)));
    }
    return many;
  }

  /// Which rows.
  RowFilter filter() {
    if (q != null && q.strip().split("\\s+", -1).length > WORDS_MAX) {
      throw Refusal.invalid("q", DatasetSaid.WORDS.of(WORDS_MAX));
    }
    return new RowFilter(
        q == null ? "" : q.strip(),
        conditions(where),
        categories(category),
        ReadWord.of("verdict", verdict, RowState.class),
        task,
        model == null || model.isBlank() ? null : model,
        time("from", from),
        time("to", to));
  }

  private static List<Condition> conditions(@Nullable List<String> texts) {
    return read(texts, "where", Condition::read, it -> SearchSaid.CONDITION.of(it, Op.words()));
  }

  private static List<Named> categories(@Nullable List<String> texts) {
    return read(texts, "category", Named::read, SearchSaid.CATEGORY::of);
  }

  private static <T> List<T> read(
      @Nullable List<String> texts,
      String name,
      Function<String, Optional<T>> reader,
      Function<String, Said> wrong) {
    return (texts == null ? List.<String>of() : texts)
        .stream()
            .map(text ->
                reader.apply(text).orElseThrow(() -> Refusal.invalid(name, wrong.apply(text))))
            .toList();
  }

  static @Nullable Instant time(String name, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      Instant time = Instant.parse(text.strip());
      if (time.isBefore(TIME_MIN) || time.isAfter(TIME_MAX)) {
        throw Refusal.invalid(name, DatasetSaid.TIME.of(text));
      }
      return time;
    } catch (DateTimeParseException e) {
      throw Refusal.invalid(name, DatasetSaid.TIME.of(text));
    }
  }

  /// In which order.
  RowOrder order() {
    if (sort == null || sort.isBlank()) {
      return RowOrder.AS_THEY_CAME;
    }
    String text = sort.strip();
    if (text.contains(",") && !text.matches(".+,(asc|desc)")) {
      throw Refusal.invalid("sort", DatasetSaid.SORT.of(text));
    }
    boolean descending = text.endsWith(",desc");
    String field = text.replaceFirst(",(asc|desc)$", "");
    return new RowOrder(field.equals(ORDINAL) ? null : field, descending);
  }

  /// The ordinal behind which the page begins, where rows come in their order; null where it begins
  /// behind something else.
  @Nullable Long afterOrdinal() {
    if (after == null || after.isBlank()) {
      return 0L;
    }
    return after.strip().matches("\\d{1,18}") ? Long.valueOf(after.strip()) : null;
  }

  /// Where the page before ended.
  ///
  /// @throws Refusal when that was another list
  @Nullable String cursor(RowOrder order) {
    if (after == null || after.isBlank()) {
      return null;
    }
    if (!RowIndexes.isCursor(after, order)) {
      throw Refusal.invalid("after", DatasetSaid.CURSOR.of(after));
    }
    return after;
  }
}
