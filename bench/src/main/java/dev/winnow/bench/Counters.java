package dev.winnow.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What the simulated server has seen.
final class Counters {

  private final AtomicLong requests = new AtomicLong();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger inFlightMax = new AtomicInteger();
  private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();

  /// Hashes of the prompts: whole ones would be most of the memory of a long run.
  private final Map<Long, Boolean> prompts = new ConcurrentHashMap<>();

  /// The request's place among all, from 1.
  long arrived(String key, String prompt) {
    inFlightMax.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
    attempts.computeIfAbsent(key, any -> new AtomicInteger()).incrementAndGet();
    prompts.put(SimulatedAnswer.hash(prompt), true);
    return requests.incrementAndGet();
  }

  void left() {
    inFlight.decrementAndGet();
  }

  int attempts(String key) {
    AtomicInteger count = attempts.get(key);
    return count == null ? 0 : count.get();
  }

  long requests() {
    return requests.get();
  }

  int inFlightMax() {
    return inFlightMax.get();
  }

  List<String> keys() {
    return attempts.keySet().stream().sorted().toList();
  }

  List<Long> prompts() {
    return prompts.keySet().stream().sorted().toList();
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("requests", requests());
    json.put("keys", attempts.size());
    json.put("repeats", requests() - attempts.size());
    json.put("inFlightMax", inFlightMax());
    json.put("prompts", prompts.size());
    long all = 0;
    for (long prompt : prompts()) {
      all = all * 31 + prompt;
    }
    json.put("promptsHash", Long.toHexString(all));
    return json;
  }
}
