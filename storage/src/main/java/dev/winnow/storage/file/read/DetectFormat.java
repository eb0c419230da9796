package dev.winnow.storage.file.read;

import dev.winnow.core.say.Said;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Finds out what a file is, by its first bytes; its name only hints.
final class DetectFormat {

  /// So much of a file is looked at.
  static final int SAMPLE_BYTES = 1 << 18;

  private static final int CSV_LINES = 5;
  private static final Map<String, RowFormat> ENDINGS =
      Map.ofEntries(
          Map.entry("jsonl", RowFormat.JSONL),
          Map.entry("ndjson", RowFormat.JSONL),
          Map.entry("json", RowFormat.JSON),
          Map.entry("csv", RowFormat.CSV),
          Map.entry("tsv", RowFormat.CSV),
          Map.entry("parquet", RowFormat.PARQUET),
          Map.entry("pq", RowFormat.PARQUET),
          Map.entry("txt", RowFormat.TEXT),
          Map.entry("text", RowFormat.TEXT),
          Map.entry("md", RowFormat.TEXT),
          Map.entry("markdown", RowFormat.TEXT));

  /// What a file is.
  sealed interface Detected {}

  /// @param skip bytes of a byte order mark
  /// @param separator of CSV
  record Text(RowFormat format, Charset charset, int skip, char separator) implements Detected {}

  record Parquet() implements Detected {}

  record Refused(Said said) implements Detected {}

  private DetectFormat() {}

  static boolean isDataName(String name) {
    RowFormat hint = hint(name);
    return hint != null && hint != RowFormat.TEXT;
  }

  static boolean isTextName(String name) {
    return hint(name) == RowFormat.TEXT;
  }

  static boolean isMarkdown(String name) {
    return ending(name).equals("md") || ending(name).equals("markdown");
  }

  /// A name without its ending.
  static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static @Nullable RowFormat hint(String name) {
    return ENDINGS.get(ending(name));
  }

  /// @param sample the first bytes, or all
  /// @param chosen the encoding somebody says it has
  static Detected of(byte[] sample, String name, @Nullable Charset chosen) {
    if (Packing.begins(sample, 'P', 'A', 'R', '1')) {
      return new Parquet();
    }
    String kind = BinaryKind.of(sample);
    if (kind != null) {
      return new Refused(ReadRowsSaid.OTHER_KIND.of(kind));
    }
    Encoding encoding = Encoding.of(sample, chosen);
    if (encoding.refused() != null) {
      return new Refused(encoding.refused());
    }
    String text =
        new String(sample, encoding.skip(), sample.length - encoding.skip(), encoding.charset());
    RowFormat hint = hint(name);
    if (hint != RowFormat.TEXT && isMarkup(text)) {
      return new Refused(ReadRowsSaid.OTHER_KIND.of("HTML, XML"));
    }
    RowFormat format = format(text, hint);
    if (format == RowFormat.PARQUET) {
      return new Refused(ReadRowsSaid.NO_PARQUET.of());
    }
    return new Text(format, encoding.charset(), encoding.skip(), separator(firstLine(text)));
  }

  private static boolean isMarkup(String text) {
    String begin = text.stripLeading();
    begin = begin.substring(0, Math.min(15, begin.length())).toLowerCase(Locale.ROOT);
    return begin.startsWith("<!doctype html")
        || begin.startsWith("<html")
        || begin.startsWith("<?xml");
  }

  private static RowFormat format(String text, @Nullable RowFormat hint) {
    String begin = text.stripLeading();
    if (begin.isEmpty()) {
      return hint == null || hint == RowFormat.PARQUET ? RowFormat.TEXT : hint;
    }
    return switch (begin.charAt(0)) {
      case '{' -> object(begin, hint);
      case '[' -> array(begin, hint);
      default -> other(text, hint);
    };
  }

  /// Lines of objects, or an object over several lines.
  private static RowFormat object(String begin, @Nullable RowFormat hint) {
    List<String> lines = begin.lines().filter(it -> !it.isBlank()).limit(CSV_LINES).toList();
    boolean whole = isObject(lines.getFirst());
    if (whole && lines.size() > 1 && lines.get(1).strip().matches("\\{.+")) {
      return RowFormat.JSONL;
    }
    if (hint == RowFormat.JSONL) {
      boolean later = lines.stream().skip(1).anyMatch(DetectFormat::isObject);
      return whole || later || lines.size() == 1 ? RowFormat.JSONL : RowFormat.JSON;
    }
    if (whole) {
      return hint == RowFormat.JSON ? RowFormat.JSON : RowFormat.JSONL;
    }
    boolean looksLikeOne =
        begin.length() > 1 && "\"}".indexOf(begin.substring(1).strip().charAt(0)) >= 0;
    return hint == null || hint == RowFormat.PARQUET || looksLikeOne ? RowFormat.JSON : hint;
  }

