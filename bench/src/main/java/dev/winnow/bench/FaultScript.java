package dev.winnow.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Decides the fault of each request.
@FunctionalInterface
public interface FaultScript {

  /// The fault of one request; [Fault#NONE] where it is to be answered well.
  ///
  /// @param number the request's place among all, from 1
  /// @param attempt which time this key is asked, from 1
  Fault fault(long number, String key, int attempt);

  /// No fault ever.
  static FaultScript none() {
    return (number, key, attempt) -> Fault.NONE;
  }

  /// These faults first, one a request, and none after.
  static FaultScript first(Fault... faults) {
    List<Fault> list = List.of(faults);
    return (number, key, attempt) ->
        number <= list.size() ? list.get((int) number - 1) : Fault.NONE;
  }

  /// Faults at random, each with its share, decided by key and attempt: the same whatever the
  /// concurrency.
  static Mix mix(long seed) {
    return new Mix(seed);
  }

  /// Shares of faults.
  final class Mix {
    private record Part(double share, Fault fault) {}

    private final long seed;
    private final List<Part> parts = new ArrayList<>();

    private Mix(long seed) {
      this.seed = seed;
    }

    /// Adds a fault that hits this share of the requests, from 0 to 1.
    public Mix with(double share, Fault fault) {
      parts.add(new Part(share, fault));
      return this;
    }

    public FaultScript build() {
      List<Part> fixed = List.copyOf(parts);
      return (number, key, attempt) -> {
        double at =
            new SplittableRandom(seed ^ SimulatedAnswer.hash(key) ^ (attempt * 0x9E3779B97F4A7C15L))
                .nextDouble();
        for (Part part : fixed) {
          at -= part.share();
          if (at < 0) {
            return part.fault();
          }
        }
        return Fault.NONE;
      };
    }
  }
}
