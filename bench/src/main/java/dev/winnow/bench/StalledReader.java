package dev.winnow.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A reader of an event stream that never reads.
final class StalledReader implements AutoCloseable {

  private static final int BUFFER_BYTES = 4_096;
  private static final String ESTABLISHED = "01";
  private static final Duration LOOK = Duration.ofMillis(250);

  private final Socket socket = new Socket();
  private final int port;

  StalledReader(int port, String path, String lastEventId) throws IOException {
    this.port = port;
    socket.setReceiveBufferSize(BUFFER_BYTES);
    StreamReader.connect(socket, port, path, lastEventId);
  }

  /// Waits until the service has given the connection up.
  ///
  /// @return whether it has within that time
  boolean sentAway(Duration longest) throws IOException, InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (isServed()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(LOOK);
    }
    return true;
  }

  /// Whether the service's end of the connection is open: `/proc/net/tcp` has both ends of it, as
  /// hexadecimal ports behind addresses, and the state.
  private boolean isServed() throws IOException {
    String here = ":%04X".formatted(port);
    String there = ":%04X".formatted(socket.getLocalPort());
    for (String table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
      for (String line : Files.readAllLines(Path.of(table))) {
        String[] fields = line.strip().split("\\s+", 5);
        if (fields[1].endsWith(here)
            && fields[2].endsWith(there)
            && fields[3].equals(ESTABLISHED)) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
