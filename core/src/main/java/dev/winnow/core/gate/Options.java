package dev.winnow.core.gate;

import dev.winnow.core.say.Said;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// What is said of a rule, and what its rows are like.
public final class Options {

  private final Map<String, Object> values;
  private final Rows rows;
  private final BiConsumer<String, Said> problems;

  /// What a rule may know of the rows.
  ///
  /// @param fields their fields as far as they are known, in order; empty where nothing is
  /// @param prompts what the model is told, variables and all; empty where no model is asked
  public record Rows(List<String> fields, List<String> prompts) {

    /// Rows of which nothing is known.
    public static final Rows ANY = new Rows(List.of(), List.of());

    public Rows {
      fields = List.copyOf(fields);
      prompts = List.copyOf(prompts);
    }
  }

  /// @param values by the names of options, as [Option.Type] says
  /// @param problems takes what is wrong, by the name of the option
  public Options(Map<String, Object> values, Rows rows, BiConsumer<String, Said> problems) {
    this.values = Map.copyOf(values);
    this.rows = rows;
    this.problems = problems;
  }

  /// What the rows are like.
  public Rows rows() {
    return rows;
  }

  public boolean has(Option<?> option) {
    return values.containsKey(option.name());
  }

  /// A value, or what stands for it.
  @SuppressWarnings("unchecked")
  public <T> @Nullable T find(Option<T> option) {
    T value = (T) values.get(option.name());
    return value == null ? option.usual() : value;
  }

  /// A value that is there, or that something stands for.
  public <T> T get(Option<T> option) {
    return Objects.requireNonNull(find(option), option.name());
  }

  /// Notes what is wrong with an option.
  public void error(Option<?> option, Said said) {
    problems.accept(option.name(), said);
  }
}
