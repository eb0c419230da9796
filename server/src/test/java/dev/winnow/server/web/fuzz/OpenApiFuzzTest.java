package dev.winnow.server.web.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.server.start.HomeLock;
import dev.winnow.server.start.Serving;
import dev.winnow.server.web.ProblemShape;
import dev.winnow.server.web.RawHttp;
import dev.winnow.server.web.SeparateService;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every operation that the service describes, attacked with what its description does not allow:
/// the answer is a refusal in the documented shape and never a fault, and a refusal changes nothing
/// in the database. `-Dwinnow.fuzz.seed=` and `-Dwinnow.fuzz.each=` choose other requests and more.
final class OpenApiFuzzTest {

  private static final long SEED = Long.getLong("winnow.fuzz.seed", 20_261_125);
  private static final int EACH = Integer.getInteger("winnow.fuzz.each", 80);
  private static final int SHOWN_MAX = 30;

  private static final String UPLOADS = "/api/v1/data-management/imports";

  @TempDir private Path home = Path.of("");

  private final List<String> failures = new ArrayList<>();
  private final Map<Integer, Integer> statuses = new java.util.TreeMap<>();

  @Test
  void refusesWhatIsWrongAndChangesNothing() throws HomeLock.Taken {
    try (Serving serving = SeparateService.start(home, "fuzz", SeparateService.postgresPort())) {
      URI server = serving.address();
      Contents contents = new Contents(serving.part(JdbcClient.class));
      Api api = new Api(RawHttp.send(server, "GET", "/api/v1/openapi.json", new byte[0]).body());
      // A file may be anything at all: ImportsTest sends such.
      List<Api.Operation> operations =
          api.operations().stream()
              .filter(it -> !(it.path().equals(UPLOADS) && it.method().equals("POST")))
              .toList();
      assertThat(operations).isNotEmpty();
      Known known = Known.make(api, operations, it -> send(server, it));
      int sent = 0;
      for (Api.Operation operation : operations) {
        sent += attack(server, contents, chosen(api, operation, known));
      }
      System.out.printf(
          "OpenApiFuzzTest: seed %d, %d operations, things in %s, %d requests, answers %s%n",
          SEED, operations.size(), known.ids().keySet(), sent, statuses);
      assertThat(failures)
          .as("of %d requests with seed %d, %d went wrong", sent, SEED, failures.size())
          .isEmpty();
    }
  }

  private static List<Attempt> chosen(Api api, Api.Operation operation, Known known) {
    List<Attempt> attempts = new BadRequests(api, operation, known).make();
    if (operation.callsAModel()) {
      // What may turn out to be right would go out to a model; so would a model without a name.
      attempts.removeIf(it -> !it.mustBeRefused() || it.name().contains(BadBodies.WITHOUT));
    }
    Collections.shuffle(attempts, new Random(SEED + operation.name().hashCode()));
    return attempts.subList(0, Math.min(EACH, attempts.size()));
  }

  private int attack(URI server, Contents contents, List<Attempt> attempts) {
    String before = contents.read();
    for (Attempt attempt : attempts) {
      RawHttp.Answer answer = send(server, attempt);
      String after = contents.read();
      statuses.merge(answer.status(), 1, Integer::sum);
      judge(attempt, answer, before.equals(after));
      before = after;
    }
    return attempts.size();
  }

  private static RawHttp.Answer send(URI server, Attempt it) {
    return RawHttp.send(
        server, it.method(), it.target(), it.body(), it.headers().toArray(new String[0]));
  }

  private void judge(Attempt attempt, RawHttp.Answer answer, boolean unchanged) {
    if (answer.status() >= 500) {
      fail("a fault", attempt, answer);
    } else if (answer.status() >= 400) {
      if (!unchanged) {
        fail("refused, yet something changed", attempt, answer);
      }
      try {
        ProblemShape.check(
            "it",
            answer.status(),
            answer.headers().getOrDefault("content-type", ""),
            answer.body());
      } catch (AssertionError e) {
        fail("another shape: " + e.getMessage(), attempt, answer);
      }
    } else if (attempt.mustBeRefused() && !saysSo(answer)) {
      fail("not refused", attempt, answer);
    }
  }

  /// What checks a text for somebody answers 200 with the problems it found.
  private static boolean saysSo(RawHttp.Answer answer) {
    return answer.body().has("valid") && !answer.body().path("valid").asBoolean(true);
  }

  private void fail(String what, Attempt attempt, RawHttp.Answer answer) {
    if (failures.size() < SHOWN_MAX) {
      failures.add(
          "%s%n  %s%n  %d %.400s".formatted(what, attempt, answer.status(), answer.text()));
    }
  }
}
