package dev.winnow.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class TaskIdentityTest {

  private static final String ALL = "{count} {topic} {grade} {level} ";

  /// A change of each field that changes rows, by the name a difference gives it.
  private static Map<String, Consumer<ObjectNode>> rowChanges() {
    Map<String, Consumer<ObjectNode>> changes = new LinkedHashMap<>();
    changes.put("template.system", put("template", "system", "Be long."));
    changes.put(
        "template.prompt",
        put("template", "prompt", "Now {count} rows about {topic}, {grade}, {level}"));
    changes.put(
        "template.schema.properties.q.type",
        tree -> tree.withObject("/template/schema/properties/q").put("type", "number"));
    changes.put(
        "template.examples[0].assistant",
        tree -> tree.withObject("/template/examples/0").put("assistant", "b"));
    changes.put("distinctOn", tree -> tree.putArray("distinctOn").add("a"));
    changes.put("coerce", tree -> tree.put("coerce", false));
    changes.put("batchSize", tree -> tree.put("batchSize", 6));
    changes.put("seed", tree -> tree.put("seed", 8));
    changes.put("timeZone", tree -> tree.put("timeZone", "Europe/Berlin"));
    changes.put("model.model", put("model", "model", "large"));
    changes.put("model.temperature", tree -> tree.withObject("/model").put("temperature", 0.8));
    changes.put("model.topP", tree -> tree.withObject("/model").put("topP", 0.9));
    changes.put("model.maxTokens", tree -> tree.withObject("/model").put("maxTokens", 101));
    changes.put("model.stop", tree -> tree.withObject("/model").putArray("stop").add("a"));
    changes.put("model.seed", tree -> tree.withObject("/model").put("seed", 4));
    changes.put("model.responseFormat", put("model", "responseFormat", "auto"));
    changes.put("model.extra.top_k", tree -> tree.withObject("/model/extra").put("top_k", 5));
    return changes;
  }

  /// Changes of everything else.
  private static List<Consumer<ObjectNode>> otherChanges() {
    return List.of(
        tree -> tree.put("name", "other"),
        tree -> tree.put("description", "other"),
        put("template", "name", "other"),
        put("template", "description", "other"),
        put("template", "type", "code"),
        tree -> tree.withObject("/template/variables/topic").put("description", "other"),
        tree -> tree.withObject("/template/generation").put("temperature", 0.3),
        tree -> {
          tree.put("target", 3);
          tree.withObject("/parameters").remove("count");
        },
        tree -> tree.put("concurrency", 64),
        tree -> tree.remove("limits"),
        tree -> tree.put("output", "other.jsonl"),
        put("model", "baseUrl", "https://other.example/v1"),
        put("model", "apiKeyEnv", "OTHER"),
        tree -> tree.withObject("/model/headers").put("X-Team", "b"),
        tree -> tree.withObject("/model").remove("limits"));
  }

  private static Consumer<ObjectNode> put(String map, String field, String value) {
    return tree -> tree.withObject("/" + map).put(field, value);
  }

  private static List<String> changed(Task before, Task now) {
    ObjectNode kept = (ObjectNode) Tasks.JSON.readTree(TaskIdentity.of(before).toString());
    return TaskIdentity.differences(kept, TaskIdentity.of(now)).stream()
        .map(Difference::field)
        .toList();
  }

  @Test
  void everyFieldThatChangesRowsIsADifferenceOfItsOwn() {
    Task before = Tasks.task(Tasks.whole());
    rowChanges()
        .forEach((field, change) ->
            assertThat(changed(before, Tasks.with(change))).containsExactly(field));
  }

  @Test
  void noOtherFieldIsADifference() {
    Task before = Tasks.task(Tasks.whole());
    for (Consumer<ObjectNode> change : otherChanges()) {
      assertThat(changed(before, Tasks.with(change))).isEmpty();
    }
  }

  @Test
  void anyNumberOfChangesAreFoundTogether() {
    Task before = Tasks.task(Tasks.whole());
    Map<String, Consumer<ObjectNode>> rowChanges = rowChanges();
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      ObjectNode tree = Tasks.whole();
      List<String> chosen = new ArrayList<>();
      rowChanges.forEach((field, change) -> {
        if (random.nextInt(3) == 0) {
          chosen.add(field);
          change.accept(tree);
        }
      });
      otherChanges().stream()
          .filter(change -> random.nextBoolean())
          .forEach(change -> change.accept(tree));
      assertThat(changed(before, Tasks.task(tree)))
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(chosen);
    }
  }

  @Test
  void aRaisedTargetKeepsTheUsualBatchSize() {
    Consumer<ObjectNode> bare =
        tree -> {
          tree.remove("batchSize");
          tree.withObject("/parameters").remove("count");
        };
    Task small = Tasks.with(bare.andThen(tree -> tree.put("target", 2)));
    Task large = Tasks.with(bare.andThen(tree -> tree.put("target", 1000)));
    assertThat(changed(small, large)).isEmpty();
  }

  @Test
  void parametersAreNamedAsTheUserWroteThem() {
    Task task = Tasks.task(Tasks.whole());
    ObjectNode before = TaskIdentity.of(task);
    before.putObject("parameters").put("topic", "x").put("level", "easy");
    ObjectNode now = TaskIdentity.of(task);
    now.putObject("parameters").put("topic", "y");
    assertThat(TaskIdentity.differences(before, now))
        .containsExactly(
            new Difference("parameters.topic", "x", "y"),
            new Difference("parameters.level", "easy", "(not set)"));
  }

  @Test
  void aRunFromBeforeThereWasCoercingIsOneWithout() {
    ObjectNode before = TaskIdentity.of(Tasks.task(Tasks.whole()));
    before.remove("coerce");
    ObjectNode without = TaskIdentity.of(Tasks.with(tree -> tree.put("coerce", false)));
    ObjectNode with = TaskIdentity.of(Tasks.with(tree -> tree.put("coerce", true)));
    assertThat(TaskIdentity.differences(before, without)).isEmpty();
    assertThat(TaskIdentity.differences(before, with))
        .containsExactly(new Difference("coerce", "false", "true"));
  }

  /// Regression: a run with a model of no dialect of its own could not go on.
  @Test
  void aModelWithoutADialectIsTheSameAndOneFromBeforeThereWereAny() {
    Task without = Tasks.with(tree -> tree.withObject("/model").remove("dialect"));
    assertThat(changed(without, without)).isEmpty();
    ObjectNode before = (ObjectNode) Tasks.JSON.readTree(TaskIdentity.of(without).toString());
    before.withObject("/model").remove("dialect");
    assertThat(TaskIdentity.differences(before, TaskIdentity.of(without))).isEmpty();
    assertThat(changed(without, Tasks.task(Tasks.whole()))).containsExactly("model.dialect");
    assertThat(changed(Tasks.task(Tasks.whole()), without)).isNotEmpty();
  }

  @Test
  void theOrderOfTheSchemasPropertiesIsADifference() {
    ObjectNode tree = Tasks.whole();
    ObjectNode properties = tree.withObject("/template/schema/properties");
    properties.set("q", properties.remove("q"));
    assertThat(
            TaskIdentity.differences(
                TaskIdentity.of(Tasks.task(Tasks.whole())), TaskIdentity.of(Tasks.task(tree))))
        .containsExactly(
            new Difference("template.schema.properties", "in the order q, a", "in the order a, q"));
  }

  @Test
  void ofALongTextTheFirstLineThatDiffersIsShown() {
    Task before =
        Tasks.with(put("template", "prompt", "{count}\nsame\nfor {topic} then\n{grade}{level}"));
    Task now =
        Tasks.with(put("template", "prompt", "{count}\nsame\nfor {topic} now\n{grade}{level}"));
    assertThat(TaskIdentity.differences(TaskIdentity.of(before), TaskIdentity.of(now)))
        .containsExactly(
            new Difference(
                "template.prompt", "line 3: for {topic} then", "line 3: for {topic} now"));
    Task wide =
        Tasks.with(put("template", "prompt", ALL + "x".repeat(500) + "🩺" + "y".repeat(500)));
    Task other =
        Tasks.with(put("template", "prompt", ALL + "x".repeat(500) + "🩻" + "y".repeat(500)));
    Difference difference =
        TaskIdentity.differences(TaskIdentity.of(wide), TaskIdentity.of(other)).getFirst();
    assertThat(difference.before()).startsWith("…xxx").contains("🩺").endsWith("y…");
    assertThat(difference.now()).contains("🩻").hasSizeLessThan(90);
  }

  @Test
  void theHashIsShortAndFollowsTheTemplate() {
    Task task = Tasks.task(Tasks.whole());
    assertThat(TaskIdentity.templateHash(task))
        .matches("[0-9a-f]{16}")
        .isEqualTo(TaskIdentity.templateHash(Tasks.with(tree -> tree.put("seed", 1))))
        .isNotEqualTo(TaskIdentity.templateHash(Tasks.with(put("template", "system", "x"))));
    assertThat(TaskIdentity.hash(TaskIdentity.of(task)))
        .isNotEqualTo(TaskIdentity.hash(TaskIdentity.of(Tasks.with(tree -> tree.put("seed", 1)))));
  }
}
