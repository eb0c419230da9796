package dev.winnow.storage.file;

import tools.jackson.databind.node.ObjectNode;

/// JSON Lines: UTF-8, one compact object a line.
record JsonlFile(AtomicFile file) implements RowFile {

  @Override
  public void write(ObjectNode row) {
    file.write(JsonLine.of(row) + "\n");
  }

  @Override
  public void finish() {
    file.finish();
  }

  @Override
  public void abandon() {
    file.close();
  }
}
