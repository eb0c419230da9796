package dev.winnow.core.parse;

import dev.winnow.core.parse.ReasoningTag.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where in an answer the model thinks aloud before it answers: between tags, in a channel, or
/// after a sentence that says so.
final class Reasoning {

  /// What is left of `<|start|>assistant<|channel|>final<|message|>` without its special tokens.
  private static final List<String> FINAL = List.of("assistantfinal", "assistant\nfinal\n");

  /// Channels that come before, whose names then start the text.
  private static final List<String> CHANNELS =
      List.of("analysis", "commentary", "assistantanalysis", "assistantcommentary");

  private static final List<String> THOUGHTS =
      List.of("Here is my thought process:", "Here's my thought process:");
  private static final List<String> RESPONSES =
      List.of("Here is my response:", "Here's my response:");

  private static final String ASSISTANT = "<|start|>assistant";
  private static final String START = "start";

  /// What is left of a mark that only the end of the text, or a tag, closes.
  private static final String THOUGHT = "thought";

  private final Source source;
  private final List<ReasoningTag> lines;
  private final List<ReasoningTag> tags = new ArrayList<>();

  /// Where the last closer of each kind starts.
  private final Map<String, Integer> lastClosers = new HashMap<>();

  private int line;
  private int next;

  Reasoning(Source source) {
    this.source = source;
    boolean responses = readStart();
    this.lines = ReasoningLine.all(source);
    List<Source.Search> starts = starts(responses ? RESPONSES : List.of());
    for (int i = next(starts, end()); i < source.length(); i = next(starts, i)) {
      ReasoningTag line = nextLine(i);
      ReasoningTag tag =
          switch (source.at(i)) {
            case 'a' -> words(i, FINAL, line);
            case 'H' -> words(i, responses ? RESPONSES : List.of(), line);
            default -> line != null && line.start() == i ? line : ReasoningTag.at(source, i);
          };
      // "analysis<|message|>" is one mark.
      boolean twice = tag != null && tag.role() == Role.OPENS && i > 0 && i == end();
      if (tag != null && !(twice && tag.kind().equals(ReasoningTag.CHANNEL))) {
        tags.add(tag);
        i = tag.end();
      } else {
        i++;
      }
    }
    for (ReasoningTag tag : tags) {
      if (tag.role() == Role.CLOSES || tag.role() == Role.ENDS_NESTED) {
        lastClosers.put(tag.kind(), tag.start());
      }
    }
  }

  /// What a mark can start with, as far as the text has it.
  private List<Source.Search> starts(List<String> more) {
    List<Source.Search> starts = new ArrayList<>();
    Stream.of(ReasoningTag.BRACKETS, FINAL, more)
        .flatMap(List::stream)
        .filter(word -> source.text().contains(word))
        .forEach(word -> starts.add(source.search(word)));
    return starts;
  }

  private int next(List<Source.Search> starts, int from) {
    ReasoningTag first = nextLine(from);
    int next = first == null ? source.length() : first.start();
    for (Source.Search each : starts) {
      next = Math.min(next, each.from(from));
    }
    return next;
  }

  private int end() {
    return tags.isEmpty() ? 0 : tags.getLast().end();
  }

  /// Reads what may start a text without any mark.
  ///
  /// @return whether a sentence ends the reasoning
  private boolean readStart() {
    int start = source.blanks(0);
    for (String thought : THOUGHTS) {
      if (source.startsWith(thought, start)) {
        tags.add(new ReasoningTag(start, start + thought.length(), START, Role.OPENS));
        return true;
      }
    }
    if (source.startsWith(THOUGHT + "\n", start)) {
      tags.add(new ReasoningTag(start, start + THOUGHT.length(), THOUGHT, Role.OPENS));
      return false;
    }
    for (String channel : CHANNELS) {
      int end = start + channel.length();
      if (source.startsWith(channel, start)
          && (startsSentence(end) || source.text().indexOf(FINAL.getFirst(), end) >= 0)) {
        tags.add(new ReasoningTag(start, end, ReasoningTag.CHANNEL, Role.OPENS));
        return false;
      }
    }
    return false;
  }

