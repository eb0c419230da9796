package dev.winnow.storage.file.read;

import com.github.luben.zstd.ZstdIOException;
import dev.winnow.core.say.Said;
import dev.winnow.storage.file.read.Source.Counts;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Reads the rows of a file of any format, one by one: CSV, JSON, JSON Lines, Parquet, plain text
/// or Markdown, as it is or packed (gzip, Zstandard, zip). The content decides what it is, its name
/// only hints. Memory does not grow with the file.
///
/// What is wrong is an [Item.Problem] in its place, and what follows is read as far as that is
/// possible; a file that cannot be read at all has one problem.
///
/// For one thread, except for [#bytesRead]; whoever has enough closes it.
public final class RowReader implements AutoCloseable {

  private final Path file;
  private final ReadOptions options;
  private final Learned learned;
  private final Meter meter;
  private @Nullable OpenFile open;
  private Iterator<Source> sources = Collections.emptyIterator();
  private @Nullable Source source;
  private @Nullable Rows rows;
  private Item.@Nullable Problem failed;
  private @Nullable RowFormat format;
  private @Nullable Charset charset;
  private long bytes;

  private RowReader(Path file, ReadOptions options) {
    this.file = file;
    this.options = options;
    this.learned = options.learned() == null ? new Learned() : options.learned();
    this.meter = new Meter(options.bounds());
  }

  /// Opens a file that has the name by which it lies there.
  public static RowReader open(Path file, ReadOptions options) {
    return open(file, Objects.toString(file.getFileName(), ""), options);
  }

  /// Opens a file; it is read with the first call of [#next]. Nothing is thrown: what is wrong is
  /// the first problem.
  ///
  /// @param fileName as its owner calls it; its ending hints at the format
  public static RowReader open(Path file, String fileName, ReadOptions options) {
    RowReader reader = new RowReader(file, options);
    try {
      OpenFile opened = OpenFile.open(file, fileName, reader.meter);
      reader.open = opened;
      reader.sources = opened.sources().iterator();
      reader.bytes = opened.bytes(file);
    } catch (IOException e) {
      reader.failed = reader.problem(0, e);
    }
    return reader;
  }

  /// The next row or problem.
  ///
  /// @return null when there is nothing more
  public @Nullable Item next() {
    while (true) {
      if (failed != null) {
        Item problem = failed;
        failed = null;
        leaveSource();
        return problem;
      }
      if (rows == null) {
        if (!sources.hasNext()) {
          return null;
        }
        enterNext();
        continue;
      }
      try {
        Item item = rows.next();
        if (item != null) {
          return item;
        }
        leaveSource();
      } catch (IOException e) {
        failed = problem(rows.line(), e);
      } catch (JacksonException e) {
        failed = new Item.Problem(entry(), rows.line(), 0, WhyUnread.of(e));
      }
    }
  }

  private void enterNext() {
    try {
      nextSource();
    } catch (IOException e) {
      failed = problem(0, e);
    }
  }

  private void nextSource() throws IOException {
    source = sources.next();
    DetectFormat.Detected detected =
        DetectFormat.of(sample(source), source.name(), options.charset());
    rows =
        switch (detected) {
          case DetectFormat.Refused refused -> throw new Stop(refused.said());
          case DetectFormat.Parquet parquet -> {
            format = RowFormat.PARQUET;
            charset = null;
            yield ParquetRows.open(source, scratch(), meter, options.bounds().rowCharsMax());
          }
          case DetectFormat.Text text -> {
            format = text.format();
            charset = text.charset();
            yield rows(source, text);
          }
        };
  }

  /// The first bytes; fewer where the file breaks off, which is met again later.
  private static byte[] sample(Source source) throws IOException {
    byte[] sample = new byte[DetectFormat.SAMPLE_BYTES];
    int length = 0;
    try (InputStream in = source.opener().open(Counts.NOTHING)) {
      int n = in.read(sample);
      while (n > 0) {
        length += n;
        n = in.read(sample, length, sample.length - length);
      }
    } catch (EOFException | ZipException | ZstdIOException e) {
      if (length == 0) {
        throw e;
      }
    }
    return Arrays.copyOf(sample, length);
  }

  private Path scratch() {
    if (options.scratch() != null) {
      return options.scratch();
    }
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }

  private Rows rows(Source source, DetectFormat.Text text) throws IOException {
    String entry = source.entry();
    int charsMax = options.bounds().rowCharsMax();
    if (text.format() == RowFormat.CSV) {
      boolean isKnown = learned.columns(entry) != null;
      List<CsvType> types =
          CsvRows.types(
              entry, text.separator(), () -> open(source, text, Counts.HALF), charsMax, learned);
      StrictText content = open(source, text, isKnown ? Counts.WHOLE : Counts.HALF);
      return new CsvRows(entry, text.separator(), content, charsMax, types);
    }
    if (text.format() == RowFormat.JSON) {
      // Mostly this looks at the beginning only.
      WhereRowsLie place =
          WhereRowsLie.learned(learned, entry, () -> open(source, text, Counts.NOTHING));
      return new JsonRows(entry, open(source, text, Counts.WHOLE), charsMax, place);
    }
    StrictText content = open(source, text, Counts.WHOLE);
    if (text.format() == RowFormat.JSONL) {
      return new JsonlRows(entry, content, charsMax);
    }
    return DetectFormat.isMarkdown(source.name())
        ? new MarkdownRow(entry, source.name(), content, charsMax)
        : new TextRows(entry, content, charsMax);
  }

  private static StrictText open(Source source, DetectFormat.Text text, Counts counts)
      throws IOException {
    return new StrictText(source.opener().open(counts), text.charset(), text.skip());
  }

  private void leaveSource() {
    try {
      if (rows != null) {
        rows.close();
      }
    } catch (IOException e) {
      // It was read to its end, or what was wrong has been said.
      return;
    } finally {
      rows = null;
      meter.entryEnds();
    }
  }

  private Item.Problem problem(long line, IOException e) {
    Said said = WhyUnread.of(e);
    return e instanceof Stop stop && stop.line() > 0
        ? new Item.Problem(entry(), stop.line(), stop.column(), said)
        : new Item.Problem(entry(), line, 0, said);
  }

  private @Nullable String entry() {
    return source == null ? null : source.entry();
  }

  /// How much of [#bytes] was read so far; a file that is read twice counts by half each time.
  public long bytesRead() {
    return Math.min(meter.read(), bytes);
  }

  /// The size of the file; of an archive, what it says that it unpacks to.
  public long bytes() {
    return bytes;
  }

  /// What the file is; of an archive, what is being read. Empty where nobody knows, and before the
  /// first call of [#next].
  public Optional<RowFormat> format() {
    return Optional.ofNullable(format);
  }

  /// The encoding of the file's text. Empty where it is none.
  public Optional<Charset> charset() {
    return Optional.ofNullable(charset);
  }

  /// What was found out of the file by now, for another reader of it.
  public Learned learned() {
    return learned;
  }

  /// Ends the reading, wherever it is.
  @Override
  public void close() {
    leaveSource();
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      // Nothing was written.
      return;
    }
  }
}
