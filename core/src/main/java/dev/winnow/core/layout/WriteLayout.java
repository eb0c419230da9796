package dev.winnow.core.layout;

import dev.winnow.core.layout.Mapping.Source;
import dev.winnow.core.layout.Turn.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Makes rows of a layout out of rows as they are.
///
/// Numbers, true and false become text where text is wanted. All rows have the same fields, as
/// loaders of datasets want them: one that some rows have something for is empty in the others. A
/// row that lacks what a layout needs is not made, and said.
public final class WriteLayout {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Mapping mapping;

  /// @param mapping one without errors
  public WriteLayout(Mapping mapping) {
    this.mapping = mapping;
  }

  /// The row in the layout; nothing of it is shared with the row it is made of but values.
  public LayoutRow row(ObjectNode row) {
    try {
      return new LayoutRow.Fits(
          switch (mapping.shape()) {
            case ALPACA -> alpaca(row);
            case ALPACA_PREFERENCE -> alpacaPair(row);
            case SHAREGPT -> shareGpt(row);
            case OPENAI_CHAT -> chat(row);
            case PREFERENCE -> parts(row, List.of(Slot.PROMPT, Slot.CHOSEN, Slot.REJECTED));
            case PROMPT_COMPLETION -> completion(row);
          });
    } catch (NoFit e) {
      return new LayoutRow.Skipped(e.said());
    }
  }

  private ObjectNode alpaca(ObjectNode row) throws NoFit {
    if (mapping.has(Slot.MESSAGES)) {
      return alpacaTurns(row);
    }
    ObjectNode made = JSON.objectNode();
    made.put("instruction", needed(row, Slot.INSTRUCTION));
    made.put("input", optional(row, Slot.INPUT).orElse(""));
    made.put("output", needed(row, Slot.OUTPUT));
    besides(row, made);
    return made;
  }

  private ObjectNode alpacaPair(ObjectNode row) throws NoFit {
    ObjectNode made = JSON.objectNode();
    made.put("instruction", needed(row, Slot.INSTRUCTION));
    made.put("input", optional(row, Slot.INPUT).orElse(""));
    made.put("chosen", needed(row, Slot.CHOSEN));
    made.put("rejected", needed(row, Slot.REJECTED));
    besides(row, made);
    return made;
  }

  /// The system prompt and the history of a row.
  private void besides(ObjectNode row, ObjectNode made) throws NoFit {
    if (mapping.has(Slot.SYSTEM)) {
      made.put("system", optional(row, Slot.SYSTEM).orElse(""));
    }
    if (mapping.has(Slot.HISTORY)) {
      JsonNode history = value(row, Slot.HISTORY);
      boolean none = !isThere(history) || (history.isArray() && history.isEmpty());
      List<Turn> turns = none ? List.of() : turns(row, Slot.HISTORY);
      takeTurns(Slot.HISTORY, turns);
      made.set("history", pairs(turns));
    }
  }

  private ObjectNode alpacaTurns(ObjectNode row) throws NoFit {
    List<Turn> turns = new ArrayList<>(turns(row, Slot.MESSAGES));
    Optional<String> own = ownSystem(turns);
    Optional<String> system = own.isPresent() ? own : optional(row, Slot.SYSTEM);
    takeTurns(Slot.MESSAGES, turns);
    refuseTools(turns);
    int last = turns.size() - 2;
    ObjectNode made = JSON.objectNode();
    made.put("instruction", turns.get(last).words());
    made.put("input", "");
    made.put("output", turns.get(last + 1).words());
    made.put("system", system.orElse(""));
    made.set("history", pairs(turns.subList(0, last)));
    return made;
  }

  private static ArrayNode pairs(List<Turn> turns) {
    ArrayNode pairs = JSON.arrayNode();
    for (int i = 0; i < turns.size(); i += 2) {
      pairs.addArray().add(turns.get(i).words()).add(turns.get(i + 1).words());
    }
    return pairs;
  }

