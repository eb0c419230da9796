package dev.winnow.storage.file;

/// One JSON array, with one row a line.
final class JsonFile implements RowFile {

  private final AtomicFile file;
  private String before = "[\n";

  JsonFile(AtomicFile file) {
    this.file = file;
  }

  @Override
  public void write(String row) {
    file.write(before + JsonLine.of(row));
    before = ",\n";
  }

  @Override
  public void finish() {
    file.write(before.startsWith("[") ? "[]\n" : "\n]\n");
    file.finish();
  }

  @Override
  public void abandon() {
    file.close();
  }
}
