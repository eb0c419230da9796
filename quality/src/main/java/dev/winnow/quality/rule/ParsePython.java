package dev.winnow.quality.rule;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSNode;
import org.treesitter.TSParser;
import org.treesitter.TSTree;
import org.treesitter.TreeSitterPython;

/// Python 3 by Tree-sitter's grammar, which goes on after a mistake and takes some that Python does
/// not: what it finds wrong is wrong.
final class ParsePython implements ParseCode {

  @Override
  public Optional<Wrong> wrong(String code) {
    try (TSParser parser = new TSParser()) {
      parser.setLanguage(Loaded.PYTHON);
      try (TSTree tree = parser.parseString(null, whole(code))) {
        TSNode root = tree.getRootNode();
        return root.hasError() ? Optional.of(new Wrong(line(root), "")) : Optional.empty();
      }
    }
  }

  /// Half a character, which UTF-8 does not have, becomes a question mark.
  private static String whole(String code) {
    return new String(code.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  /// Of the first mistake.
  private static int line(TSNode root) {
    TSNode node = root;
    while (!node.isError() && !node.isMissing()) {
      TSNode inner = firstWithError(node);
      if (inner == null) {
        break;
      }
      node = inner;
    }
    return node.getStartPoint().getRow() + 1;
  }

  private static @Nullable TSNode firstWithError(TSNode node) {
    for (int i = 0; i < node.getChildCount(); i++) {
      TSNode child = node.getChild(i);
      if (child.hasError() || child.isMissing()) {
        return child;
      }
    }
    return null;
  }

  private static final class Loaded {
    static final TreeSitterPython PYTHON = new TreeSitterPython();
  }
}
