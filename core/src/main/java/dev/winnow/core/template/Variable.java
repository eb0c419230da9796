package dev.winnow.core.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The declaration of a variable of a template.
///
/// @param name as it stands between braces
/// @param type what values it takes
/// @param required whether a task must give a value; one with a default never has to
/// @param defaultValue the value where a task gives none, as it is rendered; null is none
/// @param description for people; may be empty
/// @param min the least number, inclusive; null is without bound; only with `NUMBER`
/// @param max the greatest number, inclusive; null is without bound; only with `NUMBER`
/// @param choices the values there are; only with `CHOICE`, and then not empty
public record Variable(
    String name,
    Type type,
    boolean required,
    @Nullable String defaultValue,
    String description,
    @Nullable Double min,
    @Nullable Double max,
    List<String> choices) {

  public Variable {
    choices = List.copyOf(choices);
  }

  /// What values a variable takes.
  public enum Type {
    TEXT,
    NUMBER,
    CHOICE,
    BOOLEAN
  }
}
