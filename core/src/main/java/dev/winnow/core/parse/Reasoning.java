package dev.winnow.core.parse;

import java.util.Locale;
import java.util.Set;

/// The tags between which models think aloud before they answer.
final class Reasoning {

  /// Longer than any closing tag.
  private static final int TAG_LENGTH_MAX = 16;

  private static final Set<String> NAMES = Set.of("think", "thinking", "thought", "reasoning");

  private Reasoning() {}

  /// The place after the opening tag that stands at a place; the same place where none does.
  static int afterOpener(Source source, int place) {
    return afterTag(source, place, place + 1);
  }

  /// The place after the closing tag that stands at a place; the same place where none does.
  static int afterCloser(Source source, int place) {
    return source.at(place + 1) == '/' ? afterTag(source, place, place + 2) : place;
  }

  private static int afterTag(Source source, int place, int name) {
    int end = name;
    while (end - place < TAG_LENGTH_MAX && Character.isLetter(source.at(end))) {
      end++;
    }
    if (source.at(end) != '>') {
      return place;
    }
    String tag = source.text().substring(name, end);
    return NAMES.contains(tag.toLowerCase(Locale.ROOT)) ? end + 1 : place;
  }

  /// The place after the first closing tag from a place on; [Source#END] where there is none.
  static int afterNextCloser(Source source, int from) {
    for (int i = from; i < source.length(); i++) {
      if (source.at(i) == '<') {
        int after = afterCloser(source, i);
        if (after > i) {
          return after;
        }
      }
    }
    return Source.END;
  }

  /// The place after the last closing tag that stands at the start or the end of a line;
  /// [Source#END] where there is none. In the string of a row, line ends are escaped, so such a tag
  /// ends reasoning even where a draft before it left a string open.
  static int afterLastCloser(Source source) {
    int i = source.text().lastIndexOf("</");
    while (i >= 0) {
      int after = afterCloser(source, i);
      if (after > i && (startsLine(source, i) || endsLine(source, after))) {
        return after;
      }
      i = source.text().lastIndexOf("</", i - 1);
    }
    return Source.END;
  }

  private static boolean startsLine(Source source, int place) {
    return place > 0 && source.at(place - 1) == '\n';
  }

  private static boolean endsLine(Source source, int place) {
    int i = source.at(place) == '\r' ? place + 1 : place;
    return source.at(i) == '\n';
  }
}
