package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The prompts of a guide to data synthesis, as they stand there: a document in property
/// `winnow.guide`, whose prompts are the fenced blocks after "Example prompt".
final class GuideIT {

  private static final String GUIDE = System.getProperty("winnow.guide", "").strip();
  private static final Pattern PROMPT =
      Pattern.compile(
          "(?m)^\\**Example prompt\\**:\\**\\s*\\n```[a-z]*\\n(.*?)^```", Pattern.DOTALL);

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void sayWhyItIsSkipped() {
    if (GUIDE.isEmpty()) {
      System.out.println("GuideIT is skipped: -Dwinnow.guide=FILE names no guide.");
    }
    Assumptions.assumeFalse(GUIDE.isEmpty(), "-Dwinnow.guide=FILE names no guide");
  }

  private static List<String> prompts() throws Exception {
    List<String> prompts = new ArrayList<>();
    Matcher found = PROMPT.matcher(Files.readString(Path.of(GUIDE)));
    while (found.find()) {
      prompts.add(found.group(1));
    }
    assertThat(prompts).as("example prompts in " + GUIDE).hasSize(2);
    return prompts;
  }

  private List<JsonNode> rows(String name, String prompt, String parameters) throws Exception {
    Path task =
        TaskFiles.write(
            folder,
            """
            name: %s
            template:
              prompt: |
            %s
            parameters: %s
            model: offline
            """
                .formatted(name, prompt.indent(4).stripTrailing(), parameters));
    Launched.Done done = Launched.run(folder, "run", task.toString());
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.err()).contains("offline demo model, not an LLM");
    Path rows = folder.resolve(name + ".jsonl");
    TaskFiles.assertExactly(rows, 100);
    return TaskFiles.rows(rows);
  }

  @Test
  void theFirstMakesAHundredPairs() throws Exception {
    List<JsonNode> rows =
        rows(
            "medical", prompts().get(0), "{topic: Medical health, count: 100, difficulty: Medium}");
    assertThat(rows)
        .allSatisfy(row -> assertThat(row.propertyNames()).containsExactly("question", "answer"));
  }

  @Test
  void theSecondMakesAHundredNumberedLessons() throws Exception {
    List<JsonNode> rows =
        rows("education", prompts().get(1), "{subject: Mathematics, grade: 5, count: 100}");
    assertThat(rows)
        .extracting(row -> row.path("id").asLong())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 100).boxed().toList());
    for (JsonNode row : rows) {
      assertThat(row.propertyNames())
          .containsExactlyInAnyOrder(
              "id", "question", "answer", "explanation", "difficulty", "knowledge_points");
      assertThat(row.path("difficulty").asString()).isIn("easy", "medium", "hard");
      assertThat(row.path("explanation").asString()).isNotBlank();
      assertThat(row.path("knowledge_points").isArray()).isTrue();
      assertThat(row.path("knowledge_points"))
          .isNotEmpty()
          .allSatisfy(point -> assertThat(point.asString()).isNotBlank());
    }
    assertThat(new HashSet<>(rows.stream().map(row -> row.path("question")).toList()).size())
        .isGreaterThan(50);
  }
}
