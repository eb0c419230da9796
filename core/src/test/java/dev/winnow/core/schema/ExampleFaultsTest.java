package dev.winnow.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExampleFaultsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\n  \"question\": \"...\"\n  \"answer\": \"...\"\n}",
        "[{\"q\": \"...\", \"a\": \"...\"}",
        "{\"q\": \"...\", \"a\": \"...\"",
        "{\"q: \"...\", \"a\": \"x\"}",
        "{\"q\": \"...\", \"a\": \"x}",
        "{\"q\": [1, 2}",
        "{\"q\": }",
        "{\"q\" \"x\"}",
        "{\"q\" = \"x\"}",
        "[{\"q\": \"x\"} {\"q\": \"y\"}]",
        "{\"q\": \"x\" \"a\": \"y\"}",
        "{\"q\": {\"a\": 1}",
        "[{'q': 'x', 'a': ]"
      })
  void anExampleThatIsNoJsonIsSaidWithItsLine(String example) {
    List<ExampleFaults.Fault> faults =
        ExampleFaults.in("Write {count} rows.\nOutput:\n" + example + "\nNothing else.");

    assertThat(faults).hasSize(1);
    assertThat(faults.getFirst().line()).isBetween(3, 6);
    assertThat(faults.getFirst().problem().message())
        .containsAnyOf(
            "is no JSON near line " + faults.getFirst().line(), "(line 3) that is never");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"a\": \"...\"}, ...]",
        "{\"q\": string, \"n\": {count}, \"x\": <a number>, \"l\": [\"a\", ...], // c\n"
            + " 'z': \"a\" | \"b\"}",
        "{\"a\": \"x\"}\n{\"a\": \"y\"}",
        "{\"questions\": [{...}, {...}]}",
        "{\"ok\": True, \"no\": None}",
        "{\"a\": \"two\nlines\", \"b\": \"it's \\alpha\"}",
        "{{\"a\": {{\"b\": {count}}}}}",
        "{\"a\": {topic}, \"b\": [\"{x}\"]}",
        "{question: \"...\", answer: \"...\",}",
        "{\"type\": \"object\", \"properties\": {\"a\": {\"enum\": [1, 2]}}}",
        "Use {\"a\", \"b\"} and say \"{\": it opens.",
        "No JSON at all: {topic}"
      })
  void whatPeopleWriteInExamplesIsLeftAlone(String prompt) {
    assertThat(ExampleFaults.in(prompt)).isEmpty();
  }

  @Test
  void anyTextIsLookedThroughInTimeLinearInItsLength() {
    for (String piece :
        List.of("{\"a\":", "[{\"a\":1}", "{\"a\" ", "[ ", "{'", "\"", "{\"a\":1}")) {
      assertThat(ExampleFaults.in(piece.repeat(50_000))).hasSizeLessThan(6);
    }
  }
}
