package dev.winnow.server.dataset;

import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.RefusalSaid;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.util.FileSystemUtils;

/// The folder of uploaded files. Each has its id for a name, and is there whole or not at all.
///
/// @param folder with nothing else in it; made with the first file
record UploadFolder(Path folder) {

  /// The largest file.
  static final long BYTES_MAX = 5_000_000_000L;

  private static final Logger LOG = LoggerFactory.getLogger(UploadFolder.class);
  private static final String PART = ".part";

  /// Takes a file.
  ///
  /// @return its size
  /// @throws Refusal when it is empty or too large, or there is no room for it; nothing is left
  long take(UUID id, InputStream content) throws IOException {
    Path part = folder.resolve(id + PART);
    try {
      Files.createDirectories(folder);
      long bytes = copy(content, part);
      if (bytes == 0) {
        throw Refusal.bad("EMPTY", DatasetSaid.EMPTY_FILE.of());
      }
      Files.move(part, file(id));
      return bytes;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static long copy(InputStream content, Path part) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long bytes = 0;
    try (OutputStream out = Files.newOutputStream(part)) {
      for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
        bytes += n;
        if (bytes > BYTES_MAX) {
          throw Refusal.of(
              HttpStatus.CONTENT_TOO_LARGE,
              "PAYLOAD_TOO_LARGE",
              DatasetSaid.LARGE_FILE.of(BYTES_MAX));
        }
        write(out, buffer, n);
      }
    }
    return bytes;
  }

  private static void write(OutputStream out, byte[] buffer, int length) {
    try {
      out.write(buffer, 0, length);
    } catch (IOException e) {
      throw Refusal.of(
          HttpStatus.INSUFFICIENT_STORAGE,
          "NO_ROOM",
          RefusalSaid.NO_ROOM.of(String.valueOf(e.getMessage())));
    }
  }

  /// Where a file lies.
  Path file(UUID id) {
    return folder.resolve(id.toString());
  }

  /// Whether a file is there.
  boolean has(UUID id) {
    return Files.exists(file(id));
  }

  /// Removes a file.
  void remove(UUID id) {
    remove(file(id));
  }

  private static void remove(Path file) {
    try {
      FileSystemUtils.deleteRecursively(file);
    } catch (IOException e) {
      LOG.debug("The file {} stays: {}", file, e.getMessage());
    }
  }

  /// Removes all but some: what was being taken, and what was unpacked beside, when a service was
  /// killed.
  void removeOthers(Set<UUID> known) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Set<String> names = known.stream().map(UUID::toString).collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> !names.contains(String.valueOf(file.getFileName())))
          .forEach(UploadFolder::remove);
    } catch (IOException e) {
      LOG.warn("What is left in {} is not removed: {}", folder, e.getMessage());
    }
  }
}
