package dev.winnow.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.winnow.core.task.Task.Format;
import dev.winnow.storage.file.RowFile;
import dev.winnow.storage.file.read.Item;
import dev.winnow.storage.file.read.ReadOptions;
import dev.winnow.storage.file.read.RowReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writing and reading files of rows of about 1 KB in each format: rows a second, and the size of
/// the file.
public final class DatasetFiles {

  private static final int TEXT_CHARS = 450;
  private static final int VARIANTS = 1_000;

  /// A point of time, on the clock and in the CPU time of the process.
  private record Moment(long nanos, long cpuNanos) {

    static Moment now() {
      return new Moment(System.nanoTime(), SYSTEM.getProcessCpuTime());
    }

    String since(Moment before, int rows) {
      return "%,.0f | %.1f"
          .formatted(
              rows / ((nanos - before.nanos) / 1e9), (cpuNanos - before.cpuNanos) / 1e3 / rows);
    }
  }

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private DatasetFiles() {}

  /// `ROWS`
  public static void main(String[] arguments) throws IOException {
    int rows = Integer.parseInt(arguments[0]);
    List<ObjectNode> variants = variants(new Random(1));
    Path folder = Files.createTempDirectory("winnow-bench");
    Figures.table(
        "Dataset files: %,d rows of 1 KB, heap %d MB"
            .formatted(rows, Runtime.getRuntime().maxMemory() >> 20),
        "| format | written, rows/s | CPU µs/row | read, rows/s | CPU µs/row | MB |");
    for (Format format : Format.values()) {
      Path file = folder.resolve("rows." + format.extension());
      Moment start = Moment.now();
      write(file, format, variants, rows);
      Moment written = Moment.now();
      long found = read(file);
      Moment read = Moment.now();
      if (found != rows) {
        throw new IllegalStateException(format + ": " + found + " rows were read");
      }
      Figures.row(
          "| %s | %s | %s | %d |"
              .formatted(
                  format,
                  written.since(start, rows),
                  read.since(written, rows),
                  Files.size(file) / 1_000_000));
      Files.delete(file);
    }
    Files.delete(folder);
  }

  private static void write(Path path, Format format, List<ObjectNode> variants, int rows) {
    try (RowFile file = RowFile.open(path, format, List.of("id", "question", "answer"))) {
      for (int i = 0; i < rows; i++) {
        file.write(variants.get(i % VARIANTS).put("id", i));
      }
      file.finish();
    }
  }

  private static long read(Path path) {
    long rows = 0;
    try (RowReader reader = RowReader.open(path, ReadOptions.DEFAULT)) {
      for (Item item = reader.next(); item != null; item = reader.next()) {
        rows += item instanceof Item.Row ? 1 : 0;
      }
    }
    return rows;
  }

  private static List<ObjectNode> variants(Random random) {
    return java.util.stream.IntStream.range(0, VARIANTS).mapToObj(i -> row(random)).toList();
  }

  private static ObjectNode row(Random random) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("id", 0).put("question", text(random)).put("answer", text(random));
    row.put("score", random.nextInt(1_000) / 100.0)
        .put("level", random.nextBoolean() ? "easy" : "hard");
    row.putArray("tags").add("a").add("b");
    return row;
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    while (text.length() < TEXT_CHARS) {
      for (int i = 2 + random.nextInt(8); i > 0; i--) {
        text.append((char) ('a' + random.nextInt(26)));
      }
      text.append(random.nextInt(12) == 0 ? ", \"said\" " : " ");
    }
    return text.toString();
  }
}
