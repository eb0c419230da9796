package dev.winnow.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.ExactJson;
import dev.winnow.core.document.Problem;
import dev.winnow.core.llm.Sampling;
import dev.winnow.core.plan.TaskPlan;
import dev.winnow.core.share.Category;
import dev.winnow.core.share.CellRecipe;
import dev.winnow.core.share.Change;
import dev.winnow.core.share.Combination;
import dev.winnow.core.share.Dimension;
import dev.winnow.core.share.Part;
import dev.winnow.core.share.Proportions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

class ReadProportionsTest {

  private static ObjectNode document(String divided) {
    String json =
        """
        {"name": "t", "target": 100, "model": "offline", "template": {
           "prompt": "Write {count} {level} questions about {topic}: [{\\"q\\": \\"...\\", \\"level\\": \\"easy\\"}]"},
         "parameters": {"topic": "art"}, %s}
        """
            .formatted(divided);
    return (ObjectNode) ExactJson.read(json);
  }

  private static TaskResult read(String divided) {
    return ReadTask.read(
        new Document("task.yaml", document(divided), Map.of()),
        Overrides.NONE,
        ReadTemplateDocument.NO_FILES);
  }

  private static Task task(String divided) {
    TaskResult result = read(divided);
    assertThat(result).as(String.valueOf(result)).isInstanceOf(TaskResult.Ready.class);
    return ((TaskResult.Ready) result).task();
  }

  private static List<String> errors(String divided) {
    return read(divided) instanceof TaskResult.Rejected rejected
        ? rejected.problems().stream()
            .filter(it -> it.severity() == Problem.Severity.ERROR)
            .map(it -> it.pointer() + " " + it.said().message())
            .toList()
        : List.of();
  }

  @Test
  void sharesAreWrittenInManyWays() {
    for (String levels :
        List.of(
            "{\"easy\": \"30%\", \"medium\": \"50%\", \"hard\": \"20%\"}",
            "{\"easy\": 3, \"medium\": 5, \"hard\": 2}",
            "{\"easy\": \"30 %\", \"medium\": \"50％\", \"hard\": \"\u300020\u00A0％ \"}",
            "{\"categories\": {\"easy\": 3, \"medium\": {\"share\": 5}, \"hard\": 2}}",
            "{\"categories\": [{\"name\": \"easy\", \"rows\": 30}, {\"name\": \"medium\", \"rows\": 50}, {\"name\": \"hard\", \"rows\": 20}]}")) {
      Task task = task("\"dimensions\": {\"level\": " + levels + "}");
      assertThat(TaskPlan.targets(task.recipe().proportions(), 100)).containsExactly(30, 50, 20);
      assertThat(task.recipe().proportions().dimensions().getFirst().field()).isEqualTo("level");
    }
    Task equal = task("\"dimensions\": [{\"name\": \"level\", \"categories\": [\"a\", 2, true]}]");
    assertThat(TaskPlan.targets(equal.recipe().proportions(), 100)).containsExactly(34, 33, 33);
  }

  @Test
  void whatIsWrittenReadsBackAsItself() {
    Task task =
        task(
            """
            "dimensions": {
              "level": {"easy": "60%", "hard": "40%"},
              "kind": {"field": "q", "categories": [
                {"name": "a", "description": "d", "share": 2, "parameters": {"topic": "music"}},
                {"name": "b", "share": 1, "generation": {"temperature": 1.5}}]}},
            "combinations": [{"when": {"level": "HARD", "kind": "b"}, "share": 0},
              {"when": {"kind": "a"}, "examples": [{"user": "u", "assistant": "a"}]}],
            "minimumPerCombination": 3, "otherCategory": "keep",
            "existing": [{"when": {"level": "easy", "kind": "a"}, "rows": 4}]\
            """);
    Proportions proportions = task.recipe().proportions();
    ObjectNode written = TaskFields.TASK.write(task);
    TaskResult again =
        ReadTask.read(
            new Document("task.yaml", written, Map.of()),
            Overrides.NONE,
            ReadTemplateDocument.NO_FILES);
    assertThat(((TaskResult.Ready) again).task().recipe().proportions()).isEqualTo(proportions);
    assertThat(proportions.there()).isEqualTo(Map.of(0, 4L));
    assertThat(proportions.combinations().getFirst().part())
        .isEqualTo(new Part.Weight(BigDecimal.ZERO));
    assertThat(
            TaskIdentity.of(task)
                .path("dimensions")
                .path(0)
                .path("categories")
                .path(0)
                .has("share"))
        .isFalse();
    // 104 rows in all, of which 4 are there.
    long[] rows = TaskPlan.targets(proportions, 100);
    assertThat(rows[3]).isZero();
    assertThat(rows[0] + rows[1]).isEqualTo(62 - 4);
  }

