package dev.winnow.storage.template;

import dev.winnow.core.template.TemplateType;
import dev.winnow.storage.page.Like;
import org.jspecify.annotations.Nullable;

/// Which templates, in which order.
///
/// @param text in the name or the description, whatever the case; null is any
/// @param type null is any
/// @param archived whether they are archived; null is either
/// @param order by what
/// @param descending whether the order is turned round
public record TemplateSearch(
    @Nullable String text,
    @Nullable TemplateType type,
    @Nullable Boolean archived,
    Order order,
    boolean descending) {

  /// What templates are sorted by.
  public enum Order {
    NAME("lower(name)"),
    TYPE("type"),
    CREATED_AT("created_at"),
    UPDATED_AT("updated_at");

    private final String column;

    Order(String column) {
      this.column = column;
    }
  }

  String orderBy() {
    String direction = descending ? " desc" : "";
    return order.column + direction + ", id";
  }

  /// A pattern for `like`: the text anywhere.
  String pattern() {
    return text == null ? "%" : Like.anywhere(text);
  }
}