  private static RowFormat array(String begin, @Nullable RowFormat hint) {
    String inside = begin.substring(1).stripLeading();
    boolean ofObjects = inside.startsWith("{") || inside.startsWith("]");
    return ofObjects || hint == null || hint == RowFormat.JSONL || hint == RowFormat.PARQUET
        ? RowFormat.JSON
        : hint;
  }

  private static RowFormat other(String text, @Nullable RowFormat hint) {
    if (hint == RowFormat.CSV || hint == RowFormat.TEXT) {
      return hint;
    }
    boolean isCsv = looksLikeCsv(text);
    if (hint == null) {
      return isCsv ? RowFormat.CSV : RowFormat.TEXT;
    }
    boolean hasObjects =
        text.lines().limit(1_000).anyMatch(it -> it.stripLeading().startsWith("{"));
    if (hint != RowFormat.PARQUET && hasObjects) {
      return RowFormat.JSONL;
    }
    return isCsv ? RowFormat.CSV : hint;
  }

  private static boolean isObject(String line) {
    try {
      return line.stripLeading().startsWith("{") && RowJson.WHOLE.readTree(line).isObject();
    } catch (JacksonException none) {
      return false;
    }
  }

  /// Whether the first lines have as many separators each, and one at least.
  private static boolean looksLikeCsv(String text) {
    List<String> lines = text.lines().filter(it -> !it.isBlank()).limit(CSV_LINES).toList();
    if (lines.size() < 2) {
      return false;
    }
    char separator = separator(lines.getFirst());
    long first = count(lines.getFirst(), separator);
    long same = lines.stream().filter(it -> count(it, separator) == first).count();
    // The last one may be cut off.
    return first > 0 && same >= lines.size() - 1;
  }

  private static String firstLine(String text) {
    return text.lines().filter(it -> !it.isBlank()).findFirst().orElse("");
  }

  /// The one that is most frequent in a header; a comma where there is none.
  private static char separator(String header) {
    char most = ',';
    for (char each : new char[] {';', '\t'}) {
      most = count(header, each) > count(header, most) ? each : most;
    }
    return most;
  }

  /// How often a character stands outside of quotes.
  private static long count(String line, char separator) {
    long count = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '"';
      count += !quoted && c == separator ? 1 : 0;
    }
    return count;
  }

  /// The encoding of a text, or why it is none.
  private record Encoding(Charset charset, int skip, @Nullable Said refused) {

    static Encoding of(byte[] sample, @Nullable Charset chosen) {
      if (Packing.begins(sample, 0xEF, 0xBB, 0xBF)) {
        return new Encoding(StandardCharsets.UTF_8, 3, null);
      }
      if (Packing.begins(sample, 0xFF, 0xFE)) {
        return new Encoding(StandardCharsets.UTF_16LE, 2, null);
      }
      if (Packing.begins(sample, 0xFE, 0xFF)) {
        return new Encoding(StandardCharsets.UTF_16BE, 2, null);
      }
      Charset charset = chosen == null ? StandardCharsets.UTF_8 : chosen;
      return new Encoding(charset, 0, isWide(charset) ? null : refused(sample));
    }

    private static boolean isWide(Charset charset) {
      return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
    }

    private static @Nullable Said refused(byte[] sample) {
      int even = 0;
      int odd = 0;
      int controls = 0;
      for (int i = 0; i < sample.length; i++) {
        int each = sample[i] & 0xFF;
        if (each == 0) {
          even += (i & 1) == 0 ? 1 : 0;
          odd += i & 1;
        } else if (each < 0x20 && each != '\n' && each != '\r' && each != '\t' && each != '\f') {
          controls++;
        }
      }
      // Of text, every second byte of UTF-16 is NUL wherever it is ASCII.
      if (Math.max(even, odd) > sample.length / 8
          && Math.min(even, odd) * 8 < Math.max(even, odd)) {
        return ReadRowsSaid.LOOKS_LIKE.of(odd > even ? "UTF-16LE" : "UTF-16BE");
      }
      return even + odd + controls > Math.max(8, sample.length / 20)
          ? ReadRowsSaid.BINARY.of()
          : null;
    }
  }
}
