package dev.winnow.server.model;

import dev.winnow.engine.Time;
import dev.winnow.offline.OfflineModel;
import dev.winnow.providers.OpenModel;
import dev.winnow.providers.http.AddressPolicy;
import dev.winnow.providers.preset.FindModels;
import dev.winnow.server.start.Settings;
import dev.winnow.storage.model.KeySafe;
import dev.winnow.storage.model.ModelStore;
import dev.winnow.storage.model.SecretKeyFile;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/// The parts of the models feature.
@Configuration(proxyBeanMethods = false)
class ModelConfiguration {

  @Bean
  KeySafe keySafe(Settings settings) {
    SecureRandom random = new SecureRandom();
    return new KeySafe(new SecretKeyFile(settings.home().resolve("secret.key"), random), random);
  }

  @Bean
  AddressPolicy addressPolicy() {
    return new AddressPolicy();
  }

  @Bean
  OpenSettings openSettings(AddressPolicy policy, KeySafe keys) {
    // One for all: its models share their connections.
    return new OpenSettings(
        new OpenModel(System.getenv(), Clock.systemUTC(), OfflineModel::new, policy),
        new FindModels(System.getenv(), Clock.systemUTC(), policy),
        keys);
  }

  @Bean
  OpenStoredModels openStoredModels(ModelStore store, OpenSettings opener, MeterRegistry registry) {
    return new OpenStoredModels(store, opener, new ModelMetrics(registry), Time.SYSTEM);
  }

  @Bean
  Models models(
      ModelStore store, KeySafe keys, OpenStoredModels opened, TransactionTemplate transactions) {
    return new Models(store, keys, opened, transactions);
  }
}
