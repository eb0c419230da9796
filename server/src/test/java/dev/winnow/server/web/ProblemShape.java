package dev.winnow.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/// What every answer from 400 on has to look like.
public final class ProblemShape {

  private ProblemShape() {}

  /// Checks it.
  ///
  /// @param what the request, for the message
  public static void check(String what, int status, String contentType, JsonNode body) {
    assertThat(contentType)
        .as("content type of %s: %s", what, body)
        .startsWith("application/problem+json");
    assertThat(body.path("status").asInt()).as("status of %s", what).isEqualTo(status);
    for (String field :
        new String[] {"type", "title", "detail", "instance", "code", "message", "path"}) {
      assertThat(body.path(field).asString("")).as("%s of %s: %s", field, what, body).isNotBlank();
    }
    assertThat(Instant.parse(body.path("timestamp").asString(""))).isNotNull();
    assertThat(body.path("errors").isArray()).as("errors of %s: %s", what, body).isTrue();
    for (JsonNode error : body.path("errors")) {
      assertThat(error.path("message").asString(""))
          .as("errors of %s: %s", what, body)
          .isNotBlank();
      assertThat(error.path("field").isString()).as("errors of %s: %s", what, body).isTrue();
    }
    assertThat(body.toString())
        .as("what %s shows of the inside", what)
        .doesNotContain("Exception", "org.springframework", "tools.jackson", "dev.winnow", "\tat ");
  }
}
