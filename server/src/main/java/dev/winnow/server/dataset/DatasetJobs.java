package dev.winnow.server.dataset;

import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Begins and ends what goes on with datasets behind requests.
@Component
final class DatasetJobs implements SmartLifecycle {

  private final RunImports imports;
  private final RunExports exports;
  private final RunProfiles profiles;
  private volatile boolean running;

  DatasetJobs(RunImports imports, RunExports exports, RunProfiles profiles) {
    this.imports = imports;
    this.exports = exports;
    this.profiles = profiles;
  }

  @Override
  public void start() {
    imports.resume();
    exports.resume();
    profiles.resume();
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    imports.stop();
    exports.stop();
    profiles.stop();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1H")
  void clean() {
    if (running) {
      imports.clean();
    }
  }
}
