package dev.winnow.server.web.edge;

import dev.winnow.core.document.NumberBounds;
import dev.winnow.core.document.Problems;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.FieldSaid;
import dev.winnow.server.web.FieldError;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.RefusalSaid;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/// Reads a JSON body through once, before anything is made of it, so that all features refuse the
/// same things in the same words: what is not RFC 8259, a second value behind the first, names that
/// are there twice, nesting beyond [#DEPTH_MAX], names beyond [#NAME_MAX] characters, numbers
/// beyond [#NUMBER_MAX] digits or with absurd exponents ([NumberBounds]), NUL and half surrogates
/// in texts.
final class CheckJson {

  static final int DEPTH_MAX = 200;
  static final int NAME_MAX = 1_000;
  static final int NUMBER_MAX = 1_000;

  private static final Pattern INSIDE = Pattern.compile(", from `[^`]*`|: enable `[^`]*`.*");

  private static final JsonFactory STRICT =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH_MAX)
                  .maxNameLength(NAME_MAX)
                  .maxNumberLength(NUMBER_MAX)
                  .maxStringLength(StrictBody.BYTES_MAX)
                  .build())
          .build();

  private CheckJson() {}

  /// Refuses what must not come in.
  ///
  /// @return false when there is nothing but space
  static boolean check(byte[] body) {
    try (JsonParser parser = STRICT.createParser(ObjectReadContext.empty(), body)) {
      try {
        return read(parser);
      } catch (JacksonException e) {
        throw syntax(e, parser);
      }
    }
  }

  private static boolean read(JsonParser parser) {
    boolean ended = false;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (ended) {
        throw refusal(RefusalSaid.BEHIND_JSON.of(), "", parser.currentTokenLocation());
      }
      ended = parser.streamReadContext().inRoot();
      switch (token) {
        case PROPERTY_NAME -> text(parser, parser.currentName());
        case VALUE_STRING -> text(parser, parser.getString());
        case VALUE_NUMBER_FLOAT -> number(parser);
        default -> {
          // Nothing to look at.
        }
      }
    }
    return ended;
  }

  private static void text(JsonParser parser, @Nullable String text) {
    FieldSaid.unstorable(String.valueOf(text))
        .ifPresent(wrong -> {
          throw Refusal.invalid(path(parser), wrong);
        });
  }

  private static void number(JsonParser parser) {
    String number = parser.getString();
    if (!NumberBounds.fits(number)) {
      throw Refusal.invalid(
          path(parser), RefusalSaid.EXPONENT.of(number, NumberBounds.EXPONENT_MAX));
    }
  }

  private static String path(JsonParser parser) {
    return Problems.field(parser.streamReadContext().pathAsPointer().toString())
        .replace("\0", "\\u0000");
  }

  private static Refusal syntax(JacksonException e, JsonParser parser) {
    String said = INSIDE.matcher(e.getOriginalMessage()).replaceAll("");
    String shown = said.length() <= 300 ? said : said.substring(0, 300) + "…";
    TokenStreamLocation at = e.getLocation() != null ? e.getLocation() : parser.currentLocation();
    return refusal(RefusalSaid.NO_JSON.of(shown), path(parser), at);
  }

  private static Refusal refusal(Said said, String field, TokenStreamLocation at) {
    return Refusal.of(
        HttpStatus.BAD_REQUEST,
        "BAD_JSON",
        RefusalSaid.PLACED.of(said, at.getLineNr(), at.getColumnNr()),
        List.of(new FieldError(field, said, at.getLineNr(), at.getColumnNr())));
  }
}
