package dev.winnow.server.dataset;

import dev.winnow.server.start.Settings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// How much room everything takes.
@RestController
@RequestMapping("/api/v1/data-management/storage")
@Tag(name = "Storage", description = "How much room everything takes")
class StorageController {

  private final Settings settings;
  private final JdbcClient jdbc;

  StorageController(Settings settings, JdbcClient jdbc) {
    this.settings = settings;
    this.jdbc = jdbc;
  }

  /// How much room everything takes.
  @Schema(name = "StorageUse")
  record UseView(
      @Schema(description = "What takes it, the largest first") List<PartView> parts,
      @Schema(description = "Bytes that are free on the disk of the service's home") long free,
      @Schema(
              description =
                  "Days after which prompts' answers and journals of ended tasks are dropped; null: they are kept")
          @Nullable Integer keepAnswersDays) {}

  /// What takes room.
  @Schema(name = "StoragePart")
  record PartView(Part part, long bytes) {}

  /// What room is taken by.
  @Schema(name = "StoragePartName")
  enum Part {
    DATABASE,
    JOURNALS,
    OUTPUTS,
    EXPORTS,
    UPLOADS,
    INDEX
  }

  @GetMapping
  @Operation(
      operationId = "getStorageUse",
      summary = "Show disk use",
      description =
          "How many bytes the database, the journals of tasks, their files, exports, uploads and search indexes take.")
  UseView use() throws IOException {
    List<PartView> parts =
        List.of(
                new PartView(Part.DATABASE, database()),
                new PartView(Part.JOURNALS, bytes(settings.spool())),
                new PartView(Part.OUTPUTS, bytes(settings.files())),
                new PartView(Part.EXPORTS, bytes(settings.exports())),
                new PartView(Part.UPLOADS, bytes(settings.uploads())),
                new PartView(Part.INDEX, bytes(settings.index())))
            .stream()
            .sorted((one, other) -> Long.compare(other.bytes(), one.bytes()))
            .toList();
    return new UseView(
        parts, Files.getFileStore(settings.home()).getUsableSpace(), settings.keepAnswersDays());
  }

  private long database() {
    return jdbc.sql("select pg_database_size(current_database())").query(Long.class).single();
  }

  /// What is removed meanwhile does not count.
  private static long bytes(Path folder) throws IOException {
    AtomicLong bytes = new AtomicLong();
    if (Files.isDirectory(folder)) {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              bytes.addAndGet(attributes.size());
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) {
              return FileVisitResult.CONTINUE;
            }
          });
    }
    return bytes.get();
  }
}
