package dev.winnow.server.dataset;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Begins and ends what goes on with datasets behind requests.
@Component
final class DatasetJobs implements SmartLifecycle {

  private final DatasetStores stores;
  private final DeleteDataset deletion;
  private final RunImports imports;
  private final RunExports exports;
  private final RunProfiles profiles;
  private volatile boolean running;

  DatasetJobs(
      DatasetStores stores,
      DeleteDataset deletion,
      RunImports imports,
      RunExports exports,
      RunProfiles profiles) {
    this.stores = stores;
    this.deletion = deletion;
    this.imports = imports;
    this.exports = exports;
    this.profiles = profiles;
  }

  @Override
  public void start() {
    imports.resume();
    exports.resume();
    profiles.resume();
    stores.indexes().sweep(id -> stores.datasets().find(id).isPresent());
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    imports.stop();
    exports.stop();
    profiles.stop();
  }

  /// Before requests come.
  @Override
  public int getPhase() {
    return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
  void sweep() {
    if (running) {
      imports.sweep();
    }
  }

  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1H")
  void clean() {
    if (running) {
      imports.clean();
      deletion.removeLeft();
    }
  }
}
