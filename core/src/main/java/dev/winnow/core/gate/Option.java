package dev.winnow.core.gate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that can be said of a rule.
///
/// @param <T> what it is read as
/// @param name as it is written
/// @param type what it takes
/// @param what what it is, in a sentence
/// @param usual what holds where it is not written; null where nothing does
/// @param needed whether it has to be written
/// @param least of a number
/// @param most of a number
/// @param words of a choice
public record Option<T>(
    String name,
    Type type,
    String what,
    @Nullable T usual,
    boolean needed,
    double least,
    double most,
    List<String> words) {

  /// What an option takes, and what it is read as.
  public enum Type {
    /// A text that is not blank: `String`.
    TEXT,
    /// Texts, at least one; one text stands for a list of it: `List<String>`.
    TEXTS,
    /// The name of a field of the rows: `String`.
    FIELD,
    /// Names of fields of the rows, or one: `List<String>`.
    FIELDS,
    /// A whole number of the range: `Integer`.
    WHOLE,
    /// A number of the range: `Double`.
    NUMBER,
    /// True or false: `Boolean`.
    FLAG,
    /// One of the words: `String`.
    WORD,
    /// Some of the words: `List<String>`.
    WORDS
  }

  public Option {
    words = List.copyOf(words);
  }

  private static <T> Option<T> of(String name, Type type, String what) {
    return new Option<>(name, type, what, null, false, 0, 0, List.of());
  }

  /// A text that is not blank.
  public static Option<String> text(String name, String what) {
    return of(name, Type.TEXT, what);
  }

  /// Texts, at least one.
  public static Option<List<String>> texts(String name, String what) {
    return of(name, Type.TEXTS, what);
  }

  /// The name of a field of the rows.
  public static Option<String> field(String name, String what) {
    return of(name, Type.FIELD, what);
  }

  /// Names of fields of the rows.
  public static Option<List<String>> fields(String name, String what) {
    return of(name, Type.FIELDS, what);
  }

  /// A whole number.
  public static Option<Integer> whole(String name, int least, int most, String what) {
    return new Option<>(name, Type.WHOLE, what, null, false, least, most, List.of());
  }

  /// A number.
  public static Option<Double> number(String name, double least, double most, String what) {
    return new Option<>(name, Type.NUMBER, what, null, false, least, most, List.of());
  }

  /// True or false.
  public static Option<Boolean> flag(String name, String what) {
    return of(name, Type.FLAG, what);
  }

  /// One of some words.
  public static Option<String> word(String name, List<String> words, String what) {
    return new Option<>(name, Type.WORD, what, null, false, 0, 0, words);
  }

  /// Some of some words.
  public static Option<List<String>> words(String name, List<String> words, String what) {
    return new Option<>(name, Type.WORDS, what, null, false, 0, 0, words);
  }

  /// The same, which has to be written.
  public Option<T> need() {
    return new Option<>(name, type, what, usual, true, least, most, words);
  }

  /// The same with what holds where it is not written.
  public Option<T> otherwise(T usual) {
    return new Option<>(name, type, what, usual, needed, least, most, words);
  }
}
