package dev.winnow.quality.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The code in a text: its fenced blocks, or all of it where it has none.
final class CodeBlocks {

  private static final int BLOCKS_MAX = 100;

  private static final String FENCE = "```";

  private static final Map<String, Set<String>> NAMES =
      Map.of(
          "json", Set.of("json"),
          "sql", Set.of("sql", "mysql", "postgresql", "postgres", "sqlite"),
          "python", Set.of("python", "py", "python3"),
          "java", Set.of("java"));

  private CodeBlocks() {}

  /// The first 100 blocks; those of another language are left out.
  static List<String> of(String text, String language) {
    List<String> blocks = new ArrayList<>();
    boolean fenced = false;
    boolean inside = false;
    boolean counts = false;
    StringBuilder block = new StringBuilder();
    for (String line : (Iterable<String>) text.lines()::iterator) {
      if (blocks.size() == BLOCKS_MAX) {
        return blocks;
      }
      if (!line.strip().startsWith(FENCE)) {
        block.append(inside && counts ? line + "\n" : "");
      } else if (inside) {
        inside = false;
        if (counts) {
          blocks.add(block.toString());
        }
      } else {
        fenced = true;
        inside = true;
        counts = isOf(line.strip(), language);
        block = new StringBuilder();
      }
    }
    if (inside && counts) {
      blocks.add(block.toString());
    }
    return fenced ? blocks : List.of(text);
  }

  private static boolean isOf(String fence, String language) {
    String name = fence.replace("`", "").strip().toLowerCase(Locale.ROOT);
    return name.isEmpty() || NAMES.getOrDefault(language, Set.of()).contains(name);
  }
}
