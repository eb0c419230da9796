package dev.winnow.core.parse;

import dev.winnow.core.say.Said;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads one object and everything in it, forgiving what can be told apart.
///
/// It never goes back: whatever it meets, it has consumed what it read, so that an answer is read
/// in one pass. An object that is not as the model meant it is in [#damages()], and so is every
/// value around it.
final class ReadObject {

  /// How deep values may be nested in a row.
  static final int NESTING_MAX = 256;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Source source;
  private final Lookahead lookahead;
  private final ReadString strings;
  private final ReadScalar scalars;
  private final Brackets brackets;
  private Damages damages = new Damages();
  private int place;
  private final Nesting open = new Nesting(false);
  private int arrays;
  private int arraysLeft;
  private boolean unwinding;
  private boolean cut;
  private boolean looksMeant;

  /// Whether the array that was read last ended before a key, without its bracket.
  private boolean bracketMissed;

  private @Nullable Said damage;

  ReadObject(Source source, Lookahead lookahead) {
    this.source = source;
    this.lookahead = lookahead;
    this.strings = new ReadString(source, lookahead);
    this.scalars = new ReadScalar(source, lookahead);
    this.brackets = new Brackets(source);
  }

  /// What is wrong with the last object and with values in it; those that are not here are whole.
  Damages damages() {
    return damages;
  }

  /// The place after the last object.
  int place() {
    return place;
  }

  /// Whether the text ended inside the last object.
  boolean cut() {
    return cut;
  }

  /// Whether the last object was left because it stopped looking like one.
  boolean broken() {
    return unwinding;
  }

  /// How many arrays of the last object were open where it was left, and go on behind it.
  int arraysLeft() {
    return arraysLeft;
  }

  /// Whether the last object has anything that tells it from prose in braces: a quoted key, or a
  /// value that is more than words.
  boolean looksMeant() {
    return looksMeant;
  }

  /// Reads the object whose brace stands at a place.
  ///
  /// @param inArray whether it is an element of an array
  ObjectNode read(int brace, boolean inArray) {
    damages = new Damages();
    place = brace;
    open.reset(inArray);
    arrays = 0;
    arraysLeft = 0;
    unwinding = false;
    cut = false;
    looksMeant = false;
    bracketMissed = false;
    damage = null;
    return object(false);
  }

  private ObjectNode object(boolean inObject) {
    int start = place++;
    Said outer = damage;
    damage = null;
    ObjectNode node = NODES.objectNode();
    open.open(false);
    members(node, inObject);
    open.close();
    if (damage != null) {
      damages.put(node, new Damage(start, place, damage));
    } else {
      damage = outer;
      if (Placeholder.is(node)) {
        damages.put(node, new Damage(start, place, AnswerSaid.DOTS.of()));
      }
    }
    return node;
  }

  private void members(ObjectNode node, boolean inObject) {
    boolean reopened = false;
    boolean unclosedArray = false;
    while (true) {
      place = source.space(place);
      int c = source.structural(place);
      switch (c) {
        case Source.END -> {
          textEnds();
          return;
        }
        case ',', ';' -> place++;
        case '}' -> {
          place++;
          if (inObject || !lookahead.keyBehind(place)) {
            if (MeantEscapes.isAsciiLetter(source.at(place))) {
              damaged(AnswerSaid.MISPLACED.of()); // the start of a key that lost its quote
            }
            return;
          }
          reopened = true;
        }
        case ']' -> {
          // Either the brace is missing or the bracket stands for it. But the bracket that an array
          // before it lacked comes too late: keys were in that array.
          if (reopened || unclosedArray) {
            damaged(AnswerSaid.MISPLACED.of());
          }
          if (!inObject
              && (lookahead.keyBehind(place + 1)
                  || MeantEscapes.isAsciiLetter(source.at(place + 1)))) {
            damaged(AnswerSaid.MISPLACED.of()); // the bracket is one too many
            unwinding = true;
          }
          if (arrays == 0 && !open.inArray()) {
            place++;
          }
          return;
        }
        case '{' -> {
          // The brace is missing before the next object, if that is one like this.
          if (node.isEmpty()) {
            leave();
            return;
          }
          if (node.has(lookahead.keyText(source.space(place + 1)))) {
            return;
          }
          damaged(AnswerSaid.MISPLACED.of());
          value(Lookahead.Place.MEMBER);
          if (unwinding || cut) {
            return;
          }
        }
        default -> {
          int dots = source.ellipsis(place);
          if (dots > 0) {
            place += dots;
          } else if (source.isFence(place) || !member(node)) {
            return;
          }
          unclosedArray |= bracketMissed;
          bracketMissed = false;
        }
      }
    }
  }

  /// Reads a key and its value; false ends the object.
  private boolean member(ObjectNode node) {
    String key = key();
    if (key == null) {
      return false;
    }
    place = source.space(place);
    if (source.structural(place) != ':') {
      textEnds();
      return false;
    }
    open.key(key);
    place = source.space(place + 1);
    JsonNode value = value(Lookahead.Place.MEMBER);
    if (value != null) {
      node.set(key, value);
    }
    return !unwinding && !cut;
  }

  private @Nullable String key() {
    if (!lookahead.keyOrCut(place)) {
      leave();
      return null;
    }
    if (Quote.opens(source.at(place))) {
      looksMeant = true;
      String key = strings.read(place, Lookahead.Place.KEY, open);
      place = strings.place();
      if (strings.end() == ReadString.End.CUT) {
        textEnds();
        return null;
      }
      damaged(strings.problem());
      return key;
    }
    int start = place;
    place = source.wordEnd(start);
    return source.text().substring(start, place);
  }

