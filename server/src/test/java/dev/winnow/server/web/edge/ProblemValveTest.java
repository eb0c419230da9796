package dev.winnow.server.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.Http11NioProtocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProblemValveTest {

  @TempDir private Path folder = Path.of("");

  // Regression: readers of a stream took it for a position that is not known any more.
  @Test
  void aServiceThatIsBeingStoppedSaysSoInsteadOfBlamingTheRequest() throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(folder.toString());
    ((StandardHost) tomcat.getHost()).setErrorReportValveClass(ProblemValve.class.getName());
    Connector connector = new Connector(new StoppedWhileReading());
    connector.setPort(0);
    tomcat.setConnector(connector);
    tomcat.start();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort())) {
      assertThat(ask(socket)).startsWith("HTTP/1.1 503 ").contains("\"code\":\"STOPPING\"");
    } finally {
      tomcat.stop();
      tomcat.destroy();
    }
  }

  /// It is stopped between the beginning of a request and its headers.
  private static final class StoppedWhileReading extends Http11NioProtocol {

    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public boolean isPaused() {
      return asked.incrementAndGet() > 1;
    }
  }

  private static String ask(Socket socket) throws IOException {
    byte[] request =
        "GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    socket.getOutputStream().write(request);
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
