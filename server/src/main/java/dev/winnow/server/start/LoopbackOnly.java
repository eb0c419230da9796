package dev.winnow.server.start;

import java.net.InetAddress;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;

/// Nobody has to sign in yet: what listens where other machines can reach it must not stay.
final class LoopbackOnly {

  private LoopbackOnly() {}

  /// Other machines could reach the service.
  static final class Reachable extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private Reachable(@Nullable InetAddress address) {
      super(
          "The service would listen at %s, which other machines can reach, and there is no sign-in yet that would keep strangers out. Use 127.0.0.1."
              .formatted(address == null ? "every address" : address.getHostAddress()));
    }
  }

  /// Looks at where a service really listens.
  ///
  /// @throws Reachable when that is not this machine only
  static void check(ApplicationContext context) {
    if (context instanceof WebServerApplicationContext web
        && web.getWebServer() instanceof TomcatWebServer tomcat) {
      for (Connector connector : tomcat.getTomcat().getService().findConnectors()) {
        check(connector);
      }
      return;
    }
    throw new IllegalStateException(
        "The service has no web server whose address can be looked at.");
  }

  private static void check(Connector connector) {
    @Nullable InetAddress address =
        connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol
            ? protocol.getAddress()
            : null;
    if (address == null || !address.isLoopbackAddress()) {
      throw new Reachable(address);
    }
  }
}
