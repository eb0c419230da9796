package dev.winnow.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.Message.Role;
import dev.winnow.core.llm.Sampling;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RenderTemplateTest {

  @Test
  void systemComesFirstThenExamplesThenThePrompt() {
    Template template =
        template(
            "You teach {subject}.",
            "Write {count} about {subject}.",
            new Template.Example("One about {subject}?", "[{\"q\": \"{subject}\"}]"));

    assertThat(new RenderTemplate(template).render(Map.of("subject", "art", "count", "3")))
        .containsExactly(
            new Message(Role.SYSTEM, "You teach art."),
            new Message(Role.USER, "One about art?"),
            new Message(Role.ASSISTANT, "[{\"q\": \"art\"}]"),
            new Message(Role.USER, "Write 3 about art."));
  }

  @Test
  void aMissingOrBlankSystemPromptIsLeftOut() {
    assertThat(new RenderTemplate(template(null, "Go.")).render(Map.of()))
        .containsExactly(new Message(Role.USER, "Go."));
    assertThat(new RenderTemplate(template("{tone} ", "Go.")).render(Map.of("tone", "")))
        .containsExactly(new Message(Role.USER, "Go."));
  }

  @Test
  void builtInValuesAreFixedByStartZoneAndRequest() {
    Instant start = Instant.parse("2026-11-23T18:15:30.987Z");

    assertThat(BuiltIn.values(start, ZoneId.of("Asia/Shanghai"), "r-1", 5))
        .containsOnlyKeys(BuiltIn.NAMES)
        .containsEntry("current_date", "2026-11-24")
        .containsEntry("current_time", "2026-11-24T02:15:30+08:00")
        .containsEntry("random_id", "r-1")
        .containsEntry("count", "5");
    assertThat(BuiltIn.values(Instant.parse("2026-11-23T10:00:00Z"), ZoneId.of("UTC"), "r", 1))
        .containsEntry("current_time", "2026-11-23T10:00:00Z");
  }

  static Template template(@Nullable String system, String prompt, Template.Example... examples) {
    return new Template(
        "t",
        "",
        TemplateType.QA,
        system,
        prompt,
        List.of(),
        null,
        Sampling.DEFAULT,
        List.of(examples));
  }
}
