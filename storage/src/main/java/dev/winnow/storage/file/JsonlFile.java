package dev.winnow.storage.file;

/// JSON Lines: UTF-8, one compact object a line.
record JsonlFile(AtomicFile file) implements RowFile {

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
