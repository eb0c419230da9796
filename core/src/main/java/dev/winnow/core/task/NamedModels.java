package dev.winnow.core.task;

import dev.winnow.core.llm.ModelSettings;
import java.util.List;

/// Finds the models that a task file refers to by their names alone.
@FunctionalInterface
public interface NamedModels {

  /// There are none: only the offline model goes by its name.
  NamedModels NONE = name -> new Found.Nowhere();

  /// What came of looking for one.
  sealed interface Found {

    /// Its settings.
    record Settings(ModelSettings settings) implements Found {}

    /// None has that name.
    ///
    /// @param place what was looked through, in words
    /// @param names those there are
    record Unknown(String place, List<String> names) implements Found {
      public Unknown {
        names = List.copyOf(names);
      }
    }

    /// Where they are cannot be read.
    ///
    /// @param why a sentence, with what to do
    record Unreadable(String why) implements Found {}

    /// Models are not kept under names here.
    record Nowhere() implements Found {}
  }

  /// Looks for one, whatever the case.
  Found find(String name);
}