  @Test
  void aCellHasWhatItsCategoriesSay() {
    Task task =
        task(
            """
            "dimensions": {"level": {"easy": 1, "hard": {"share": 1, "description": "Very hard.",
               "parameters": {"topic": "music"}, "generation": {"temperature": 1.5}}}},
            "combinations": [{"when": {"level": "hard"}, "parameters": {"topic": "opera"}}]\
            """);
    CellRecipe easy = CellRecipe.of(task.recipe().proportions(), 0, task.common());
    CellRecipe hard = CellRecipe.of(task.recipe().proportions(), 1, task.common());
    assertThat(easy.values()).isEqualTo(Map.of("topic", "art", "level", "easy"));
    assertThat(hard.values()).isEqualTo(Map.of("topic", "opera", "level", "hard"));
    assertThat(easy.model().sampling().temperature()).isNull();
    assertThat(hard.model().sampling().temperature()).isEqualTo(1.5);
    assertThat(task.recipe().values()).isEqualTo(Map.of("topic", "art"));
  }

  /// A variable has a value where the task gives it one, or every category of a dimension does.
  @Test
  void everyCategoryOfADimensionMayGiveAVariableItsValue() {
    String prompt =
        "\"template\": {\"prompt\": \"{level} {tone} {count} [{\\\"q\\\": \\\"a\\\"}]\"}, ";
    String easy = "\"easy\": {\"share\": 1, \"parameters\": {\"tone\": \"calm\"}}";
    Task task =
        task(
            prompt
                + "\"parameters\": {}, \"dimensions\": {\"level\": {"
                + easy
                + ", \"hard\": {\"share\": 1, \"parameters\": {\"tone\": \"stern\"}}}}");
    assertThat(CellRecipe.of(task.recipe().proportions(), 1, task.common()).values())
        .isEqualTo(Map.of("level", "hard", "tone", "stern"));
    assertThat(
            errors(
                prompt
                    + "\"parameters\": {}, \"dimensions\": {\"level\": {"
                    + easy
                    + ", \"hard\": 1}}"))
        .singleElement()
        .asString()
        .startsWith("/template/prompt The prompt uses {tone}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"level": {"a": -1, "b": 2}} | /dimensions/level/a is negative (-1). Write 0 or more.
          {"level": {"a": 0, "b": 0}} | /dimensions/level gives no category a share. Write at least one above 0.
          {"level": {"a": "120%", "b": 2}} | /dimensions/level/a is over 100% (120%). Write a percentage from 0% to 100%.
          {"level": {"a": "60%", "b": "60%"}} | /dimensions/level adds up to 120%, not 100%. Change them, or write weights like 3 in place of percentages.
          {"level": {"a": "60%", "b": 3}} | /dimensions/level mixes weights, percentages and numbers of rows. Use the same for all categories of a dimension.
          {"level": ["Easy", "easy "]} | /dimensions/level/1 "easy" is there twice, once as "Easy": case and spaces don't count. Keep one of them.
          {"level": ["easy", "easy"]} | /dimensions/level/1 "easy" is there twice. Keep one of them.
          {"level": {"a": "half", "b": "half"}} | /dimensions/level/a expected a number, or a percentage like "30%", found the text "half".
          {"level": {"a": 1, "b": null}} | /dimensions/level/b has no share, while other categories have one. Write a share, or remove the others.
          {"level": {"feild": "q", "categries": "a"}} | /dimensions/level/categries unknown field. Did you mean categories?
          {"level": {"a": "1e-999999999%", "b": "50%"}} | /dimensions/level/a expected a number, or a percentage like "30%", found the text "1e-999999999%".
          {"level": ["a", "b\\u0007"]} | /dimensions/level/1 holds a control character or half a character. Remove it.
          {"level": {"a": {"share": 1, "parameters": {"level": "x"}}, "b": 1}} | /dimensions/level/a/parameters/level level is a dimension and a parameter. Keep one of them.
          {"level": {"a": {"share": 1, "parameters": {"count": 5}}, "b": 1}} | /dimensions/level/a/parameters/count The parameter (count) is built in and gets its value from the run. Remove it.
          {"level": {"": 1, "b": 1}} | /dimensions/level/ has no name. Write {name: ...} or a text.
          {"level": {"  ": "50%", "b": "50%"}} | /dimensions/level/   has no name. Write {name: ...} or a text.
          {"level": ["a", " "]} | /dimensions/level/1 has no name. Write {name: ...} or a text.
          {"level": []} | /dimensions/level has no categories. Write at least one.
          {"count": ["a"]} | /dimensions/count {count} is a built-in variable. Choose another name.
          {"a b": ["a"]} | /dimensions/a b "a b" can't be a variable. Use letters, digits and _.
          {"topic": ["a"]} | /dimensions/topic topic is a dimension and a parameter. Keep one of them.
          {"level": {"categories": {"a": {"rows": 3}, "b": {"rows": 4}}}} | /dimensions/level adds up to 7 rows, but the target is 100. Make them the same.
          {"level": {"categories": ["a"], "field": "levle"}} | /dimensions/level/field "levle" is none of the fields of a row. Did you mean level?
          {"level": "a"} | /dimensions/level expected a map with fields such as name, field, categories, found the text "a".
          7 | /dimensions expected a map of dimensions with their categories, found the number 7.
          """)
  void badDimensionsAreToldWithAdvice(String dimensions, String error) {
    assertThat(errors("\"dimensions\": " + dimensions)).contains(error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "combinations": [{"when": {"level": "esay"}, "share": 0}] | /combinations/0/when/level "esay" is not a category of level. Did you mean easy?
          "combinations": [{"when": {"levle": "easy"}, "share": 0}] | /combinations/0/when/levle "levle" is not a dimension. Did you mean level?
          "combinations": [{"when": {"level": "easy"}}] | /combinations/0 changes nothing. Give it a share, parameters, a template or a model.
          "combinations": [{"when": {"level": "easy"}, "share": 3}] | /combinations/0/share is a weight. Write a percentage, a number of rows, or 0 to exclude it.
          "combinations": [{"when": {"level": "easy"}, "parameters": {"topci": 1}}] | /combinations/0/parameters/topci The template does not use the parameter (topci). Use it, or remove it.
          "combinations": [{"when": {"level": "easy"}, "share": 0}, {"when": {"level": "hard"}, "share": 0}] | /combinations exclude every combination. Leave at least one.
          "combinations": [{"when": {"level": "easy"}, "share": 0}] | /combinations level easy has 50 rows, but all its combinations are excluded or have shares of their own, which come to 0. Change its share or theirs.
          "combinations": [{"when": {"level": "easy"}, "share": "10%"}, {"when": {"level": "hard"}, "rows": 30}] | /combinations all combinations have shares of their own, but they come to 40 rows, not 100. Make them add up.
          "checkLabels": "on" | /checkLabels expected true, false, or a map with dimensions and model, found the text "on".
          "minimumPerCombination": 60 | /dimensions level easy has 50 rows, but its combinations need 60 (minimum or own share). Raise its share or the target, or lower what they need.
          "existing": [{"when": {"level": "easy"}, "rows": 900}] | /existing easy has 900 rows already, more than its share (500). Raise the target, or change the shares.
          """)
  void badCombinationsAreToldWithAdvice(String field, String error) {
    assertThat(errors("\"dimensions\": {\"level\": [\"easy\", \"hard\"]}, " + field))
        .anySatisfy(it -> assertThat(it).isEqualTo(error));
  }

  /// One problem is one message: what follows from it is not said.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "dimensions": 5, "minimumPerCombination": 3 | /dimensions expected a map of dimensions with their categories, found the number 5.
          "dimensions": ["level"] | /dimensions/0 expected a map with fields such as name, field, categories, found the text "level".
          "dimensions": {"level": {}} | /dimensions/level/categories is missing. Write one.
          "dimensions": {"level": [1]}, "combinations": [5] | /combinations/0 expected a map with fields such as when, share, rows, found the number 5.
          """)
  void whatFollowsFromAProblemIsNotSaid(String fields, String error) {
    assertThat(errors(fields)).containsExactly(error);
  }

  /// A dimension with thousands of categories is read in no time.
  @Test
  @Timeout(20)
  void manyCategoriesAreQuick() {
    String many =
        IntStream.range(0, 20_000).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    assertThat(errors("\"dimensions\": {\"level\": [" + many + "]}")).isEmpty();
  }

  @Test
  void existingRowsNameACategoryOfEachDimension() {
    assertThat(
            errors(
                """
                "dimensions": {"level": ["a"], "mood": ["b"]}, "existing": [{"when": {"level": "a"}, "rows": 5}]\
                """))
        .containsExactly(
            "/existing/0 names categories of 1 of 2 dimensions. Name a category of each dimension.");
  }

  /// The number of combinations fits no number.
  @Test
  void anyNumberOfCombinationsIsRefusedWithAdvice() {
    String many =
        IntStream.range(0, 64)
            .mapToObj(number -> "\"d" + number + "\": [1, 2]")
            .collect(Collectors.joining(", "));
    assertThat(errors("\"dimensions\": {\"level\": [1, 2], " + many + "}"))
        .singleElement()
        .asString()
        .startsWith("/dimensions there are ")
        .endsWith("Use fewer categories.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type": "integer"} | ["yes", 2] | /dimensions/level/0 "yes" can't stand in the field level of a row, which takes integer.
          {"type": "integer"} | [1, 2, "3"] |
          {"type": "integer"} | [1, 2.5] | /dimensions/level/1 "2.5" can't stand in the field level of a row, which takes integer.
          {"type": ["number", "null"]} | ["low", 2.5] | /dimensions/level/0 "low" can't stand in the field level of a row, which takes number, null.
          {"type": "boolean"} | ["True", false] |
          {"type": "boolean"} | ["true", "no"] | /dimensions/level/1 "no" can't stand in the field level of a row, which takes boolean.
          {"enum": ["easy", "hard", 3]} | ["Easy", 3, "odd"] | /dimensions/level/2 "odd" can't stand in the field level of a row, which takes easy, hard, 3.
          {"const": "easy"} | ["hard"] | /dimensions/level/0 "hard" can't stand in the field level of a row, which takes easy.
          {"type": "string"} | ["yes", 7] |
          {} | ["yes", 7] |
          {"type": "integer"} | {"yes": 0, "7": 1} |
          """)
  void aCategoryThatItsFieldCannotHoldIsTold(
      String field, String categories, @Nullable String error) {
    List<String> errors =
        errors(
            """
            "template": {"prompt": "{count} {level}", "schema": {"type": "object", "properties": {"level": %s}}},
            "parameters": {}, "dimensions": {"level": %s}\
            """
                .formatted(field, categories));
    if (error == null) {
      assertThat(errors).isEmpty();
    } else {
      assertThat(errors)
          .containsExactly(error + " Change the category, the output schema or the field.");
    }
  }

