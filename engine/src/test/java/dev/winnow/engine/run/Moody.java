package dev.winnow.engine.run;

import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.llm.Usage;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/// Answers well, badly, twice the same, not at all; the same for the same request and try.
final class Moody {
  private final int seed;
  private final Map<String, Integer> tries = new ConcurrentHashMap<>();

  Moody(int seed) {
    this.seed = seed;
  }

  Reply ask(Request request) {
    int attempt = tries.merge(request.key(), 1, Integer::sum);
    Random random = new Random(seed * 31L + request.key().hashCode() * 7L + attempt);
    return switch (random.nextInt(12)) {
      case 0 -> new Reply.Throttled(429, null, "slow down");
      case 1 ->
          new Reply.Unavailable(Reply.Unavailable.Fault.DISCONNECTED, 0, null, "connection reset");
      case 2 -> new Reply.Unavailable(Reply.Unavailable.Fault.TIMEOUT, 0, null, "no reply");
      case 3 -> RunningTasks.text("Sorry, I cannot do that.");
      case 4 -> RunningTasks.text("[{\"q\": \"always the same\"}]");
      case 5 -> RunningTasks.text("[{\"q\": \"\"}, {\"q\": 5}, {\"p\": 1}]");
      case 6 -> {
        String whole = ((Reply.Answered) RunningTasks.rows(request)).completion().text();
        yield new Reply.Truncated(
            new Completion(
                whole.substring(0, whole.length() * 2 / 3), "length", Usage.NONE, "test", 1));
      }
      case 7 ->
          new Reply.Refused(new Completion("", "content_filter", Usage.NONE, "test", 1), "filter");
      default -> RunningTasks.rows(request);
    };
  }
}
