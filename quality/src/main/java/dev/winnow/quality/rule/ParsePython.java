package dev.winnow.quality.rule;

import java.util.Optional;
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
      try (TSTree tree = parser.parseString(null, code)) {
        TSNode root = tree.getRootNode();
        return root.hasError() ? Optional.of(new Wrong(line(root), "")) : Optional.empty();
      }
    }
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

  private static @org.jspecify.annotations.Nullable TSNode firstWithError(TSNode node) {
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
