package dev.winnow.storage.file;

import dev.winnow.core.document.ExactJson;
import tools.jackson.databind.node.ObjectNode;

/// JSON Lines: UTF-8, one compact object a line.
record JsonlFile(AtomicFile file) implements RowFile {

  @Override
  public void write(ObjectNode row) {
    write(ExactJson.write(row));
  }

  @Override
  public void write(String row) {
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
