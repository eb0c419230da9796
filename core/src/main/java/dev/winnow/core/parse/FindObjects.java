package dev.winnow.core.parse;

import dev.winnow.core.say.Said;
import tools.jackson.databind.node.ObjectNode;

/// Goes through an answer once, finds the objects among prose, fences, lists and reasoning, and
/// picks the rows out of them.
///
/// Arrays around rows are not read as values, only counted: so an array that is not closed, closed
/// twice or full of dots changes nothing about its rows.
final class FindObjects {

  private final Source source;
  private final Lookahead lookahead;
  private final ReadObject objects;
  private final ReadString strings;
  private final PickRows rows;
  private final Nesting among = new Nesting(true);
  private final Findings found = new Findings();
  private final Reasoning reasoning;
  private final TextRows texts;
  private final int afterLastThought;

  /// How many arrays are open.
  private int arrays;

  /// Whether the last thing in the open array calls for an element.
  private boolean elementNext;

  /// Whether there was prose after the last value.
  private boolean prose;

  /// Whether the last piece stopped looking like an object: what follows still belongs to it.
  private boolean broken;

  /// Whether a string among elements was not closed: then quotes say nothing any more.
  private boolean quotesLost;

  /// The place after the last mark of reasoning.
  private int afterMark;

  /// Whether the answer proper has been announced.
  private boolean answers;

  private final TornRow torn;

  private boolean escaped;
  private boolean cut;
  private boolean cutInReasoning;

  FindObjects(Source source, PickRows rows) {
    this.source = source;
    this.lookahead = new Lookahead(source);
    this.objects = new ReadObject(source, lookahead);
    this.strings = new ReadString(source, lookahead);
    this.rows = rows;
    this.reasoning = new Reasoning(source);
    this.texts = new TextRows(source);
    this.torn = new TornRow(source, rows);
    this.afterLastThought = reasoning.afterLastEnd();
  }

  Findings found() {
    return found;
  }

  /// Whether the text ended inside a value or inside reasoning.
  boolean cut() {
    return cut || cutInReasoning;
  }

  /// Whether the text ended inside reasoning.
  boolean cutInReasoning() {
    return cutInReasoning;
  }

  /// Whether there were braces before escaped quotes: JSON that was put into a string.
  boolean escaped() {
    return escaped;
  }

  /// Goes through the whole text.
  FindObjects run() {
    int i = openedBefore(source.blanks(0));
    while (i < source.length()) {
      i = step(i);
    }
    endBroken(source.length());
    cut |= arrays > 0 && !prose;
    if (rows.takesTexts() && found.count() == 0) {
      texts.pick(rows, found);
    }
    found.dropStrangers();
    return this;
  }

  /// Passes the members of an object whose opening brace stands in the prompt (a prefilled answer).
  private int openedBefore(int start) {
    if (!Quote.opens(source.at(start)) || !lookahead.quotedKey(start)) {
      return start;
    }
    ObjectNode object = objects.read(start - 1, false);
    if (!objects.damages().isEmpty() || source.at(objects.place() - 1) != '}') {
      return start;
    }
    rows.pick(object, false, objects.damages(), found);
    return objects.place();
  }

  /// Deals with what stands at a place and says where to go on.
  private int step(int i) {
    ReasoningTag tag = reasoning.at(i);
    if (tag != null) {
      return tag(tag);
    }
    int c = source.structural(i);
    switch (c) {
      case '{' -> {
        return brace(i);
      }
      case '[' -> {
        if (lookahead.opensArray(i)) {
          if (arrays == 0) {
            texts.open(i, afterMark);
          }
          arrays++;
          torn.array(i, arrays);
          elementNext = true;
          prose = false;
        }
      }
      case ']' -> {
        endBroken(i);
        arrays = Math.max(0, arrays - 1);
        torn.closed(arrays);
        if (arrays == 0) {
          texts.close(i + 1);
        }
        elementNext = false;
      }
      case ',' -> elementNext = arrays > 0;
      case '`', '~' -> {
        if (source.isFence(i)) {
          endBroken(i);
          arrays = 0;
          torn.closed(arrays);
          return i + 3;
        }
      }
      default -> {
        return other(i, c);
      }
    }
    return i + 1;
  }

