package dev.winnow.server.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.server.RunningService;
import dev.winnow.server.RunningService.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ServePageTest {

  private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

  private final RunningService service = RunningService.get();

  @Test
  void theFrontDoorShowsThePageOrSaysThatThereIsNone() {
    Answer page = service.get("/", "Accept", BROWSER);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(page.text()).containsAnyOf("<div id=\"root\">", "href=\"/api/v1/docs\"");
  }

  @Test
  void everyAddressOfThePageIsThePage() {
    String page = service.get("/", "Accept", BROWSER).text();

    for (String address :
        List.of("/data/synthesis/tasks", "/data/synthesis/templates/new", "/models", "/nothing")) {
      Answer answer = service.get(address, "Accept", BROWSER);
      assertThat(answer.status()).as(address).isEqualTo(200);
      assertThat(answer.text()).as(address).isEqualTo(page);
    }
  }

  @Test
  void whatIsNotThePagesStaysAProblem() {
    for (String address :
        List.of("/api", "/api/v1/nothing", "/actuator/nothing", "/assets/gone.js", "/gone.png")) {
      Answer answer = service.get(address, "Accept", BROWSER + ",application/problem+json");
      assertThat(answer.status()).as(address).isEqualTo(404);
      assertThat(answer.body().path("code").asString()).as(address).isEqualTo("NOT_FOUND");
    }
    assertThat(service.get("/nothing", "Accept", "application/json").status()).isEqualTo(404);
  }

  @Test
  void anUnchangedPageIsNotSentAgain() {
    String tag = service.get("/", "Accept", BROWSER).header("ETag");

    assertThat(tag).startsWith("W/\"");
    Answer again = service.get("/", "Accept", BROWSER, "If-None-Match", tag);
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.header("Last-Modified")).isEmpty();
  }
}
