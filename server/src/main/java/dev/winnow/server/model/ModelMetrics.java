package dev.winnow.server.model;

import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Usage;
import dev.winnow.engine.pace.ModelPermits;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// What is measured of each stored model, labelled with the name it has now. There are as many
/// labels as models: those of a model that was renamed or deleted go away.
final class ModelMetrics {

  private static final String MODEL = "model";
  private static final List<String> OUTCOMES =
      List.of("answered", "truncated", "refused", "throttled", "unavailable", "denied", "invalid");
  private static final List<String> TOKENS = List.of("input", "output", "cached", "reasoning");
  private static final Duration[] BUCKETS =
      LongStream.of(100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Map<UUID, String> names = new ConcurrentHashMap<>();

  ModelMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /// The same model, whose calls are counted and timed.
  LanguageModel counted(UUID id, LanguageModel model) {
    return model.by(request -> {
      long start = System.nanoTime();
      Reply reply = model.ask(request);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      // Not for a name that is taken away at this moment: its meters would come back and stay.
      names.computeIfPresent(
          id,
          (same, name) -> {
            count(name, reply, took);
            return name;
          });
      return reply;
    });
  }

  private void count(String name, Reply reply, Duration took) {
    time(name).record(took);
    requests(name, outcome(reply)).increment();
    if (reply instanceof Reply.Answered answered) {
      Usage usage = answered.completion().usage();
      tokens(name, "input").increment((double) usage.inputTokens());
      tokens(name, "output").increment((double) usage.outputTokens());
      tokens(name, "cached").increment((double) usage.cachedTokens());
      tokens(name, "reasoning").increment((double) usage.reasoningTokens());
    }
  }

  private static String outcome(Reply reply) {
    return switch (reply) {
      case Reply.Text text -> "answered";
      case Reply.Truncated truncated -> "truncated";
      case Reply.Refused refused -> "refused";
      case Reply.Throttled throttled -> "throttled";
      case Reply.Unavailable unavailable -> "unavailable";
      case Reply.Denied denied -> "denied";
      case Reply.Invalid invalid -> "invalid";
    };
  }

  /// Measures a model from now on, under the name it has now.
  void track(UUID id, String name, ModelPermits permits) {
    names.compute(
        id,
        (same, known) -> {
          if (!name.equals(known)) {
            remove(known);
            add(name, permits);
          }
          return name;
        });
  }

  /// Drops everything measured of a model.
  void forget(UUID id) {
    remove(names.remove(id));
  }

  private void remove(@Nullable String name) {
    registry.getMeters().stream()
        .filter(meter -> name != null && name.equals(meter.getId().getTag(MODEL)))
        .forEach(registry::remove);
  }

  /// All of them, so that what has not happened shows as nought.
  private void add(String name, ModelPermits permits) {
    OUTCOMES.forEach(outcome -> requests(name, outcome));
    TOKENS.forEach(kind -> tokens(name, kind));
    Timer unused = time(name);
    gauge("winnow.in.flight", "Calls in flight", name, permits, ModelPermits::inFlight);
    gauge("winnow.waiting", "Calls that wait for their turn", name, permits, ModelPermits::waiting);
    gauge(
        "winnow.concurrency.limit",
        "Calls in flight at the most, as the model bears them",
        name,
        permits,
        ModelPermits::limit);
  }

  private void gauge(
      String meter,
      String description,
      String name,
      ModelPermits permits,
      ToDoubleFunction<ModelPermits> read) {
    Gauge.builder(meter, permits, read)
        .description(description)
        .tag(MODEL, name)
        .register(registry);
  }

  private Counter requests(String name, String outcome) {
    return Counter.builder("winnow.requests")
        .description("Requests to models")
        .tag(MODEL, name)
        .tag("outcome", outcome)
        .register(registry);
  }

  private Counter tokens(String name, String kind) {
    return Counter.builder("winnow.tokens")
        .description("Tokens paid for; cached belong to input, reasoning to output")
        .tag(MODEL, name)
        .tag("kind", kind)
        .register(registry);
  }

  private Timer time(String name) {
    return Timer.builder("winnow.request")
        .description("From sending a request to the last byte of its reply")
        .tag(MODEL, name)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }
}
