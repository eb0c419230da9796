package dev.winnow.core.parse;

/// Looks at the brackets of a text without reading what is in them.
final class Brackets {

  private final Source source;

  Brackets(Source source) {
    this.source = source;
  }

  /// The place after the value in brackets that starts at a place; [Source#END] where the text ends
  /// in it.
  int after(int bracket) {
    int place = bracket;
    int open = 0;
    do {
      int c = source.structural(place);
      switch (c) {
        case Source.END -> {
          return Source.END;
        }
        case '{', '[' -> open++;
        case '}', ']' -> open--;
        case '"' -> place = stringEnd(place);
        default -> {}
      }
      place++;
    } while (open > 0);
    return place;
  }

  private int stringEnd(int quote) {
    int place = quote + 1;
    while (source.at(place) != '"' && source.at(place) != Source.END) {
      place += source.at(place) == '\\' ? 2 : 1;
    }
    return place;
  }

  /// How many closers stand right before a place.
  int closersBefore(int place) {
    int count = 0;
    for (int i = place - 1; i >= 0; i--) {
      int c = source.structural(i);
      if (c == '}' || c == ']') {
        count++;
      } else if (c != ',' && !Source.isBlank(c)) {
        break;
      }
    }
    return count;
  }

  /// Whether a value stands behind a colon.
  boolean followsColon(int value) {
    return source.structural(source.blanksBefore(value, 0)) == ':';
  }
}
