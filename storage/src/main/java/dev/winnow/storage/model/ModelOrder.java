package dev.winnow.storage.model;

/// What a list of models is ordered by.
public enum ModelOrder {
  NAME("lower(name)"),
  CREATED_AT("created_at"),
  UPDATED_AT("updated_at");

  private final String column;

  ModelOrder(String column) {
    this.column = column;
  }

  String by(boolean descending) {
    return column + (descending ? " desc, id desc" : ", id");
  }
}
