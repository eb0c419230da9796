package dev.winnow.core.parse;

import dev.winnow.core.llm.StorableText;
import dev.winnow.core.parse.ReadRows.Unreadable;
import dev.winnow.core.say.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the rows out of the raw text of a completion: every row that is there and nothing that is
/// not.
///
/// The text may be JSON, JSON Lines or a list, bare, in fences or among prose, after reasoning in
/// `<think>` tags, and damaged in the usual ways: commas, quotes, brackets, comments, literals of
/// other languages. An object that the end of the text cuts is no row, whatever can be read of it.
///
/// Which objects are rows and which only wrap them is told in [PickRows]; with the names of a row's
/// fields it is exact.
public final class ReadAnswer {

  /// The longest text that is read, in characters.
  public static final int CHARACTERS_MAX = 4 << 20;

  /// How much is kept of a text that is longer, in characters.
  static final int HEAD_CHARACTERS = 10_000;

  private ReadAnswer() {}

  /// Reads an answer whose rows may have any fields. Never throws for anything a text can hold;
  /// time is linear in its length.
  public static ReadRows read(String text) {
    return read(text, Set.of());
  }

  /// Reads an answer whose rows have some of these fields.
  ///
  /// @param fields the names of the row schema's top-level properties; empty is any
  public static ReadRows read(String text, Set<String> fields) {
    return read(text, fields, null);
  }

  /// Reads an answer whose rows have some of these fields, or are each written as a text.
  ///
  /// @param fields the names of the row schema's top-level properties; empty is any
  /// @param textField the only field of a row, if it is a text: then each text of a list that is
  ///   the answer is a row as well
  public static ReadRows read(String text, Set<String> fields, @Nullable String textField) {
    if (text.length() > CHARACTERS_MAX) {
      Said reason = AnswerSaid.TOO_LONG.of(text.length(), CHARACTERS_MAX);
      return nothing(StorableText.of(text.substring(0, HEAD_CHARACTERS)), reason, false);
    }
    PickRows rows = new PickRows(fields, textField);
    Optional<JsonNode> json = ReadStrictJson.read(text);
    if (json.isPresent() && json.get().isContainer()) {
      return strict(text, json.get(), rows);
    }
    if (json.isPresent() && json.get().isString()) {
      return encoded(text, json.get().stringValue(), rows);
    }
    return tolerant(new Source(text), rows);
  }

  private static ReadRows strict(String text, JsonNode json, PickRows rows) {
    Findings found = new Findings();
    if (rows.pickTexts(json, found)) {
      return new ReadRows(found.rows(), List.of(), false);
    }
    if (json instanceof ObjectNode object) {
      rows.pick(object, false, Damages.NONE, found);
    } else if (!rows.pickElements(json, found)) {
      return tolerant(new Source(text), rows);
    }
    return found.rows().isEmpty()
        ? nothing(text, AnswerSaid.NO_OBJECT.of(text.length()), false)
        : new ReadRows(found.rows(), List.of(), false);
  }

  /// Reads an answer that is a string, or is escaped like one.
  private static ReadRows encoded(String text, String decoded, PickRows rows) {
    FindObjects objects = new FindObjects(new Source(decoded), rows).run();
    return objects.found().count() == 0
        ? nothing(text, AnswerSaid.NO_OBJECT.of(text.length()), objects.cut())
        : result(decoded, objects);
  }

  /// Reads an answer that is not exactly JSON.
  static ReadRows tolerant(Source source, PickRows rows) {
    String text = source.text();
    FindObjects objects = new FindObjects(source, rows).run();
    if (objects.found().count() > 0) {
      return result(text, objects);
    }
    if (objects.escaped()) {
      return encoded(text, StringText.unescaped(source), rows);
    }
    if (source.blanks(0) == text.length()) {
      return nothing(text, AnswerSaid.EMPTY.of(), false);
    }
    return nothing(
        text,
        objects.cutInReasoning()
            ? AnswerSaid.ENDS_IN_REASONING.of(text.length())
            : AnswerSaid.NO_OBJECT.of(text.length()),
        objects.cut());
  }

  private static ReadRows result(String text, FindObjects objects) {
    List<Unreadable> unreadable = new ArrayList<>();
    for (Damage piece : objects.found().pieces()) {
      String raw = text.substring(piece.start(), piece.end()).strip();
      unreadable.add(new Unreadable(raw, AnswerSaid.PIECE.of(piece.reason(), raw.length())));
    }
    return new ReadRows(objects.found().rows(), unreadable, objects.cut());
  }

  private static ReadRows nothing(String text, Said reason, boolean cut) {
    return new ReadRows(List.of(), List.of(new Unreadable(text, reason)), cut);
  }
}
