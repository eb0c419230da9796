package dev.winnow.core.layout;

import static dev.winnow.core.layout.Slot.ASSISTANT;
import static dev.winnow.core.layout.Slot.CHOSEN;
import static dev.winnow.core.layout.Slot.COMPLETION;
import static dev.winnow.core.layout.Slot.HISTORY;
import static dev.winnow.core.layout.Slot.INPUT;
import static dev.winnow.core.layout.Slot.INSTRUCTION;
import static dev.winnow.core.layout.Slot.MESSAGES;
import static dev.winnow.core.layout.Slot.OUTPUT;
import static dev.winnow.core.layout.Slot.PROMPT;
import static dev.winnow.core.layout.Slot.REJECTED;
import static dev.winnow.core.layout.Slot.SYSTEM;
import static dev.winnow.core.layout.Slot.USER;

import java.util.List;

/// What a row of a layout looks like.
public enum Shape {
  /// `{instruction, input, output, system?, history?}`.
  ALPACA(Layout.ALPACA),
  /// `{instruction, input, chosen, rejected, system?, history?}`, a pair for LLaMA-Factory.
  ALPACA_PREFERENCE(Layout.LLAMA_FACTORY),
  /// `{conversations: [{from, value}], system}`.
  SHAREGPT(Layout.SHAREGPT),
  /// `{messages: [{role, content}]}`.
  OPENAI_CHAT(Layout.OPENAI_CHAT),
  /// `{prompt, chosen, rejected}`, three texts or three lists of messages.
  PREFERENCE(Layout.TRL_PREFERENCE),
  /// `{prompt, completion}`, two texts or two lists of messages.
  PROMPT_COMPLETION(Layout.TRL_PROMPT_COMPLETION);

  private final Layout layout;

  Shape(Layout layout) {
    this.layout = layout;
  }

  /// The layout that it is known by.
  public Layout layout() {
    return layout;
  }

  /// What it is filled from.
  public List<Slot> slots() {
    return switch (this) {
      case ALPACA -> List.of(INSTRUCTION, INPUT, OUTPUT, SYSTEM, HISTORY, MESSAGES);
      case ALPACA_PREFERENCE -> List.of(INSTRUCTION, INPUT, CHOSEN, REJECTED, SYSTEM, HISTORY);
      case SHAREGPT, OPENAI_CHAT -> List.of(MESSAGES, USER, INPUT, ASSISTANT, SYSTEM);
      case PREFERENCE -> List.of(PROMPT, INPUT, CHOSEN, REJECTED);
      case PROMPT_COMPLETION -> List.of(PROMPT, INPUT, COMPLETION, MESSAGES);
    };
  }

  /// The fields of its rows, in their order.
  public List<String> fields() {
    return switch (this) {
      case ALPACA -> List.of("instruction", "input", "output", "system", "history");
      case ALPACA_PREFERENCE ->
          List.of("instruction", "input", "chosen", "rejected", "system", "history");
      case SHAREGPT -> List.of("conversations", "system");
      case OPENAI_CHAT -> List.of("messages");
      case PREFERENCE -> List.of("prompt", "chosen", "rejected");
      case PROMPT_COMPLETION -> List.of("prompt", "completion");
    };
  }

  /// Whether its rows always hold lists, which CSV cannot.
  public boolean isList() {
    return this == SHAREGPT || this == OPENAI_CHAT;
  }

  /// The slot of what is asked.
  Slot asked() {
    return slots().stream().filter(Slot::isAsked).findFirst().orElseThrow();
  }

  /// The slots of what is answered: one, or two to choose from.
  List<Slot> answered() {
    return slots().stream()
        .filter(slot -> slot.isAnswered() || slot == CHOSEN || slot == REJECTED)
        .toList();
  }
}
