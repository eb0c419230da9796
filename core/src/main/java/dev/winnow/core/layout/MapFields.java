package dev.winnow.core.layout;

import dev.winnow.core.document.Pointer;
import dev.winnow.core.document.Problem;
import dev.winnow.core.layout.Mapping.Source;
import dev.winnow.core.say.Said;
import dev.winnow.core.template.TemplateType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Chooses the fields that fill the slots of a layout: those that were given, and for the others
/// the first of the usual names that the rows really have.
public final class MapFields {

  private static final String AT = "/mapping";

  private final Shape shape;
  private final TemplateType type;
  private final SeenFields seen;
  private final Map<Slot, Source> sources = new EnumMap<>(Slot.class);
  private final Set<String> used = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();

  private MapFields(Shape shape, TemplateType type, SeenFields seen) {
    this.shape = shape;
    this.type = type;
    this.seen = seen;
  }

  /// What came of it.
  ///
  /// @param problems at the slots, below `/mapping`; with an error among them the mapping is of no
  ///   use
  public record Mapped(Mapping mapping, List<Problem> problems) {}

  /// The mapping of a layout that has slots.
  ///
  /// @param type of the data: it decides which names are tried first
  /// @param given by slot; an empty text leaves one empty, and `=` with a text fills it with that
  public static Mapped of(
      Layout layout, TemplateType type, SeenFields seen, Map<String, String> given) {
    return new MapFields(shape(layout, type, seen, given), type, seen).map(given);
  }

  private static Shape shape(
      Layout layout, TemplateType type, SeenFields seen, Map<String, String> given) {
    return switch (layout) {
      case ALPACA -> Shape.ALPACA;
      case SHAREGPT -> Shape.SHAREGPT;
      case OPENAI_CHAT -> Shape.OPENAI_CHAT;
      case TRL_PREFERENCE -> Shape.PREFERENCE;
      case TRL_PROMPT_COMPLETION -> Shape.PROMPT_COMPLETION;
      case LLAMA_FACTORY -> llamaFactory(type, seen, given);
      case HUGGING_FACE ->
          throw new IllegalArgumentException("Hugging Face's folders have rows as they are.");
    };
  }

  private static Shape llamaFactory(TemplateType type, SeenFields seen, Map<String, String> given) {
    boolean pair = seen.named("chosen").isPresent() && seen.named("rejected").isPresent();
    if (given.containsKey(Slot.CHOSEN.word())
        || type == TemplateType.PREFERENCE
        || (pair && given.isEmpty())) {
      return Shape.ALPACA_PREFERENCE;
    }
    if (given.containsKey(Slot.MESSAGES.word()) || given.containsKey(Slot.USER.word())) {
      return Shape.SHAREGPT;
    }
    Mapping alpaca = new MapFields(Shape.ALPACA, type, seen).map(given).mapping();
    return alpaca.has(Slot.MESSAGES) && given.isEmpty() ? Shape.SHAREGPT : Shape.ALPACA;
  }

  private Mapped map(Map<String, String> given) {
    Set<Slot> decided = new HashSet<>();
    given.forEach((name, field) -> {
      Slot slot = slot(name);
      if (slot != null) {
        decided.add(slot);
        give(slot, field);
      }
    });
    boolean whole = sources.containsKey(Slot.MESSAGES);
    boolean parts = sources.keySet().stream().anyMatch(slot -> slot.isAsked() || slot.isAnswered());
    if (whole && parts) {
      problems.add(
          Problem.error(Pointer.child(AT, Slot.MESSAGES.word()), LayoutSaid.BESIDE_MESSAGES.of()));
    }
    if (!whole) {
      usual(decided, parts);
    }
    find(decided, Slot.SYSTEM, Names.SYSTEM);
    if (!sources.containsKey(Slot.MESSAGES)) {
      find(decided, Slot.HISTORY, Names.HISTORY);
    }
    Mapping mapping = new Mapping(shape, sources);
    for (Slot slot : shape.slots()) {
      if (mapping.needs(slot) && !mapping.has(slot)) {
        problems.add(Problem.error(Pointer.child(AT, slot.word()), noField(slot)));
      }
    }
    return new Mapped(mapping, List.copyOf(problems));
  }

  private Said noField(Slot slot) {
    List<String> names = seen.names();
    return names.isEmpty()
        ? LayoutSaid.NO_ROWS.of(slot.word(), shape.layout().label())
        : LayoutSaid.NO_FIELD.of(slot.word(), shape.layout().label(), seen.some());
  }

