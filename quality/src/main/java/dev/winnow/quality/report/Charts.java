package dev.winnow.quality.report;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Charts as SVG in the page. Their colours are those of its style sheet.
final class Charts {

  private static final int WIDTH = 520;
  private static final int HEIGHT = 150;
  private static final int TOP = 18;
  private static final int BOTTOM = 128;
  private static final int LABELS_MAX = 9;
  private static final int COUNTS_MAX = 13;

  /// Fewer bars are no wider than so many would be.
  private static final int BARS_MIN = 6;

  private Charts() {}

  /// A bar in a cell of a table.
  ///
  /// @param value 0 to 1
  /// @param mark something to compare it with, 0 to 1; null is none
  /// @param from where an interval begins, with its end
  /// @param tone a class of the style sheet
  record Bar(
      double value,
      @Nullable Double mark,
      @Nullable Double from,
      @Nullable Double to,
      String tone) {

    static Bar of(double value) {
      return new Bar(value, null, null, null, "plain");
    }

    static Bar bad(double value) {
      return new Bar(value, null, null, null, "bad");
    }
  }

  static void bar(Html html, Bar bar) {
    html.raw("<td class=\"chart\"><svg class=\"bar\" viewBox=\"0 0 100 12\" aria-hidden=\"true\" ")
        .raw("preserveAspectRatio=\"none\"><rect class=\"track\" width=\"100\" height=\"12\"/>");
    html.raw(
        "<rect class=\"%s\" width=\"%s\" height=\"12\"/>"
            .formatted(bar.tone(), of100(bar.value())));
    if (bar.from() != null && bar.to() != null) {
      html.raw(
          "<path class=\"interval\" d=\"M%1$s 6H%2$sM%1$s 3V9M%2$s 3V9\"/>"
              .formatted(of100(bar.from()), of100(bar.to())));
    }
    if (bar.mark() != null) {
      html.raw("<path class=\"mark\" d=\"M%s 0V12\"/>".formatted(of100(bar.mark())));
    }
    html.raw("</svg></td>");
  }

  private static String of100(double share) {
    return plain(100 * Math.clamp(share, 0, 1));
  }

  private static String plain(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /// Upright bars side by side, with what is under and over each.
  ///
  /// @param title of what there are how many
  /// @param mark where on the axis something lies, 0 the left end, 1 the right one
  static void histogram(
      Html html, String title, List<String> names, List<Long> counts, OptionalDouble mark) {
    long most = Math.max(1, counts.isEmpty() ? 1 : Collections.max(counts));
    double step = (double) WIDTH / Math.max(BARS_MIN, counts.size());
    int each = 1 + (counts.size() - 1) / LABELS_MAX;
    html.raw("<figure><figcaption>").text(title).raw("</figcaption>");
    html.raw(
            "<svg class=\"histogram\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\""
                .formatted(WIDTH, HEIGHT))
        .text(title)
        .raw("\">");
    for (int i = 0; i < counts.size(); i++) {
      long count = counts.get(i);
      double height = (double) count / most * (BOTTOM - TOP);
      String left = plain(i * step + 0.08 * step);
      html.raw("<g><title>").text(names.get(i) + ": " + Shown.count(count)).raw("</title>");
      html.raw(
          "<rect class=\"plain\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/></g>"
              .formatted(left, plain(BOTTOM - height), plain(0.84 * step), plain(height)));
      if (count > 0 && counts.size() <= COUNTS_MAX) {
        label(html, (i + 0.5) * step, BOTTOM - height - 5, Shown.count(count));
      }
      if (i % each == 0) {
        label(html, (i + 0.5) * step, BOTTOM + 16, names.get(i));
      }
    }
    html.raw("<path class=\"axis\" d=\"M0 %1$dH%2$d\"/>".formatted(BOTTOM, WIDTH));
    if (mark.isPresent()) {
      html.raw(
          "<path class=\"mark\" d=\"M%s %dV%d\"/>"
              .formatted(plain(mark.getAsDouble() * step * counts.size()), TOP - 12, BOTTOM));
    }
    html.raw("</svg></figure>\n");
  }

  private static void label(Html html, double middle, double bottom, String text) {
    html.raw("<text x=\"%s\" y=\"%s\">".formatted(plain(middle), plain(bottom)))
        .text(text)
        .raw("</text>");
  }
}
