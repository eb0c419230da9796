package dev.winnow.core.task;

import dev.winnow.core.say.Said;
import dev.winnow.core.say.Sentence;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A field of a document, described once: what reads it, the JSON Schema, the description of the
/// interface, the tables of the docs and the identity of a task come from here.
///
/// @param <R> what its map is read as
/// @param <T> what the field is read as
/// @param name as it is written
/// @param what what it is, in a sentence
/// @param value takes it out of what was read; null is not set
/// @param standard what stands for it where it is not written
/// @param marks what else is to be known of it
record Field<R, T>(
    String name,
    FieldType<T> type,
    String what,
    Function<R, @Nullable T> value,
    Standard<T> standard,
    Marks marks) {

  /// What stands for a field that is not written.
  ///
  /// @param value null where nothing does, or something that depends on other fields
  /// @param words where there is no value to show: `5 where the prompt uses {count}, else 1`
  /// @param advice of a field that has to be written: what to write; null where it need not
  /// @param older what documents mean that are older than the field
  record Standard<T>(@Nullable T value, String words, @Nullable Said advice, @Nullable T older) {}

  /// What else is to be known of a field.
  ///
  /// @param changesRows whether a run that has begun may not go on with another value
  /// @param hidden whether it is known only to be refused in its own words
  /// @param example a value as JSON; null is none
  /// @param range in words, where the type's are not enough
  record Marks(
      boolean changesRows, boolean hidden, @Nullable String example, @Nullable String range) {

    static final Marks NONE = new Marks(false, false, null, null);
  }

  /// A field that may be left out.
  static <R, T> Field<R, T> of(String name, FieldType<T> type, Function<R, @Nullable T> value) {
    return new Field<>(name, type, "", value, new Standard<>(null, "", null, null), Marks.NONE);
  }

  /// A field that only requests have: nothing of it is in what they lead to.
  static <R, T> Field<R, T> asked(String name, FieldType<T> type) {
    return of(name, type, read -> null);
  }

  /// The same, said to be something.
  Field<R, T> says(String what) {
    return new Field<>(name, type, what, value, standard, marks);
  }

  /// The same with a value where it is not written.
  Field<R, T> otherwise(T usual) {
    return with(new Standard<>(usual, "", null, usual));
  }

  /// The same with words for what holds where it is not written.
  Field<R, T> usually(String words) {
    return with(new Standard<>(standard.value, words, standard.advice, standard.older));
  }

  /// The same for something that documents from before there was a choice have, too.
  ///
  /// @param older null where nothing is written of it
  Field<R, T> olderMean(@Nullable T older) {
    return with(new Standard<>(standard.value, standard.words, standard.advice, older));
  }

  /// The same, but that it has to be there.
  ///
  /// @param harmless what is read where it is missing
  /// @param advice what to write
  Field<R, T> needed(T harmless, Sentence advice) {
    return with(new Standard<>(harmless, "", advice.of(), null));
  }

  /// The same with advice that holds a value.
  Field<R, T> needed(T harmless, Said advice) {
    return with(new Standard<>(harmless, "", advice, null));
  }

  /// The same for something that a reader of its own reads.
  Field<R, T> needed(Sentence advice) {
    return with(new Standard<>(null, "", advice.of(), null));
  }

  /// What is said where it is missing.
  Said missing() {
    Said missing = FieldSaid.MISSING.of();
    return standard.advice == null ? missing : missing.then(standard.advice);
  }

  boolean isNeeded() {
    return standard.advice != null;
  }

  /// The same, fixed once a run has begun.
  Field<R, T> changesRows() {
    return with(new Marks(true, marks.hidden, marks.example, marks.range));
  }

  Field<R, T> hidden() {
    return with(new Marks(marks.changesRows, true, marks.example, marks.range));
  }

  /// @param json a value of it
  Field<R, T> example(String json) {
    return with(new Marks(marks.changesRows, marks.hidden, json, marks.range));
  }

  /// The same with its range in other words.
  Field<R, T> range(String words) {
    return with(new Marks(marks.changesRows, marks.hidden, marks.example, words));
  }

  /// The same field in a map of which the other one is a part.
  <Q> Field<Q, T> in(Function<Q, R> part) {
    return new Field<>(name, type, what, whole -> value.apply(part.apply(whole)), standard, marks);
  }

  private Field<R, T> with(Standard<T> other) {
    return new Field<>(name, type, what, value, other, marks);
  }

  private Field<R, T> with(Marks other) {
    return new Field<>(name, type, what, value, standard, other);
  }

  /// What is written of it: everything, or as little as reads back the same. Null is nothing.
  @Nullable JsonNode write(R read, boolean everything) {
    T found = value.apply(read);
    JsonNode node = found == null ? type.ofNothing() : type.write(found);
    boolean empty = node == null || found == null || (node.isContainer() && node.isEmpty());
    return empty && !everything ? null : node;
  }
}
