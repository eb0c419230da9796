package dev.winnow.e2e.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The PostgreSQL of a home: its processes, and what is in it.
record HomeDatabase(Path home) {

  private List<String> postmasterFile() {
    try {
      return Files.readAllLines(home.resolve("postgres/data/postmaster.pid"));
    } catch (IOException e) {
      return List.of();
    }
  }

  /// The postmaster; null where none has been started.
  @Nullable ProcessHandle postmaster() {
    List<String> lines = postmasterFile();
    return lines.isEmpty()
        ? null
        : ProcessHandle.of(Math.abs(Long.parseLong(lines.getFirst().strip()))).orElse(null);
  }

  /// kill -9 of the postmaster; what it started ends by itself.
  boolean killPostmaster() {
    ProcessHandle postmaster = postmaster();
    return postmaster != null && postmaster.destroyForcibly();
  }

  /// kill -9 of one of the processes that the postmaster started.
  boolean killBackend(Random random) {
    ProcessHandle postmaster = postmaster();
    List<ProcessHandle> backends = postmaster == null ? List.of() : postmaster.children().toList();
    return !backends.isEmpty() && backends.get(random.nextInt(backends.size())).destroyForcibly();
  }

  /// A connection for questions of a test; a new one each time.
  JdbcClient sql() {
    List<String> lines = postmasterFile();
    PGSimpleDataSource source = new PGSimpleDataSource();
    try {
      source.setServerNames(new String[] {"127.0.0.1"});
      source.setPortNumbers(new int[] {Integer.parseInt(lines.get(3).strip())});
      source.setDatabaseName("winnow");
      source.setUser("winnow");
      source.setPassword(Files.readString(home.resolve("postgres/password")).strip());
      source.setLoginTimeout(10);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return JdbcClient.create(source);
  }
}
