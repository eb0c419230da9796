package dev.winnow.storage.file;

import dev.winnow.core.document.NumberBounds;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.Task.Format;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.csv.CsvFactory;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/// Reads the rows of a dataset file: JSON Lines, an array of JSON objects, or CSV with a header
/// line. The ending of its name chooses between CSV and JSON. Memory does not grow with the number
/// of rows.
public final class ReadRowFile {

  private static final int DEPTH_MAX = 100;
  private static final int HASH_BYTES = 16;

  private static final StreamReadConstraints BOUNDS =
      StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build();

  private static final ObjectReader JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(BOUNDS)
                  .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                  .build())
          .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build()
          .readerFor(JsonNode.class);

  /// As [CsvFile] writes it: what is empty without quotes is null.
  private static final ObjectReader CSV =
      CsvMapper.builder(
              CsvFactory.builder()
                  .streamReadConstraints(BOUNDS)
                  .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                  .build())
          .enable(CsvReadFeature.EMPTY_UNQUOTED_STRING_AS_NULL)
          .enable(CsvReadFeature.SKIP_EMPTY_LINES)
          .build()
          .readerFor(JsonNode.class)
          .with(CsvSchema.emptySchema().withHeader());

  private ReadRowFile() {}

  /// Takes rows as they come.
  @FunctionalInterface
  public interface Taker {

    /// Takes a row.
    ///
    /// @param line where it begins, from 1
    void take(long line, ObjectNode row);
  }

  /// What a file had in it.
  ///
  /// @param rows how many
  /// @param hash of all its bytes: another content has another one
  public record Contents(long rows, String hash) {}

  /// Reads a file.
  ///
  /// @throws UnreadableRows when it cannot be read, or something in it is no row; rows before that
  ///   were handed out
  public static Contents read(Path path, Taker taker) throws UnreadableRows {
    if (Files.isDirectory(path)) {
      throw new UnreadableRows(FileSaid.FOLDER.of(path));
    }
    MessageDigest sha256 = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(path), sha256)) {
      long rows = read(path, in, taker);
      in.transferTo(OutputStream.nullOutputStream());
      return new Contents(rows, HexFormat.of().formatHex(sha256.digest(), 0, HASH_BYTES));
    } catch (NoSuchFileException e) {
      throw new UnreadableRows(FileSaid.NO_SUCH_FILE.of(path));
    } catch (IOException e) {
      throw new UnreadableRows(FileSaid.UNREADABLE.of(path, WriteFailed.reason(e)));
    }
  }

  private static long read(Path path, InputStream in, Taker taker) throws UnreadableRows {
    ObjectReader reader = isCsv(path) ? CSV : JSON;
    long rows = 0;
    long line = 1;
    try {
      MappingIterator<JsonNode> each = reader.readValues(in);
      while (each.hasNextValue()) {
        JsonParser parser = each.parser();
        line = Math.max(1, parser.currentTokenLocation().getLineNr());
        JsonNode row = each.nextValue();
        if (!(row instanceof ObjectNode object)) {
          throw new UnreadableRows(FileSaid.NO_ROW.of(path, line));
        }
        if (!isBounded(object)) {
          throw new UnreadableRows(FileSaid.LARGE_NUMBER.of(path, line, NumberBounds.EXPONENT_MAX));
        }
        rows++;
        taker.take(line, object);
      }
    } catch (JacksonException e) {
      throw new UnreadableRows(broken(path, e, line));
    }
    return rows;
  }

  private static Said broken(Path path, JacksonException e, long line) {
    int at = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    // Where it began, in words for programmers, stands behind.
    String reason = String.valueOf(e.getOriginalMessage()).split(" \\(start marker|\n", 2)[0];
    return FileSaid.BROKEN_ROW.of(path, at > 0 ? at : line, reason);
  }

  private static boolean isBounded(JsonNode value) {
    if (value.isBigDecimal()) {
      long exponent = (long) value.decimalValue().precision() - value.decimalValue().scale();
      return Math.abs(exponent) <= NumberBounds.EXPONENT_MAX;
    }
    return value.valueStream().allMatch(ReadRowFile::isBounded);
  }

  private static boolean isCsv(Path path) {
    String ending = "." + Format.CSV.extension();
    return path.toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256.", e);
    }
  }
}
