package dev.winnow.providers.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.providers.OpenModel.Opened;
import dev.winnow.providers.SentModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server with a certificate that nobody knows, which also speaks HTTP/2.
final class TlsTest {

  private static final String PASSWORD = "changeit";

  @TempDir private static Path folder = Path.of("");

  private static @Nullable Process server;

  private static String address = "";

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    Path store = folder.resolve("server.p12");
    keytool(
        "-genkeypair -alias s -keyalg EC -dname CN=localhost -ext san=dns:localhost -validity 2 -storetype PKCS12 -storepass %s -keystore %s"
            .formatted(PASSWORD, store));
    keytool(
        "-exportcert -rfc -alias s -storepass %s -keystore %s -file %s"
            .formatted(PASSWORD, store, folder.resolve("ca.pem")));
    try {
      Process node =
          new ProcessBuilder("node", "src/test/tls/server.mjs", store.toString(), PASSWORD)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      server = node;
      String port =
          new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8))
              .readLine();
      address = "https://localhost:" + port + "/v1";
    } catch (IOException noNode) {
      System.out.println("TlsTest is skipped: node is not on the path.");
      Assumptions.abort("node is not on the path");
    }
  }

  private static void keytool(String arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of(arguments.split(" ")));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.destroy();
    }
  }

  private static Opened.Ready open(String connection) {
    return SentModel.open(
        SentModel.settings(
            "{\"baseUrl\":\"%s\",\"model\":\"m\",\"connection\":{%s}}"
                .formatted(address, connection)));
  }

  private static Reply ask(Opened.Ready opened) throws InterruptedException {
    return opened
        .model()
        .ask(new Request("k", List.of(new Message(Message.Role.USER, "u")), 1, null, Map.of(), 0));
  }

  private static String protocol(Opened.Ready opened) throws InterruptedException {
    return ((Reply.Text) ask(opened)).completion().model();
  }

  @Test
  void a_certificate_that_nobody_knows_is_refused() throws InterruptedException {
    Reply.Unavailable refused = (Reply.Unavailable) ask(open(""));
    assertThat(refused.fault()).isEqualTo(Reply.Unavailable.Fault.UNREACHABLE);
    assertThat(refused.said().message()).contains("localhost", "no secure connection");
  }

  @Test
  void one_of_a_file_is_trusted() throws InterruptedException {
    Opened.Ready opened = open("\"caFile\":\"%s\"".formatted(folder.resolve("ca.pem")));
    assertThat(protocol(opened)).isEqualTo("HTTP/1.1");
    assertThat(opened.model().notes()).isEmpty();
  }

  @Test
  void http2_is_spoken_where_it_is_wanted() throws InterruptedException {
    assertThat(
            protocol(open("\"http2\":true,\"caFile\":\"%s\"".formatted(folder.resolve("ca.pem")))))
        .isEqualTo("HTTP/2.0");
  }

  @Test
  void whose_certificate_is_not_checked_is_said_before_anything_is_sent()
      throws InterruptedException {
    Opened.Ready opened = open("\"verifyTls\":false");
    assertThat(opened.model().notes())
        .singleElement()
        .satisfies(
            note -> assertThat(note.message()).contains("certificate of localhost is not checked"));
    assertThat(protocol(opened)).isEqualTo("HTTP/1.1");
  }

  @Test
  void a_file_without_certificates_is_named() throws IOException, InterruptedException {
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    for (Path file : List.of(empty, folder.resolve("none.pem"))) {
      Reply.Unavailable refused =
          (Reply.Unavailable) ask(open("\"caFile\":\"%s\"".formatted(file)));
      assertThat(refused.said().message()).contains(file.toString(), "cannot be read");
    }
  }
}