  private ObjectNode shareGpt(ObjectNode row) throws NoFit {
    List<Turn> turns = new ArrayList<>(conversation(row));
    String system = ownSystem(turns).orElse("");
    takeTurns(Slot.MESSAGES, turns);
    for (Turn turn : turns) {
      if (turn.callsTools()) {
        throw new NoFit(
            LayoutSaid.NO_TOOLS.of(field(Slot.MESSAGES), mapping.shape().layout().label()));
      }
    }
    ObjectNode made = JSON.objectNode();
    ArrayNode conversations = made.putArray("conversations");
    turns.forEach(turn -> conversations.add(turn.inShareGpt()));
    return made.put("system", system);
  }

  private ObjectNode chat(ObjectNode row) throws NoFit {
    List<Turn> turns = conversation(row);
    if (turns.stream().noneMatch(turn -> turn.role() == Role.ASSISTANT)) {
      throw new NoFit(LayoutSaid.UNANSWERED.of(field(Slot.MESSAGES)));
    }
    ObjectNode made = JSON.objectNode();
    made.set("messages", messages(turns));
    return made;
  }

  private ObjectNode completion(ObjectNode row) throws NoFit {
    if (!mapping.has(Slot.MESSAGES)) {
      return parts(row, List.of(Slot.PROMPT, Slot.COMPLETION));
    }
    List<Turn> turns = conversation(row);
    int last = turns.size() - 1;
    if (last < 1 || turns.get(last).role() != Role.ASSISTANT) {
      throw new NoFit(LayoutSaid.OPEN_END.of(field(Slot.MESSAGES)));
    }
    ObjectNode made = JSON.objectNode();
    made.set("prompt", messages(turns.subList(0, last)));
    made.set("completion", messages(turns.subList(last, last + 1)));
    return made;
  }

  /// Fields that are all texts, or all lists of messages where any of them is one.
  private ObjectNode parts(ObjectNode row, List<Slot> slots) throws NoFit {
    boolean areMessages = slots.stream().anyMatch(slot -> value(row, slot).isArray());
    ObjectNode made = JSON.objectNode();
    for (Slot slot : slots) {
      if (!areMessages) {
        made.put(slot.word(), slot == Slot.PROMPT ? asked(row, slot) : needed(row, slot));
      } else if (value(row, slot).isArray()) {
        made.set(slot.word(), messages(turns(row, slot)));
      } else {
        boolean asks = slot == Slot.PROMPT;
        String text = asks ? asked(row, slot) : needed(row, slot);
        made.set(slot.word(), messages(List.of(Turn.of(asks ? Role.USER : Role.ASSISTANT, text))));
      }
    }
    return made;
  }

  /// Calls of tools as text are ShareGPT's own.
  private ArrayNode messages(List<Turn> turns) throws NoFit {
    ArrayNode messages = JSON.arrayNode();
    for (Turn turn : turns) {
      if (turn.role() == Role.CALL) {
        throw new NoFit(
            LayoutSaid.NO_TOOLS.of(field(Slot.MESSAGES), mapping.shape().layout().label()));
      }
      messages.add(turn.inChat());
    }
    return messages;
  }

  /// The whole conversation, the system's turn first.
  private List<Turn> conversation(ObjectNode row) throws NoFit {
    List<Turn> turns = new ArrayList<>();
    if (mapping.has(Slot.MESSAGES)) {
      turns.addAll(turns(row, Slot.MESSAGES));
    } else {
      turns.add(Turn.of(Role.USER, asked(row, Slot.USER)));
      turns.add(Turn.of(Role.ASSISTANT, needed(row, Slot.ASSISTANT)));
    }
    Optional<String> system = optional(row, Slot.SYSTEM).filter(text -> !text.isBlank());
    if (turns.getFirst().role() != Role.SYSTEM && system.isPresent()) {
      turns.addFirst(Turn.of(Role.SYSTEM, system.get()));
    }
    return turns;
  }

  /// Takes the system's turn off.
  private static Optional<String> ownSystem(List<Turn> turns) {
    return turns.getFirst().role() == Role.SYSTEM
        ? Optional.of(turns.removeFirst().words())
        : Optional.empty();
  }

