package dev.winnow.server.web;

import dev.winnow.core.task.Task.Format;
import dev.winnow.storage.file.RowFile;
import dev.winnow.storage.file.WriteFailed;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;

/// Sends rows as a file: made whole first, so that one that was cut off is never taken for whole.
public final class SendRows {

  private SendRows() {}

  /// The format of a word like `jsonl`.
  ///
  /// @param word null is JSON Lines
  public static Format format(@Nullable String word) {
    if (word == null) {
      return Format.JSONL;
    }
    for (Format format : Format.values()) {
      if (format.name().equals(word.toUpperCase(Locale.ROOT))) {
        return format;
      }
    }
    throw Refusal.invalid("format", "takes jsonl, json or csv.");
  }

  /// Makes a file, sends it, and removes it.
  ///
  /// @param folder where it is made
  /// @param name of the file, as people name things, without an ending
  /// @param fields the columns that come first
  /// @param rows writes them all
  public static void send(
      HttpServletResponse response,
      Path folder,
      String name,
      Format format,
      List<String> fields,
      Consumer<RowFile> rows)
      throws IOException {
    Path path = folder.resolve(UUID.randomUUID() + "." + format.extension());
    try {
      make(path, format, fields, rows);
      head(response, path, FileName.of(name) + "." + format.extension(), format);
      Files.copy(path, response.getOutputStream());
    } finally {
      Files.deleteIfExists(path);
    }
  }

  private static void make(Path path, Format format, List<String> fields, Consumer<RowFile> rows) {
    try (RowFile file = RowFile.open(path, format, fields)) {
      rows.accept(file);
      file.finish();
    } catch (WriteFailed e) {
      throw Refusal.of(
          HttpStatus.INSUFFICIENT_STORAGE,
          "NO_ROOM",
          "The file cannot be made: %s Make room on the disk of the service."
              .formatted(e.getMessage()));
    }
  }

  /// The headers of a file that is to be saved.
  public static void head(HttpServletResponse response, Path path, String name, Format format)
      throws IOException {
    response.setContentType(
        switch (format) {
          case JSONL -> "application/jsonl;charset=UTF-8";
          case JSON -> "application/json;charset=UTF-8";
          case CSV -> "text/csv;charset=UTF-8";
        });
    response.setContentLengthLong(Files.size(path));
    response.setHeader(
        "Content-Disposition",
        ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString());
  }
}
