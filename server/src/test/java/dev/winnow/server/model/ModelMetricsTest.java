package dev.winnow.server.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.say.Said;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ModelMetricsTest {

  @Test
  void whatACountedModelHasToSayStays() {
    LanguageModel noting =
        new LanguageModel() {
          @Override
          public Reply ask(Request request) {
            return new Reply.Invalid(400, "asked");
          }

          @Override
          public List<Said> notes() {
            return List.of(Said.text("noted"));
          }
        };

    LanguageModel counted =
        new ModelMetrics(new SimpleMeterRegistry()).counted(UUID.randomUUID(), noting);

    assertThat(counted.notes()).containsExactly(Said.text("noted"));
  }
}