  // spec: LLaMA-Factory, data/README.md: the user and observations stand at odd places, the
  // assistant and function calls at even ones.
  private void takeTurns(Slot slot, List<Turn> turns) throws NoFit {
    for (int i = 0; i < turns.size(); i++) {
      Role role = turns.get(i).role();
      if (role == Role.SYSTEM) {
        throw new NoFit(LayoutSaid.LATE_SYSTEM.of(field(slot), mapping.shape().layout().label()));
      }
      if (i % 2 == 0 ? !role.asks() : !role.answers()) {
        throw new NoFit(LayoutSaid.NO_TURN_ABOUT.of(field(slot)));
      }
    }
    boolean mayBeNone = slot == Slot.HISTORY;
    if (turns.size() % 2 != 0 || (turns.isEmpty() && !mayBeNone)) {
      throw new NoFit(LayoutSaid.OPEN_END.of(field(slot)));
    }
  }

  private void refuseTools(List<Turn> turns) throws NoFit {
    for (Turn turn : turns) {
      boolean plain = turn.role() == Role.USER || turn.role() == Role.ASSISTANT;
      if (!plain || turn.callsTools()) {
        throw new NoFit(
            LayoutSaid.NO_TOOLS.of(field(Slot.MESSAGES), mapping.shape().layout().label()));
      }
    }
  }

  private List<Turn> turns(ObjectNode row, Slot slot) throws NoFit {
    JsonNode list = value(row, slot);
    String field = field(slot);
    if (!isThere(list)) {
      throw new NoFit(LayoutSaid.NO_TURNS.of(field));
    }
    if (!list.isArray()) {
      throw new NoFit(
          LayoutSaid.KIND.of(field, ReadTurns.kind(list), slot.word(), LayoutSaid.A_LIST));
    }
    return ReadTurns.of(field, list);
  }

  /// What is asked, and on a line of its own what it is about.
  // spec: LLaMA-Factory, data/README.md: the prompt is `instruction\ninput`.
  private String asked(ObjectNode row, Slot slot) throws NoFit {
    String asked = needed(row, slot);
    String about = optional(row, Slot.INPUT).orElse("");
    return about.isEmpty() ? asked : asked + "\n" + about;
  }

  private String needed(ObjectNode row, Slot slot) throws NoFit {
    String text = text(row, slot);
    if (text == null) {
      throw new NoFit(LayoutSaid.MISSING.of(field(slot), slot.word()));
    }
    if (text.isBlank()) {
      throw new NoFit(LayoutSaid.EMPTY.of(field(slot), slot.word()));
    }
    return text;
  }

  private Optional<String> optional(ObjectNode row, Slot slot) throws NoFit {
    return Optional.ofNullable(mapping.has(slot) ? text(row, slot) : null);
  }

  private @Nullable String text(ObjectNode row, Slot slot) throws NoFit {
    JsonNode value = value(row, slot);
    if (value.isContainer()) {
      boolean orTurns = mapping.shape() == Shape.PREFERENCE && slot != Slot.INPUT;
      throw new NoFit(
          LayoutSaid.KIND.of(
              field(slot),
              ReadTurns.kind(value),
              slot.word(),
              orTurns ? LayoutSaid.TEXT_OR_LIST : LayoutSaid.A_TEXT));
    }
    return isThere(value) ? value.asString() : null;
  }

  private static boolean isThere(JsonNode value) {
    return !value.isMissingNode() && !value.isNull();
  }

  private JsonNode value(ObjectNode row, Slot slot) {
    return switch (mapping.find(slot)) {
      case Source.Column column -> SeenFields.value(row, column.field());
      case Source.Fixed fixed -> StringNode.valueOf(fixed.text());
      case null -> MissingNode.getInstance();
    };
  }

  private String field(Slot slot) {
    Source source = mapping.find(slot);
    return source == null ? slot.word() : source.written();
  }
}
