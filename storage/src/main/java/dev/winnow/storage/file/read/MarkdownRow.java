package dev.winnow.storage.file.read;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The row `{title, text}` of a Markdown file. The title is its first heading, else its name.
final class MarkdownRow implements Rows {

  private static final Pattern HEADING =
      Pattern.compile("^ {0,3}#{1,6}[ \\t]+(.*?)(?:[ \\t]+#+)?[ \\t]*$", Pattern.MULTILINE);

  private final @Nullable String entry;
  private final String name;
  private final StrictText text;
  private final int charsMax;
  private boolean read;

  MarkdownRow(@Nullable String entry, String name, StrictText text, int charsMax) {
    this.entry = entry;
    this.name = name;
    this.text = text;
    this.charsMax = charsMax;
  }

  @Override
  public @Nullable Item next() throws IOException {
    if (read) {
      return null;
    }
    read = true;
    text.bound(charsMax);
    StringBuilder all = new StringBuilder();
    char[] buffer = new char[1 << 13];
    for (int n = text.read(buffer, 0, buffer.length); n > 0; ) {
      all.append(buffer, 0, n);
      n = text.read(buffer, 0, buffer.length);
    }
    StrictText.Malformed malformed = text.malformedBefore(Long.MAX_VALUE);
    if (malformed != null) {
      return new Item.Problem(entry, malformed.line(), malformed.column(), malformed.said(text));
    }
    String markdown = all.toString();
    if (markdown.isBlank()) {
      return null;
    }
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("title", heading(markdown).orElse(DetectFormat.stem(name))).put("text", markdown);
    return TextRows.row(entry, 1, row);
  }

  private static Optional<String> heading(String markdown) {
    Matcher found = HEADING.matcher(markdown);
    return found.find() && !found.group(1).isBlank()
        ? Optional.of(found.group(1))
        : Optional.empty();
  }

  @Override
  public long line() {
    return 1;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
