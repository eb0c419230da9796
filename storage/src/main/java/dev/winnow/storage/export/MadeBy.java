package dev.winnow.storage.export;

import java.util.List;

/// How the rows of a dataset came to be, in short.
///
/// @param models that wrote rows
/// @param templates that they were asked with
/// @param importedRows rows that were uploaded
public record MadeBy(List<Count> models, List<Count> templates, long importedRows) {

  /// Nothing is known.
  public static final MadeBy UNKNOWN = new MadeBy(List.of(), List.of(), 0);

  /// Something with the number of rows that it had a part in.
  public record Count(String name, long rows) {}

  public MadeBy {
    models = List.copyOf(models);
    templates = List.copyOf(templates);
  }
}
