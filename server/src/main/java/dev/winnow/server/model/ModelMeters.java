package dev.winnow.server.model;

import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Usage;
import dev.winnow.engine.pace.ModelPermits;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/// The meters of one model.
final class ModelMeters {

  private enum Outcome {
    ANSWERED,
    TRUNCATED,
    REFUSED,
    THROTTLED,
    UNAVAILABLE,
    DENIED,
    INVALID
  }

  private enum Kind {
    INPUT,
    OUTPUT,
    CACHED,
    REASONING
  }

  private static final Duration[] BUCKETS =
      LongStream.of(100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final String name;
  private final Map<Outcome, Counter> requests = new EnumMap<>(Outcome.class);
  private final Map<Kind, Counter> tokens = new EnumMap<>(Kind.class);
  private final Timer time;
  private final List<Meter> gauges = new ArrayList<>();

  ModelMeters(MeterRegistry registry, String name, ModelPermits permits) {
    this.registry = registry;
    this.name = name;
    for (Outcome outcome : Outcome.values()) {
      requests.put(
          outcome,
          Counter.builder("winnow.requests")
              .description("Requests to models")
              .tag("model", name)
              .tag("outcome", word(outcome))
              .register(registry));
    }
    for (Kind kind : Kind.values()) {
      tokens.put(
          kind,
          Counter.builder("winnow.tokens")
              .description("Tokens paid for; cached belong to input, reasoning to output")
              .tag("model", name)
              .tag("kind", word(kind))
              .register(registry));
    }
    time =
        Timer.builder("winnow.request")
            .description("From sending a request to the last byte of its reply")
            .tag("model", name)
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
    gauge("winnow.in.flight", "Calls in flight", permits, ModelPermits::inFlight);
    gauge("winnow.waiting", "Calls that wait for their turn", permits, ModelPermits::waiting);
    gauge(
        "winnow.concurrency.limit",
        "Calls in flight at the most, as the model bears them",
        permits,
        ModelPermits::limit);
  }

  private void gauge(
      String meter, String description, ModelPermits permits, ToDoubleFunction<ModelPermits> read) {
    gauges.add(
        Gauge.builder(meter, permits, read)
            .description(description)
            .tag("model", name)
            .register(registry));
  }

  /// The name the model is measured under.
  String name() {
    return name;
  }

  /// Counts a call.
  void count(Reply reply, Duration took) {
    time.record(took);
    counter(requests, outcome(reply)).increment();
    if (reply instanceof Reply.Answered answered) {
      Usage usage = answered.completion().usage();
      counter(tokens, Kind.INPUT).increment((double) usage.inputTokens());
      counter(tokens, Kind.OUTPUT).increment((double) usage.outputTokens());
      counter(tokens, Kind.CACHED).increment((double) usage.cachedTokens());
      counter(tokens, Kind.REASONING).increment((double) usage.reasoningTokens());
    }
  }

  private static <K> Counter counter(Map<K, Counter> counters, K which) {
    return Objects.requireNonNull(counters.get(which));
  }

  private static Outcome outcome(Reply reply) {
    return switch (reply) {
      case Reply.Text text -> Outcome.ANSWERED;
      case Reply.Truncated truncated -> Outcome.TRUNCATED;
      case Reply.Refused refused -> Outcome.REFUSED;
      case Reply.Throttled throttled -> Outcome.THROTTLED;
      case Reply.Unavailable unavailable -> Outcome.UNAVAILABLE;
      case Reply.Denied denied -> Outcome.DENIED;
      case Reply.Invalid invalid -> Outcome.INVALID;
    };
  }

  /// Takes them out of the registry.
  void remove() {
    requests.values().forEach(registry::remove);
    tokens.values().forEach(registry::remove);
    gauges.forEach(registry::remove);
    registry.remove(time);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