  /// What many combinations change is found without a look at each of them for every cell.
  @Test
  @Timeout(20)
  void manyCombinationsOfManyCellsAreQuick() {
    List<Category> categories =
        IntStream.range(0, 300)
            .mapToObj(number ->
                new Category("c" + number, "", new Part.Weight(BigDecimal.ONE), Change.NONE))
            .toList();
    List<Combination> combinations = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      for (int j = 0; j < 60; j++) {
        combinations.add(
            new Combination(Map.of(0, i, 1, j), new Part.Weight(BigDecimal.ZERO), topic("x" + j)));
      }
    }
    combinations.add(new Combination(Map.of(1, 7), null, topic("later")));
    combinations.add(new Combination(Map.of(0, 4, 1, 7), null, topic("last")));
    Proportions proportions =
        new Proportions(
            List.of(new Dimension("a", null, categories), new Dimension("b", null, categories)),
            combinations,
            0,
            false,
            Map.of());
    for (int cell = 0; cell < 90_000; cell++) {
      int category = cell % 300;
      List<Change> changes = proportions.changes(cell);
      assertThat(changes).hasSize(category >= 60 ? 0 : category != 7 ? 1 : cell / 300 == 4 ? 3 : 2);
    }
    assertThat(proportions.changes(4 * 300 + 7))
        .containsExactly(topic("x7"), topic("later"), topic("last"));
  }

  private static Change topic(String topic) {
    return new Change(
        Map.of("topic", StringNode.valueOf(topic)), null, null, Sampling.DEFAULT, null, null);
  }

  @Test
  void withoutDimensionsTheRestMeansNothing() {
    assertThat(errors("\"minimumPerCombination\": 3"))
        .contains(
            "/minimumPerCombination has no effect without dimensions. Remove it, or add dimensions.");
  }

  @Test
  void aCategoryThatTheModelIsNotToldIsWarnedOf() {
    TaskResult.Ready ready =
        (TaskResult.Ready) read("\"dimensions\": {\"level\": [\"a\"], \"mood\": [\"b\"]}");
    assertThat(ready.warnings())
        .extracting(it -> it.pointer() + " " + it.said().message())
        .contains(
            "/dimensions/mood the prompt doesn't use {mood}, so the model isn't told the category. Put it in the prompt.")
        .noneMatch(it -> it.contains("rows have no field"));
    TaskResult.Ready other =
        (TaskResult.Ready)
            read(
                "\"template\": {\"prompt\": \"{mood} {count} [{\\\"q\\\": \\\"a\\\"}]\"}, \"parameters\": {}, \"dimensions\": {\"mood\": [\"b\"]}");
    assertThat(other.warnings())
        .extracting(it -> it.pointer() + " " + it.said().message())
        .contains(
            "/dimensions/mood rows have no field \"mood\", so a row's category isn't checked or written. Add it to the output schema, or name the field of the category.");
  }
}