  private @Nullable Slot slot(String name) {
    for (Slot slot : shape.slots()) {
      if (slot.word().equals(name)) {
        return slot;
      }
    }
    problems.add(
        Problem.error(
            Pointer.child(AT, name),
            LayoutSaid.NO_SLOT.of(
                shape.layout().label(), name, shape.slots().stream().map(Slot::word).toList())));
    return null;
  }

  private void give(Slot slot, String field) {
    if (field.isEmpty()) {
      return;
    }
    boolean fixed = field.startsWith(Source.Fixed.MARK) && !seen.has(field) && !slot.isList();
    if (fixed) {
      sources.put(slot, new Source.Fixed(field.substring(Source.Fixed.MARK.length())));
      return;
    }
    if (!seen.has(field)) {
      String at = Pointer.child(AT, slot.word());
      Said said = seen.unseen(field);
      // What is not needed may stand in later rows.
      problems.add(slot.isOptional() ? Problem.warning(at, said) : Problem.error(at, said));
    }
    put(slot, field);
  }

  /// Fills what was not decided on with what rows of the type usually have.
  private void usual(Set<Slot> decided, boolean parts) {
    boolean takesWhole = shape.slots().contains(Slot.MESSAGES) && !decided.contains(Slot.MESSAGES);
    if (takesWhole && !parts && type == TemplateType.DIALOGUE && messages(decided)) {
      return;
    }
    Slot asked = shape.asked();
    if (!worked(decided, asked)) {
      find(decided, asked, Names.asked(type, asked));
    }
    for (Slot slot : shape.answered()) {
      find(decided, slot, answered(slot));
    }
    find(decided, Slot.INPUT, Names.CONTEXT);
    boolean complete = sources.containsKey(asked) && sources.keySet().containsAll(shape.answered());
    if (takesWhole && !parts && !complete && messages(decided)) {
      sources.keySet().removeIf(slot -> slot == asked || slot.isAnswered() || slot == Slot.INPUT);
    }
  }

  private List<String> answered(Slot slot) {
    return slot == Slot.CHOSEN
        ? Names.CHOSEN
        : slot == Slot.REJECTED ? Names.REJECTED : Names.answered(type, slot);
  }

  private boolean messages(Set<Slot> decided) {
    return find(decided, Slot.MESSAGES, Names.MESSAGES);
  }

  /// An instruction, and beside it the text that it is about. Where rows have no instruction and
  /// the layout has a field for the text, the instruction is the same in all.
  private boolean worked(Set<Slot> decided, Slot asked) {
    String instruction =
        switch (type) {
          case SUMMARY -> "Summarize the text.";
          case CLASSIFICATION -> "Classify the text.";
          case TRANSLATION -> "Translate the text.";
          case QA, DIALOGUE, INSTRUCTION, PREFERENCE, CODE, CUSTOM -> null;
        };
    if (instruction == null || decided.contains(asked) || decided.contains(Slot.INPUT)) {
      return false;
    }
    boolean found = find(decided, asked, Names.INSTRUCTION);
    if (!found && shape != Shape.ALPACA) {
      return false;
    }
    if (!find(decided, Slot.INPUT, Names.asked(type, Slot.INPUT))) {
      return found;
    }
    if (!found) {
      sources.put(asked, new Source.Fixed(instruction));
    }
    return true;
  }

  private boolean find(Set<Slot> decided, Slot slot, List<String> names) {
    if (decided.contains(slot) || !shape.slots().contains(slot)) {
      return false;
    }
    Optional<String> found =
        names.stream()
            .flatMap(name -> seen.named(name).stream())
            .filter(name -> !used.contains(name) && fits(slot, name))
            .findFirst();
    found.ifPresent(name -> put(slot, name));
    return found.isPresent();
  }

  private boolean fits(Slot slot, String name) {
    return slot.isList() ? seen.isList(name) : seen.isText(name) || takesTurns(slot, name);
  }

  /// TRL's prompts and completions may be lists of messages.
  private boolean takesTurns(Slot slot, String name) {
    boolean trl = shape == Shape.PREFERENCE || shape == Shape.PROMPT_COMPLETION;
    return trl && slot != Slot.INPUT && seen.isList(name);
  }

  private void put(Slot slot, String field) {
    sources.put(slot, new Source.Column(field));
    used.add(field);
  }
}
