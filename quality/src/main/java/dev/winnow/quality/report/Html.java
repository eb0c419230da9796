package dev.winnow.quality.report;

/// A page that is being written. Whatever comes from rows or people goes through [#text].
final class Html {

  private final StringBuilder page = new StringBuilder();
  private final ReportLanguage language;

  Html(ReportLanguage language) {
    this.language = language;
  }

  ReportLanguage language() {
    return language;
  }

  /// Markup as it is; never with a text of others.
  Html raw(String markup) {
    page.append(markup);
    return this;
  }

  Html text(String text) {
    page.append(escaped(text));
    return this;
  }

  /// Words of the report, with values in their slots.
  Html words(ReportWords words, Object... values) {
    return text(in(words, values));
  }

  String in(ReportWords words, Object... values) {
    String pattern = words.in(language);
    return values.length == 0 ? pattern : pattern.formatted(values);
  }

  /// An element with a text.
  Html element(String tag, String text) {
    return raw("<" + tag + ">").text(text).raw("</" + name(tag) + ">");
  }

  Html element(String tag, ReportWords words, Object... values) {
    return element(tag, in(words, values));
  }

  /// A text of others: it may be of another language and run in another direction.
  Html foreign(String tag, String text) {
    return raw("<" + tag + " dir=\"auto\">").text(text).raw("</" + tag + ">");
  }

  /// The head of a table: texts, then numbers.
  Html head(int texts, ReportWords... columns) {
    raw("<div class=\"wide\"><table><thead><tr>");
    for (int i = 0; i < columns.length; i++) {
      raw(i < texts ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"number\">");
      words(columns[i]).raw("</th>");
    }
    return raw("</tr></thead><tbody>\n");
  }

  Html endOfTable() {
    return raw("</tbody></table></div>\n");
  }

  Html number(String figure) {
    return element("td class=\"number\"", figure);
  }

  private static String name(String tag) {
    int end = tag.indexOf(' ');
    return end < 0 ? tag : tag.substring(0, end);
  }

  /// A text in a page or in the value of an attribute. Characters that pages may not have, and
  /// halves of characters, become U+FFFD.
  static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(character -> {
          switch (character) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> out.appendCodePoint(isAllowed(character) ? character : 0xfffd);
          }
        });
    return out.toString();
  }

  private static boolean isAllowed(int character) {
    if (character == '\n' || character == '\t') {
      return true;
    }
    int type = Character.getType(character);
    return type != Character.CONTROL
        && type != Character.SURROGATE
        && (character & 0xfffe) != 0xfffe;
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
