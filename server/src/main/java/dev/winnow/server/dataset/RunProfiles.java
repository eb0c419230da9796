package dev.winnow.server.dataset;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.say.Said;
import dev.winnow.storage.dataset.RowSet;
import dev.winnow.storage.profile.Profile;
import dev.winnow.storage.profile.ProfileRows;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// Profiles sets of rows, each once: a set never changes.
final class RunProfiles {

  private static final Logger LOG = LoggerFactory.getLogger(RunProfiles.class);

  private final DatasetStores stores;
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Executor threads;

  /// One takes much memory.
  private final Semaphore turns = new Semaphore(1);

  private final Map<RowSet, Job> jobs = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  RunProfiles(DatasetStores stores, JdbcClient jdbc, JsonMapper json, Executor threads) {
    this.stores = stores;
    this.jdbc = jdbc;
    this.json = json;
    this.threads = threads;
  }

  /// A profile that is being made.
  private static final class Job {
    private final long rows;
    private final AtomicLong read = new AtomicLong();
    private volatile @Nullable Said failed;

    private Job(long rows) {
      this.rows = rows;
    }
  }

  /// Thrown when nobody waits for a profile any more.
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /// A profile, or how far it is.
  ///
  /// @param profile as JSON; null while it is being made
  /// @param failed why there is none; null where nothing is wrong
  record Found(@Nullable String profile, double progress, @Nullable Said failed) {}

  /// The profile of a set, which is begun where there is none.
  Found of(DatasetStores.Seen seen) {
    Optional<String> kept = kept(seen.set());
    if (kept.isPresent()) {
      return new Found(kept.get(), 1, null);
    }
    // Of a dataset that grows, the one that is under way is waited for.
    Job job = underWay(seen).orElseGet(() -> jobs.computeIfAbsent(seen.set(), set -> begun(seen)));
    if (job.failed != null) {
      jobs.remove(seen.set(), job);
    }
    return new Found(null, (double) job.read.get() / Math.max(1, job.rows), job.failed);
  }

  private Optional<Job> underWay(DatasetStores.Seen seen) {
    return jobs.entrySet().stream()
        .filter(each -> each.getKey().dataset().equals(seen.set().dataset()))
        .filter(each -> each.getValue().failed == null)
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private Job begun(DatasetStores.Seen seen) {
    Job job = new Job(seen.rows());
    threads.execute(() -> run(seen.set(), job));
    return job;
  }

  private Optional<String> kept(RowSet set) {
    return jdbc.sql(
            "select profile::text from dataset_profile where dataset_id = :dataset and row_set = :set")
        .param("dataset", set.dataset())
        .param("set", set.written())
        .query(String.class)
        .optional();
  }

  private void run(RowSet set, Job job) {
    turns.acquireUninterruptibly();
    try {
      keep(set, profile(set, job));
      jobs.remove(set, job);
    } catch (Stopped e) {
      jobs.remove(set, job);
    } catch (RuntimeException e) {
      // The edge of a thread: it is said to whoever asks next.
      LOG.error("A profile of dataset {} failed", set.dataset(), e);
      job.failed = DatasetSaid.PROFILE_FAILED.of(reason(e));
    } finally {
      turns.release();
    }
  }

  private static String reason(RuntimeException why) {
    return String.valueOf(NestedExceptionUtils.getMostSpecificCause(why).getMessage());
  }

  private Profile profile(RowSet set, Job job) {
    ProfileRows profile = new ProfileRows(0);
    stores.rows().stream(
        set,
        row -> {
          if (stopping) {
            throw new Stopped();
          }
          profile.add(
              ExactJson.object(row.data()), row.data().getBytes(StandardCharsets.UTF_8).length);
          job.read.incrementAndGet();
        });
    return profile.profile();
  }

  private void keep(RowSet set, Profile profile) {
    jdbc.sql(
            """
            insert into dataset_profile (dataset_id, row_set, profile, at)
            select id, :set, cast(:profile as json), :now from dataset where id = :dataset
            on conflict do nothing
            """)
        .param("dataset", set.dataset())
        .param("set", set.written())
        .param("profile", json.writeValueAsString(profile))
        .param("now", Clock.systemUTC().instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  void resume() {
    stopping = false;
  }

  /// Ends what is being made.
  void stop() {
    stopping = true;
    turns.acquireUninterruptibly();
    turns.release();
  }
}
