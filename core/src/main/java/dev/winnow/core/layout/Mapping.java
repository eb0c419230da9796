package dev.winnow.core.layout;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which field of the rows fills which slot of a shape.
///
/// @param sources a slot that stays empty is not among them
public record Mapping(Shape shape, Map<Slot, Source> sources) {

  /// What fills a slot.
  public sealed interface Source {

    /// As it is written in a mapping.
    String written();

    /// A field of the rows.
    ///
    /// @param field its name, or a path like `a.b`
    record Column(String field) implements Source {

      @Override
      public String written() {
        return field;
      }
    }

    /// The same text in each row.
    record Fixed(String text) implements Source {

      /// What it begins with in a mapping.
      static final String MARK = "=";

      @Override
      public String written() {
        return MARK + text;
      }
    }
  }

  /// A slot as it is shown.
  ///
  /// @param field null where it stays empty; `=` and a text where each row gets that
  public record SlotView(String slot, boolean needed, @Nullable String field) {}

  public Mapping {
    Map<Slot, Source> ordered = new EnumMap<>(Slot.class);
    ordered.putAll(sources);
    sources = Map.copyOf(ordered);
  }

  @Nullable Source find(Slot slot) {
    return sources.get(slot);
  }

  boolean has(Slot slot) {
    return sources.containsKey(slot);
  }

  /// Whether a slot has to be filled.
  boolean needs(Slot slot) {
    return !slot.isOptional() && !has(Slot.MESSAGES);
  }

  /// The slots in their order.
  public List<SlotView> slots() {
    List<SlotView> views = new ArrayList<>();
    for (Slot slot : shape.slots()) {
      Source source = find(slot);
      views.add(new SlotView(slot.word(), needs(slot), source == null ? null : source.written()));
    }
    return views;
  }

  /// As a request writes it.
  public Map<String, String> written() {
    Map<String, String> written = new LinkedHashMap<>();
    for (Slot slot : shape.slots()) {
      Source source = find(slot);
      if (source != null) {
        written.put(slot.word(), source.written());
      }
    }
    return written;
  }
}
