package dev.winnow.server.start;

import dev.winnow.server.WinnowServer;
import java.net.URI;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// A service that has started.
public final class Serving implements AutoCloseable {

  private final ConfigurableApplicationContext context;
  private final Settings settings;
  private final HomeLock lock;

  private Serving(ConfigurableApplicationContext context, Settings settings, HomeLock lock) {
    this.context = context;
    this.settings = settings;
    this.lock = lock;
  }

  /// Starts it; returns when it answers.
  ///
  /// @throws HomeLock.Taken when another service has its home
  public static Serving start(Settings settings) throws HomeLock.Taken {
    HomeLock lock = HomeLock.take(settings.home());
    boolean started = false;
    try {
      Serving serving = new Serving(context(settings), settings, lock);
      started = true;
      return serving;
    } finally {
      if (!started) {
        lock.close();
      }
    }
  }

  private static ConfigurableApplicationContext context(Settings settings) {
    return new SpringApplicationBuilder(WinnowServer.class)
        .bannerMode(Banner.Mode.OFF)
        .logStartupInfo(false)
        .registerShutdownHook(true)
        .initializers(it ->
            ((org.springframework.context.support.GenericApplicationContext) it)
                .registerBean(Settings.class, () -> settings))
        .properties(Map.of("server.port", settings.port(), "server.address", settings.host()))
        .run();
  }

  /// Where it answers, with the port it really has.
  public URI address() {
    int port = context instanceof WebServerApplicationContext web ? port(web) : settings.port();
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    return URI.create("http://" + host + ":" + port);
  }

  private static int port(WebServerApplicationContext web) {
    return java.util.Objects.requireNonNull(web.getWebServer()).getPort();
  }

  /// A part of it.
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  /// Whether it has not been stopped.
  public boolean isRunning() {
    return context.isActive();
  }

  /// Stops it: tasks keep what they have and go on at the next start.
  @Override
  public void close() {
    context.close();
    lock.close();
  }
}
