package dev.winnow.storage.export;

import java.util.List;

/// How the rows of a dataset came to be, in short.
///
/// @param models that wrote rows
/// @param templates that they were asked with
/// @param importedRows rows that were uploaded
/// @param languages of the texts, as ISO 639-1 codes; empty where nobody looked
public record MadeBy(
    List<Count> models, List<Count> templates, long importedRows, List<String> languages) {

  /// Nothing is known.
  public static final MadeBy UNKNOWN = new MadeBy(List.of(), List.of(), 0, List.of());

  /// Something with the number of rows that it had a part in.
  public record Count(String name, long rows) {}

  public MadeBy {
    models = List.copyOf(models);
    templates = List.copyOf(templates);
    languages = List.copyOf(languages);
  }
}
