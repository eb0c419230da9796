package dev.winnow.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.winnow.server.RunningService;
import dev.winnow.server.RunningService.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/// Every way to be refused ends in the same shape.
final class ErrorResponsesTest {

  private static final String PROBE = "/api/v1/probe";
  private static final String SOME = PROBE + "/0b2c4f6e-8a1d-4c3b-9e5f-7a6b5c4d3e2f";

  private final RunningService service = RunningService.get();

  record Case(
      String method, String path, @Nullable String body, int status, String code, String says) {}

  static List<Case> cases() {
    return List.of(
        new Case("GET", "/nowhere", null, 404, "NOT_FOUND", "/nowhere"),
        new Case("GET", "/api/v1/nowhere", null, 404, "NOT_FOUND", "/api/v1/docs"),
        new Case("GET", SOME, null, 404, "NOT_FOUND", "no task 0b2c"),
        new Case("GET", PROBE + "/12", null, 404, "NOT_FOUND", "(12) is not an id like"),
        new Case(
            "GET", PROBE + "?page=x", null, 400, "VALIDATION", "page (x) must be a whole number"),
        new Case(
            "GET",
            PROBE + "?page=-1",
            null,
            400,
            "VALIDATION",
            "page (-1) must be a whole number from 0"),
        new Case(
            "GET",
            PROBE + "?color=PINK",
            null,
            400,
            "VALIDATION",
            "color (PINK) must be one of RED, GREEN"),
        new Case("PATCH", PROBE, "{}", 405, "METHOD_NOT_ALLOWED", "Use GET, POST"),
        new Case("POST", PROBE, "{\"name\":", 400, "BAD_JSON", "line 1, column 9"),
        new Case("POST", PROBE, "{\n \"name\": }", 400, "BAD_JSON", "line 2, column 10"),
        new Case("POST", PROBE, "[]", 400, "VALIDATION", "The body is not a JSON object"),
        new Case("POST", PROBE, "null", 400, "VALIDATION", "The body is missing"),
        new Case("POST", PROBE, "  ", 400, "VALIDATION", "The body is missing"),
        new Case("POST", PROBE, null, 400, "VALIDATION", "The body is missing"),
        new Case("POST", PROBE, "{}", 400, "VALIDATION", "name is missing"),
        new Case("POST", PROBE, "{\"name\":\"refuse\"}", 409, "NAME_TAKEN", "Choose another"),
        new Case("DELETE", SOME, null, 404, "NOT_FOUND", "no task"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysWhatIsWrongAndWhatToDo(Case it) {
    Answer answer = service.send(it.method(), it.path(), it.body());
    assertThat(answer.status()).as(answer.text()).isEqualTo(it.status());
    assertThat(answer.body().path("code").asString("")).isEqualTo(it.code());
    assertThat(answer.body().path("message").asString("")).contains(it.says());
    assertThat(answer.body().path("path").asString(""))
        .isEqualTo(it.path().replaceAll("\\?.*", ""));
    check(answer);
  }

  private static void check(Answer answer) {
    ProblemShape.check("it", answer.status(), answer.header("Content-Type"), answer.body());
  }

  @Test
  void namesTheFieldAndThePlaceInTheText() {
    Answer syntax = service.post(PROBE, "{\"name\":\"x\",\n\"name\":\"y\"}");
    assertThat(syntax.body().at("/errors/0/field").asString("")).isEqualTo("name");
    assertThat(syntax.body().at("/errors/0/line").asInt()).isEqualTo(2);
    assertThat(syntax.body().at("/errors/0/column").asInt()).isPositive();
  }

  /// Regression: it was a fault.
  @Test
  void whatRefersToWhatIsGoneMayBeRepeated() {
    Answer answer = service.post(PROBE + "/orphan", "");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body().path("code").asString("")).isEqualTo("BUSY");
    check(answer);
  }

  @Test
  void carriesTheHeadersOfItsStatus() {
    assertThat(service.patch(PROBE, "{}").header("Allow")).isEqualTo("GET, POST");
    Answer typed = service.post(PROBE, "x", "Content-Type", "text/csv");
    assertThat(typed.status()).isEqualTo(415);
    assertThat(typed.header("Accept")).contains("application/json").doesNotContain("yaml");
    check(typed);
    Answer wanted = service.get(PROBE, "Accept", "image/png");
    assertThat(wanted.status()).isEqualTo(406);
    check(wanted);
    Answer stale = service.put(SOME, "{\"name\":\"x\"}", "If-Match", "\"6\"");
    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.header("ETag")).isEqualTo("\"7\"");
    Answer malformed = service.put(SOME, "{\"name\":\"x\"}", "If-Match", "6");
    assertThat(malformed.status()).isEqualTo(400);
    assertThat(malformed.body().path("code").asString("")).isEqualTo("BAD_IF_MATCH");
  }

  @Test
  void aFaultIsLoggedOnceAndShowsNothingOfTheInside() {
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    Logger log = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    lines.start();
    log.addAppender(lines);
    Answer answer;
    try {
      answer = service.post(PROBE, "{\"name\":\"break\"}");
    } finally {
      log.detachAppender(lines);
    }
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body().path("code").asString("")).isEqualTo("INTERNAL");
    String id = answer.body().path("id").asString("");
    assertThat(id).hasSize(8);
    check(answer);
    assertThat(answer.text()).doesNotContain("secret", "IllegalState");
    List<ILoggingEvent> told =
        lines.list.stream().filter(it -> it.getFormattedMessage().contains(id)).toList();
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().getThrowableProxy().getMessage()).isEqualTo("a secret");
    assertThat(lines.list).filteredOn(it -> it.getThrowableProxy() != null).hasSize(1);
  }

  @Test
  void aClientThatIsGoneIsNoEvent() {
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    Logger log = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    lines.start();
    log.addAppender(lines);
    try {
      service.get(PROBE + "/gone");
    } finally {
      log.detachAppender(lines);
    }
    assertThat(lines.list).filteredOn(it -> it.getThrowableProxy() != null).isEmpty();
  }
}