  /// Whether a word follows directly that is none of the word before: `analysisThe user wants`.
  private boolean startsSentence(int place) {
    int c = source.at(place);
    return source.startsWith("<|", place) || Character.isUpperCase(c) || c > 0x2E80;
  }

  /// The first mark at the start of a line from a place on; null where there is none.
  private @Nullable ReasoningTag nextLine(int from) {
    while (line < lines.size() && lines.get(line).start() < from) {
      line++;
    }
    return line < lines.size() ? lines.get(line) : null;
  }

  private @Nullable ReasoningTag words(int place, List<String> words, @Nullable ReasoningTag line) {
    for (String each : words) {
      if (source.startsWith(each, place)) {
        return new ReasoningTag(place, place + each.length(), "", Role.ANSWERS);
      }
    }
    return line != null && line.start() == place ? line : null;
  }

  /// The mark that starts at a place; null where none does. Places must not decrease.
  @Nullable ReasoningTag at(int place) {
    while (next < tags.size() && tags.get(next).start() < place) {
      next++;
    }
    if (next == tags.size() || tags.get(next).start() > place) {
      return null;
    }
    ReasoningTag tag = tags.get(next);
    boolean closed = lastClosers.getOrDefault(tag.kind(), -1) > place;
    boolean counts =
        switch (tag.role()) {
          case OPENS, CLOSES, ENDS, ANSWERS -> true;
          case MAY_OPEN -> closed || standsOut(next);
          case PAIRED -> closed;
          case NESTS, ENDS_NESTED -> false;
        };
    return counts ? tag : null;
  }

  /// The place after the reasoning that the mark opens which was asked for last; [Source#END] where
  /// it goes on to the end. Reasoning within reasoning ends before what is around it.
  int afterReasoning() {
    Deque<String> open = new ArrayDeque<>();
    Map<String, Integer> counts = new HashMap<>();
    for (int i = next; i < tags.size(); i++) {
      ReasoningTag tag = tags.get(i);
      switch (tag.role()) {
        case OPENS, MAY_OPEN, PAIRED, NESTS -> {
          if (i == next || nests(i)) {
            open.push(tag.kind());
            counts.merge(tag.kind(), 1, Integer::sum);
          }
        }
        case CLOSES, ENDS, ENDS_NESTED -> close(tag.kind(), open, counts);
        case ANSWERS -> {
          return tag.start();
        }
      }
      if (open.isEmpty()) {
        return tag.end();
      }
    }
    return Source.END;
  }

  private boolean nests(int index) {
    return switch (tags.get(index).role()) {
      case NESTS -> true;
      case OPENS -> standsOut(index);
      case MAY_OPEN, PAIRED, CLOSES, ENDS, ENDS_NESTED, ANSWERS -> false;
    };
  }

  /// Whether a mark starts a line or follows another one; in the middle of a sentence it is only
  /// spoken of.
  private boolean standsOut(int index) {
    int before = source.beforeOnLine(tags.get(index).start(), 0);
    return before == Source.END || (index > 0 && tags.get(index - 1).end() == before + 1);
  }

  private static void close(String kind, Deque<String> open, Map<String, Integer> counts) {
    if (counts.getOrDefault(kind, 0) == 0) {
      return;
    }
    String closed;
    do {
      closed = open.pop();
      counts.merge(closed, -1, Integer::sum);
    } while (!closed.equals(kind));
  }

  /// The place after the last mark that ends reasoning and stands at the start or the end of a
  /// line; [Source#END] where there is none. In the string of a row, line ends are escaped, so such
  /// a mark ends reasoning even where a draft before it left a string open.
  int afterLastEnd() {
    for (ReasoningTag tag : tags.reversed()) {
      boolean ends = tag.role() == Role.CLOSES || tag.role() == Role.ANSWERS;
      if (ends && (startsLine(tag.start()) || endsLine(tag.end()))) {
        return tag.end();
      }
    }
    return Source.END;
  }

  private boolean startsLine(int place) {
    int assistant = place - ASSISTANT.length();
    return place > 0
        && (source.at(place - 1) == '\n'
            || (assistant >= 0 && source.startsWith(ASSISTANT, assistant)));
  }

  private boolean endsLine(int place) {
    int i = source.at(place) == '\r' ? place + 1 : place;
    return source.at(i) == '\n';
  }
}
