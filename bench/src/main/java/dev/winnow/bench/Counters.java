package dev.winnow.bench;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What the simulated server has seen.
final class Counters {

  private static final int BODIES_KEPT = 10;

  final AtomicLong requests = new AtomicLong();
  private final AtomicInteger inFlight = new AtomicInteger();
  final AtomicInteger inFlightMax = new AtomicInteger();
  private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();

  /// Hashes of the prompts: whole ones would be most of the memory of a long run.
  private final Map<Long, Boolean> prompts = new ConcurrentHashMap<>();

  final Queue<String> firstBodies = new ConcurrentLinkedQueue<>();

  /// The request's place among all, from 1.
  long arrived(String key, String prompt, String body) {
    inFlightMax.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
    attempts.computeIfAbsent(key, any -> new AtomicInteger()).incrementAndGet();
    prompts.put(SimulatedAnswer.hash(prompt), true);
    long number = requests.incrementAndGet();
    if (number <= BODIES_KEPT) {
      firstBodies.add(body);
    }
    return number;
  }

  void left() {
    inFlight.decrementAndGet();
  }

  int attempts(String key) {
    AtomicInteger count = attempts.get(key);
    return count == null ? 0 : count.get();
  }

  List<String> keys() {
    return attempts.keySet().stream().sorted().toList();
  }

  List<Long> prompts() {
    return prompts.keySet().stream().sorted().toList();
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("requests", requests.get());
    json.put("keys", attempts.size());
    json.put("repeats", requests.get() - attempts.size());
    json.put("inFlightMax", inFlightMax.get());
    json.put("prompts", prompts.size());
    long all = 0;
    for (long prompt : prompts()) {
      all = all * 31 + prompt;
    }
    json.put("promptsHash", Long.toHexString(all));
    return json;
  }
}
