package dev.winnow.providers.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Credential;
import dev.winnow.providers.http.Transport.Failure;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressPolicyTest {

  /// Names that a name server would answer for; addresses are read as the system reads them.
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "api.example.com", List.of("93.184.216.34"),
          "rebound.example.com", List.of("93.184.216.34", "169.254.169.254"),
          "six.example.com", List.of("fe80::1"),
          "cloud.example.com", List.of("fd00:ec2::254"),
          "lan.example.com", List.of("192.168.1.5"));

  private static InetAddress[] resolve(String host) throws UnknownHostException {
    List<String> known = NAMES.get(host);
    if (known != null) {
      InetAddress[] found = new InetAddress[known.size()];
      for (int i = 0; i < found.length; i++) {
        found[i] = InetAddress.getByName(known.get(i));
      }
      return found;
    }
    if (host.matches("[0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*") || host.equals("localhost")) {
      return InetAddress.getAllByName(host);
    }
    throw new UnknownHostException(host);
  }

  private static final AddressPolicy POLICY = new AddressPolicy(AddressPolicyTest::resolve);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/v1",
        "http://169.254.170.2/v1",
        "http://169.254.0.1:8080/v1",
        "https://169.254.255.255",
        "http://2852039166/v1",
        "http://169.254.43518/v1",
        "http://[fe80::1]/v1",
        "http://[fe80::a9fe:a9fe%25eth0]:80/v1",
        "http://[febf::1]/v1",
        "http://[fd00:ec2::254]/v1",
        "http://[FD00:0EC2:0000::0254]/v1",
        "http://[fd20:ce::254]/v1",
        "http://[::ffff:169.254.169.254]/v1",
        "http://[::169.254.169.254]/v1",
        "http://[64:ff9b::a9fe:a9fe]/v1",
        "http://[2002:a9fe:a9fe::1]/v1",
        "http://100.100.100.200/v1",
        "http://168.63.129.16/v1",
        "http://metadata.google.internal/v1",
        "http://METADATA.Google.Internal./v1",
        "http://rebound.example.com/v1",
        "http://six.example.com/v1",
        "http://cloud.example.com/v1",
        "http://cloud.example.com./v1",
        "ftp://api.example.com/v1",
        "file:///etc/passwd",
        "http:relative"
      })
  void isNeverCalled(String address) {
    assertThat(POLICY.objection(URI.create(address))).as(address).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.example.com/v1",
        "http://127.0.0.1:11434/v1",
        "http://localhost:8000/v1",
        "http://[::1]:8000/v1",
        "http://10.1.2.3/v1",
        "http://172.16.0.9/v1",
        "http://192.168.1.5:1234/v1",
        "http://lan.example.com/v1",
        "http://[fd12:3456::1]/v1",
        "http://100.100.100.201/v1",
        "http://169.253.1.1/v1",
        "http://nobody-knows.example/v1",
        "HTTPS://API.Example.com/v1"
      })
  void mayBeCalled(String address) {
    assertThat(POLICY.objection(URI.create(address))).as(address).isEmpty();
  }

  @Test
  void isAskedAgainBeforeEachCall() throws InterruptedException {
    AtomicReference<String> leadsTo = new AtomicReference<>("127.0.0.1");
    AddressPolicy moving =
        new AddressPolicy(host -> new InetAddress[] {InetAddress.getByName(leadsTo.get())});
    URI address = URI.create("http://a.example/v1");
    Transport transport = new Transport(moving);
    ModelSettings settings =
        new ModelSettings(ModelSettings.Provider.OPENAI, address, "m", new Credential.None());
    Transport.Exchange exchange =
        new Transport.Exchange(
            "GET", address, Map.of(), "", settings.connection(), settings.limits());
    assertThat(kind(transport.send(exchange))).isNotEqualTo(Failure.Kind.FORBIDDEN);
    leadsTo.set("169.254.169.254");
    Failure forbidden = (Failure) transport.send(exchange);
    assertThat(forbidden.kind()).isEqualTo(Failure.Kind.FORBIDDEN);
    assertThat(forbidden.said().message()).contains("a.example", "never called");
  }

  private static @Nullable Object kind(Transport.Outcome outcome) {
    return outcome instanceof Failure failure ? failure.kind() : null;
  }
}
