package dev.winnow.server.dataset;

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
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

  private static final List<String> OPS =
      Stream.of(Op.values()).map(op -> op.name().toLowerCase(Locale.ROOT)).toList();

  private static final Pattern CONDITION =
      Pattern.compile("(.+?):(" + String.join("|", OPS) + ")(?::(.*))?", Pattern.DOTALL);

  /// How many rows stand on a page.
  int pageSize() {
    int many = size == null ? SIZE_DEFAULT : size;
    if (many < 1 || many > SIZE_MAX) {
      throw Refusal.invalid(
          "size", RefusalSaid.MUST_BE.of(String.valueOf(many), WantedSaid.WHOLE.of(1, SIZE_MAX)));
    }
    return many;
  }

  /// Which rows.
  RowFilter filter() {
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

  static List<Condition> conditions(@Nullable List<String> texts) {
    List<Condition> conditions = new ArrayList<>();
    for (String text : texts == null ? List.<String>of() : texts) {
      Matcher parts = CONDITION.matcher(text);
      if (!parts.matches()) {
        throw Refusal.invalid("where", DatasetSaid.CONDITION.of(text, OPS));
      }
      Op op = Op.valueOf(parts.group(2).toUpperCase(Locale.ROOT));
      String value = parts.group(3);
      if (value == null && op != Op.EXISTS && op != Op.MISSING) {
        throw Refusal.invalid("where", DatasetSaid.CONDITION.of(text, OPS));
      }
      conditions.add(new Condition(parts.group(1), op, value == null ? "" : value));
    }
    return conditions;
  }

  static List<Named> categories(@Nullable List<String> texts) {
    List<Named> categories = new ArrayList<>();
    for (String text : texts == null ? List.<String>of() : texts) {
      int colon = text.indexOf(':');
      if (colon < 1) {
        throw Refusal.invalid("category", DatasetSaid.CATEGORY.of(text));
      }
      categories.add(new Named(text.substring(0, colon), text.substring(colon + 1)));
    }
    return categories;
  }

  static @Nullable Instant time(String name, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return Instant.parse(text.strip());
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
