package dev.winnow.storage.postgres;

import java.nio.file.Path;
import java.util.function.Consumer;

/// Placeholder.
public final class EmbeddedPostgres implements AutoCloseable {
  public static EmbeddedPostgres start(Path folder, Consumer<String> log) {
    throw new IllegalStateException();
  }

  public String jdbcUrl() {
    return "";
  }

  public String user() {
    return "";
  }

  public String password() {
    return "";
  }

  @Override
  public void close() {}
}
