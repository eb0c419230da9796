package dev.winnow.e2e.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.e2e.LaunchedService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launched service listens where its options say, whatever variables and files say besides.
final class OnlyThisMachineIT {

  /// An address that only what listens at all addresses answers at.
  private static final byte[] ANOTHER_ADDRESS = {127, 0, 0, 2};

  @TempDir private Path folder = Path.of("");

  @Test
  void nothingOutsideDecidesWhereItListens() throws IOException, InterruptedException {
    String other = Integer.toString(freePort());
    Files.writeString(
        folder.resolve("application.properties"),
        "server.address=0.0.0.0%nmanagement.server.port=%s%n".formatted(other));
    Map<String, String> variables =
        Map.of(
            "SERVER_ADDRESS",
            "0.0.0.0",
            "SERVER_PORT",
            other,
            "MANAGEMENT_SERVER_ADDRESS",
            "0.0.0.0",
            "MANAGEMENT_SERVER_PORT",
            other,
            "SPRING_CONFIG_ADDITIONAL_LOCATION",
            folder + "/",
            "SPRING_CONFIG_IMPORT",
            "file:" + folder.resolve("application.properties"),
            "SPRING_APPLICATION_JSON",
            "{\"server\":{\"address\":\"0.0.0.0\"}}");
    try (LaunchedService service =
        LaunchedService.launch(folder.resolve("home"), folder, variables)) {
      // At the port it was given, health included.
      service.awaitReady();
      assertRefused(InetAddress.getByAddress(ANOTHER_ADDRESS), service.address().getPort());
      assertRefused(InetAddress.getLoopbackAddress(), Integer.parseInt(other));
    }
  }

  private static void assertRefused(InetAddress address, int port) {
    assertThatThrownBy(() -> new Socket(address, port).close())
        .as("connecting to %s:%d", address, port)
        .isInstanceOf(IOException.class);
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(free.getLocalPort()).isPositive();
      return free.getLocalPort();
    }
  }
}
