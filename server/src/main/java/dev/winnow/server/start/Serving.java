package dev.winnow.server.start;

import dev.winnow.server.WinnowServer;
import dev.winnow.storage.file.FolderLock;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.web.context.support.StandardServletEnvironment;

/// A service that has started.
public final class Serving implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

  private final ConfigurableApplicationContext context;
  private final Settings settings;
  private final Optional<StartingDatabase> database;
  private final FolderLock lock;

  private Serving(
      ConfigurableApplicationContext context,
      Settings settings,
      Optional<StartingDatabase> database,
      FolderLock lock) {
    this.context = context;
    this.settings = settings;
    this.database = database;
    this.lock = lock;
  }

  /// Starts it; returns when it answers.
  ///
  /// @throws HomeLock.Taken when another service has its home
  /// @throws LoopbackOnly.Reachable when other machines could reach it
  public static Serving start(Settings settings) throws HomeLock.Taken {
    FolderLock lock = HomeLock.take(settings.home());
    Optional<StartingDatabase> database = embedded(settings);
    // Behind the connections to it, also when a signal ends the process while it starts.
    database.ifPresent(it -> SpringApplication.getShutdownHandlers().add(it::close));
    boolean started = false;
    try {
      ConfigurableApplicationContext context = context(settings, database);
      try {
        LoopbackOnly.check(context);
        started = true;
      } finally {
        if (!started) {
          context.close();
        }
      }
      return new Serving(context, settings, database, lock);
    } finally {
      if (!started) {
        database.ifPresent(StartingDatabase::close);
        lock.close();
      }
    }
  }

  /// The second or more that it takes passes while Spring starts too.
  private static Optional<StartingDatabase> embedded(Settings settings) {
    return settings.namedDatabase().isPresent()
        ? Optional.empty()
        : Optional.of(StartingDatabase.begin(settings.postgres(), line -> LOG.info(line)));
  }

  private static ConfigurableApplicationContext context(
      Settings settings, Optional<StartingDatabase> database) {
    return new SpringApplicationBuilder(WinnowServer.class)
        .environment(new WithoutVariables())
        .bannerMode(Banner.Mode.OFF)
        .logStartupInfo(false)
        .registerShutdownHook(true)
        .initializers(it -> {
          GenericApplicationContext beans = (GenericApplicationContext) it;
          beans.registerBean(Settings.class, () -> settings);
          database.ifPresent(embedded ->
              beans.registerBean(
                  StartingDatabase.class,
                  () -> embedded,
                  // It goes when everything that uses it has gone: not with the beans.
                  definition -> ((AbstractBeanDefinition) definition).setDestroyMethodName("")));
        })
        .run(decided(settings));
  }

  /// What nothing outside may decide – no property of Java's, no file in the working folder: as
  /// arguments, which win over all of them.
  private static String[] decided(Settings settings) {
    return new String[] {
      "--server.port=" + settings.port(),
      "--server.address=" + settings.host(),
      // Nothing is the same port.
      "--management.server.port=",
      "--spring.config.location=classpath:/",
      "--spring.config.additional-location=",
      "--spring.config.import="
    };
  }

  /// Of the machine's variables only those count that Winnow names itself: one like SERVER_ADDRESS,
  /// meant for another program, must not move it.
  private static final class WithoutVariables extends StandardServletEnvironment {
    @Override
    protected void customizePropertySources(MutablePropertySources sources) {
      super.customizePropertySources(sources);
      sources.remove(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
    }
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

  /// Stops it: tasks keep what they have and go on at the next start.
  @Override
  public void close() {
    context.close();
    database.ifPresent(StartingDatabase::close);
    lock.close();
  }
}
