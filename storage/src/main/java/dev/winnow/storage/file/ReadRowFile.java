package dev.winnow.storage.file;

import dev.winnow.core.say.Said;
import dev.winnow.storage.file.read.Item;
import dev.winnow.storage.file.read.ReadOptions;
import dev.winnow.storage.file.read.RowReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.node.ObjectNode;

/// Reads the rows of a file that has to be whole: as [RowReader] does, up to the first problem.
public final class ReadRowFile {

  private static final int HASH_BYTES = 16;

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

  /// Reads a file and its hash.
  ///
  /// @throws UnreadableRows when it cannot be read, or something in it is no row; rows before that
  ///   were handed out
  public static Contents read(Path path, Taker taker) throws UnreadableRows {
    return new Contents(rows(path, taker), hash(path));
  }

  /// Reads a file.
  ///
  /// @return how many rows it has
  /// @throws UnreadableRows as [#read] does
  public static long rows(Path path, Taker taker) throws UnreadableRows {
    return rows(path, ReadOptions.DEFAULT, taker);
  }

  /// Reads a file in a certain way.
  ///
  /// @return how many rows it has
  /// @throws UnreadableRows as [#read] does
  public static long rows(Path path, ReadOptions options, Taker taker) throws UnreadableRows {
    long rows = 0;
    try (RowReader reader = RowReader.open(path, options)) {
      for (Item item = reader.next(); item != null; item = reader.next()) {
        switch (item) {
          case Item.Row row -> {
            taker.take(row.line(), row.data());
            rows++;
          }
          case Item.Problem problem -> throw new UnreadableRows(said(path, problem));
        }
      }
      return rows;
    }
  }

  /// A problem with its place in front.
  public static Said said(Path path, Item.Problem problem) {
    String file = problem.entry() == null ? path.toString() : path + "/" + problem.entry();
    if (problem.line() == 0) {
      return FileSaid.IN_FILE.of(file, problem.said());
    }
    // As text: places are no amounts, and have no separators in them.
    String line = Long.toString(problem.line());
    return problem.column() == 0
        ? FileSaid.AT_LINE.of(file, line, problem.said())
        : FileSaid.AT_COLUMN.of(file, line, Long.toString(problem.column()), problem.said());
  }

  private static String hash(Path path) throws UnreadableRows {
    MessageDigest sha256 = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(path), sha256)) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(sha256.digest(), 0, HASH_BYTES);
    } catch (IOException e) {
      throw new UnreadableRows(FileSaid.UNREADABLE.of(path, WriteFailed.reason(e)));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256.", e);
    }
  }
}
