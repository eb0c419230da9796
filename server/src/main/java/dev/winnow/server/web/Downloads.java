package dev.winnow.server.web;

import dev.winnow.core.task.Task.Format;
import dev.winnow.server.start.Settings;
import dev.winnow.storage.file.RowFile;
import dev.winnow.storage.file.WriteFailed;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/// Files that are sent to somebody who wants to keep them.
@Component
public final class Downloads {

  private static final Logger LOG = LoggerFactory.getLogger(Downloads.class);

  private final Path folder;

  Downloads(Settings settings) {
    folder = settings.files().resolve("downloads");
    try {
      // What the end of a service cut off.
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      LOG.debug("Files in {} stay: {}", folder, e.getMessage());
    }
  }

  /// A format by its name, whatever the case.
  ///
  /// @param otherwise what null stands for
  /// @throws Refusal when there is no such format
  public static Format format(@Nullable String word, Format otherwise) {
    return ReadWord.of("format", word, otherwise);
  }

  /// Makes a file and sends it; afterwards it goes.
  ///
  /// @param name what it is called, without an ending
  /// @param fields the columns of CSV that come first
  /// @param rows writes them
  public void send(
      HttpServletResponse response,
      String name,
      Format format,
      List<String> fields,
      Consumer<RowFile> rows)
      throws IOException {
    Path path = folder.resolve(UUID.randomUUID() + "." + format.extension());
    try (RowFile file = RowFile.open(path, format, fields)) {
      rows.accept(file);
      file.finish();
      send(response, path, name, format);
    } catch (WriteFailed e) {
      throw Refusal.of(
          HttpStatus.INSUFFICIENT_STORAGE, "NO_ROOM", RefusalSaid.NO_ROOM.of(e.said()));
    } finally {
      Files.deleteIfExists(path);
    }
  }

  /// Sends a file that stays.
  ///
  /// @param name what it is called, without an ending
  public static void send(HttpServletResponse response, Path file, String name, Format format)
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
      case PARQUET -> "application/vnd.apache.parquet";
    };
  }
}