  private int other(int i, int c) {
    if (Source.isBlank(c)) {
      return i + 1;
    }
    if (c == ':') {
      torn.colon(i, arrays > 0);
    }
    if (arrays > 0) {
      int after = source.comment(i);
      if (after > i) {
        return after;
      }
      if (elementNext && !quotesLost && Quote.opens(c)) {
        return string(i);
      }
      int dots = source.ellipsis(i);
      if (dots > 0) {
        return i + dots;
      }
      texts.stray();
    }
    elementNext = false;
    prose = true;
    return i + 1;
  }

  /// Passes a string among the elements of an array; it may hold a row as text.
  private int string(int quote) {
    String text = strings.read(quote, Lookahead.Place.ELEMENT, among);
    elementNext = false;
    if (strings.end() != ReadString.End.CLOSED) {
      quotesLost = true;
      cut |= strings.end() == ReadString.End.CUT;
      texts.unended(quote, strings.end());
      return quote + 1;
    }
    Said problem = strings.problem();
    if (problem != null || !rows.pickEncoded(text, found)) {
      texts.text(new TextRows.Text(quote, strings.place(), text, problem), arrays);
      boolean object = problem != null && text.startsWith("{");
      if (found.count() > 0 || object) {
        Said reason = problem == null ? AnswerSaid.STRING.of() : problem;
        found.piece(new Damage(quote, strings.place(), reason));
      }
    }
    return strings.place();
  }

  private int brace(int i) {
    boolean inArray = arrays > 0;
    if (!lookahead.opensObject(i) && !(inArray && elementNext && isMeant(i))) {
      int within = source.at(source.blanks(i + 1));
      escaped |= within == '\\';
      if (Quote.opens(within)) {
        torn.begins(i);
      }
      elementNext = inArray;
      return i + 1;
    }
    ObjectNode object = objects.read(i, inArray);
    int end = objects.place();
    if (torn.holds(i, object, arrays)) {
      found.piece(torn.piece(i, end));
      elementNext = false;
      cut |= objects.cut();
      return end;
    }
    torn.after(i, object, objects.broken());
    arrays += objects.arraysLeft();
    if (objects.arraysLeft() > 0) {
      torn.within(arrays - objects.arraysLeft());
    }
    Damages damages = objects.damages();
    elementNext = false;
    prose = false;
    if (!damages.isEmpty() && i < afterLastThought && afterLastThought <= end) {
      forget(); // a draft that was not finished when the thinking was
      return afterLastThought;
    }
    if (!inArray && !objects.looksMeant() && !objects.cut() && !rows.hasField(object)) {
      return end;
    }
    if (broken && objects.broken()) {
      found.stretchLastPiece(end);
      return end;
    }
    endBroken(i);
    cut |= objects.cut();
    int pieces = found.pieces().size();
    rows.pick(object, inArray, objects.damages(), found);
    if (!inArray && rows.isStranger(object)) {
      found.stranger(object, new Damage(i, end, AnswerSaid.STRANGER.of()));
    }
    // A word right after a damaged object rather belongs to a string in it than to prose.
    boolean stray = Source.isWord(source.at(source.blanks(end)));
    broken = found.pieces().size() > pieces && (objects.broken() || stray);
    return end;
  }

  /// Whether a brace where an element must stand is more than a bracket around others.
  private boolean isMeant(int brace) {
    return switch (source.structural(source.space(brace + 1))) {
      case '{', '[', '}', '\\' -> false;
      default -> true;
    };
  }

  private int tag(ReasoningTag tag) {
    switch (tag.role()) {
      case OPENS, MAY_OPEN, PAIRED -> {
        int end = reasoning.afterReasoning();
        endBroken(tag.start());
        cutInReasoning = end == Source.END;
        afterMark = cutInReasoning ? source.length() : end;
        return afterMark;
      }
      case CLOSES -> forget(); // its opener is missing: all before it was reasoning
      case ENDS, NESTS, ENDS_NESTED -> endBroken(tag.start());
      case ANSWERS -> {
        if (!answers) {
          forget();
        }
        answers = true;
      }
    }
    afterMark = tag.end();
    return tag.end();
  }

  private void forget() {
    found.forget();
    texts.forget();
    torn.forget();
    broken = false;
    arrays = 0;
    elementNext = false;
  }

  private void endBroken(int end) {
    if (broken) {
      found.stretchLastPiece(end);
      broken = false;
    }
  }
}
