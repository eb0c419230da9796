package dev.winnow.server.web;

import dev.winnow.core.task.Task.Format;
import dev.winnow.storage.file.WriteFailed;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;

/// Files that are sent to somebody who wants to keep them.
public final class FileDownload {

  private FileDownload() {}

  /// A format by its name, whatever the case.
  ///
  /// @param otherwise what null stands for
  /// @throws Refusal when there is no such format
  public static Format format(@Nullable String word, Format otherwise) {
    return ReadWord.of("format", word, otherwise);
  }

  /// Makes a file and sends it.
  ///
  /// @param maker throws [WriteFailed] when there is no room for it
  /// @param passing whether a file is of no use afterwards, and goes
  /// @param name what it is called, without an ending
  public static void send(
      HttpServletResponse response,
      Supplier<Path> maker,
      Predicate<Path> passing,
      String name,
      Format format)
      throws IOException {
    Path file = made(maker);
    try {
      send(response, file, name, format);
    } finally {
      if (passing.test(file)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static Path made(Supplier<Path> maker) {
    try {
      return maker.get();
    } catch (WriteFailed e) {
      throw Refusal.of(
          HttpStatus.INSUFFICIENT_STORAGE, "NO_ROOM", RefusalSaid.NO_ROOM.of(e.said()));
    }
  }

  private static void send(HttpServletResponse response, Path file, String name, Format format)
      throws IOException {
    response.setContentType(contentType(format));
    response.setContentLengthLong(Files.size(file));
    response.setHeader(
        "Content-Disposition",
        ContentDisposition.attachment()
            .filename(name + "." + format.extension(), StandardCharsets.UTF_8)
            .build()
            .toString());
    Files.copy(file, response.getOutputStream());
  }

  private static String contentType(Format format) {
    return switch (format) {
      case JSONL -> "application/jsonl;charset=UTF-8";
      case JSON -> "application/json;charset=UTF-8";
      case CSV -> "text/csv;charset=UTF-8";
    };
  }
}