  /// Reads a value; null where there is none.
  private @Nullable JsonNode value(Lookahead.Place where) {
    int c = source.structural(place);
    boolean inObject = where == Lookahead.Place.MEMBER;
    return switch (c) {
      case Source.END -> textEnds();
      case '{', '[' -> {
        looksMeant = true;
        if (open.depth() >= NESTING_MAX) {
          yield tooDeep();
        }
        yield c == '{' ? object(inObject) : array(inObject);
      }
      case ',', '}', ']' -> damaged(AnswerSaid.NO_VALUE.of());
      default -> Quote.opens(c) ? string(where) : unquoted();
    };
  }

  private @Nullable JsonNode unquoted() {
    int dots = source.ellipsis(place);
    if (dots > 0) {
      place += dots;
      return damaged(AnswerSaid.DOTS.of());
    }
    return source.isFence(place) ? damaged(AnswerSaid.NO_VALUE.of()) : scalar();
  }

  private @Nullable JsonNode string(Lookahead.Place where) {
    looksMeant = true;
    StringBuilder joined = null;
    boolean innerQuotes = false;
    while (true) {
      String part = strings.read(place, where, open);
      place = strings.place();
      innerQuotes |= strings.hasInnerQuotes();
      damaged(strings.problem());
      switch (strings.end()) {
        case CLOSED -> {}
        case CUT -> {
          return textEnds();
        }
        case LOST -> damaged(AnswerSaid.NO_END.of());
        case DOUBT -> damaged(AnswerSaid.QUOTE_IN_DOUBT.of());
        case OVERRUN -> {
          damaged(AnswerSaid.NO_END.of());
          unwinding = true;
          arraysLeft = brackets.closersBefore(place) < open.depth() ? arrays : 0;
          return null;
        }
      }
      int plus = source.blanks(place);
      int next = source.at(plus) == '+' ? source.blanks(plus + 1) : place;
      boolean more = next > place && Quote.opens(source.at(next));
      if (!more) {
        if (joined != null && innerQuotes) {
          damaged(AnswerSaid.QUOTE_IN_DOUBT.of());
        }
        return NODES.stringNode(joined == null ? part : joined.append(part).toString());
      }
      joined = joined == null ? new StringBuilder(part) : joined.append(part);
      place = next;
    }
  }

  private @Nullable JsonNode scalar() {
    JsonNode value = scalars.read(place, open.array(open.depth() - 1));
    if (scalars.place() == place) {
      return leave();
    }
    place = scalars.place();
    damaged(scalars.problem());
    looksMeant |= !scalars.words();
    return value;
  }

  private ArrayNode array(boolean inObject) {
    int start = place++;
    Said outer = damage;
    damage = null;
    ArrayNode node = NODES.arrayNode();
    open.open(true);
    arrays++;
    elements(node, inObject);
    arrays--;
    open.close();
    if (damage != null) {
      damages.put(node, new Damage(start, place, damage));
    } else {
      damage = outer;
    }
    return node;
  }

  private void elements(ArrayNode node, boolean inObject) {
    while (!unwinding && !cut) {
      place = source.space(place);
      int c = source.structural(place);
      int dots = source.ellipsis(place);
      if (c == Source.END) {
        textEnds();
      } else if (c == ',') {
        place++;
      } else if (c == ']') {
        place++;
        return;
      } else if (c == '}') {
        if (open.depth() > 1 && lookahead.keyBehind(place + 1)) {
          place++; // written for a bracket: the object around the array goes on
        }
        return;
      } else if (dots > 0) {
        place += dots;
      } else if (source.isFence(place)) {
        return;
      } else if (c == ':') {
        misplacedColon(node);
      } else if (inObject && !node.isEmpty() && Quote.opens(c) && lookahead.quotedKey(place)) {
        bracketMissed = true; // a key of the object around it follows
        return;
      } else {
        int start = place;
        JsonNode value = value(Lookahead.Place.ELEMENT);
        if (value != null) {
          node.add(value);
          if (value.isContainer() && brackets.followsColon(start)) {
            damages.put(value, new Damage(start, place, AnswerSaid.MISPLACED.of()));
          }
        }
      }
    }
  }

  /// Passes a colon among elements: before it stands no key, or the brackets are none.
  private void misplacedColon(ArrayNode node) {
    place++;
    damaged(AnswerSaid.MISPLACED.of());
    if (!node.isEmpty() && node.get(node.size() - 1).isContainer()) {
      JsonNode asKey = node.get(node.size() - 1);
      damages.put(asKey, new Damage(place - 1, place, AnswerSaid.MISPLACED.of()));
    }
  }

  /// Passes over a value that is nested too deep, up to its closer.
  private @Nullable JsonNode tooDeep() {
    damaged(AnswerSaid.TOO_DEEP.of(NESTING_MAX));
    int end = brackets.after(place);
    if (end == Source.END) {
      return textEnds();
    }
    place = end;
    return null;
  }

  private @Nullable JsonNode damaged(@Nullable Said reason) {
    if (damage == null) {
      damage = reason;
    }
    return null;
  }

  private @Nullable JsonNode textEnds() {
    place = source.length();
    cut = true;
    damage = AnswerSaid.CUT.of();
    return null;
  }

  private @Nullable JsonNode leave() {
    unwinding = true;
    arraysLeft = arrays;
    return damaged(AnswerSaid.NOTHING.of());
  }
}
