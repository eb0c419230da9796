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
  ALPACA(
      Layout.ALPACA,
      List.of(INSTRUCTION, INPUT, OUTPUT, SYSTEM, HISTORY, MESSAGES),
      List.of("instruction", "input", "output", "system", "history")),
  /// `{instruction, input, chosen, rejected, system?, history?}`, a pair for LLaMA-Factory.
  ALPACA_PREFERENCE(
      Layout.LLAMA_FACTORY,
      List.of(INSTRUCTION, INPUT, CHOSEN, REJECTED, SYSTEM, HISTORY),
      List.of("instruction", "input", "chosen", "rejected", "system", "history")),
  /// `{conversations: [{from, value}], system?}`.
  SHAREGPT(
      Layout.SHAREGPT,
      List.of(MESSAGES, USER, INPUT, ASSISTANT, SYSTEM),
      List.of("conversations", "system")),
  /// `{messages: [{role, content}]}`.
  OPENAI_CHAT(
      Layout.OPENAI_CHAT, List.of(MESSAGES, USER, INPUT, ASSISTANT, SYSTEM), List.of("messages")),
  /// `{prompt, chosen, rejected}`, three texts or three lists of messages.
  PREFERENCE(
      Layout.TRL_PREFERENCE,
      List.of(PROMPT, INPUT, CHOSEN, REJECTED),
      List.of("prompt", "chosen", "rejected")),
  /// `{prompt, completion}`, two texts or two lists of messages.
  PROMPT_COMPLETION(
      Layout.TRL_PROMPT_COMPLETION,
      List.of(PROMPT, INPUT, COMPLETION, MESSAGES),
      List.of("prompt", "completion"));

  private final Layout layout;
  private final List<Slot> slots;
  private final List<String> fields;

  Shape(Layout layout, List<Slot> slots, List<String> fields) {
    this.layout = layout;
    this.slots = slots;
    this.fields = fields;
  }

  /// The layout that it is known by.
  public Layout layout() {
    return layout;
  }

  /// What it is filled from.
  public List<Slot> slots() {
    return slots;
  }

  /// The fields of its rows, in their order.
  public List<String> fields() {
    return fields;
  }

  /// Whether its rows always hold lists, which CSV cannot.
  public boolean isList() {
    return this == SHAREGPT || this == OPENAI_CHAT;
  }

  /// The slot of what is asked.
  Slot asked() {
    return slots.stream().filter(Slot::isAsked).findFirst().orElseThrow();
  }

  /// The slots of what is answered: one, or two to choose from.
  List<Slot> answered() {
    return slots.stream()
        .filter(slot -> slot.isAnswered() || slot == CHOSEN || slot == REJECTED)
        .toList();
  }
}
