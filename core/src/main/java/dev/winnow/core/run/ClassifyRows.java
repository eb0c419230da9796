package dev.winnow.core.run;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.parse.ReadAnswer;
import dev.winnow.core.say.Said;
import dev.winnow.core.share.Category;
import dev.winnow.core.share.Dimension;
import dev.winnow.core.share.LabelCheck;
import dev.winnow.core.share.Proportions;
import dev.winnow.core.task.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Has rows classified by a model that is not told what was asked for, and compares. Pure.
public final class ClassifyRows {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// The number of a row in a request, from 1.
  private static final String ROW = "row";

  private final Proportions proportions;
  private final List<Dimension> dimensions;
  private final List<Integer> numbers;

  /// @param labels which dimensions
  public ClassifyRows(Task task, LabelCheck labels) {
    this.proportions = task.recipe().proportions();
    this.numbers = labels.dimensions();
    this.dimensions = numbers.stream().map(proportions.dimensions()::get).toList();
  }

  /// The request that has rows classified.
  ///
  /// @param key names it for ever
  public Request request(String key, List<Verdict.Waiting> rows, long seed) {
    StringBuilder prompt = new StringBuilder("Classify each of the numbered rows below.\n");
    ObjectNode example = JSON.objectNode().put(ROW, 1);
    for (Dimension dimension : dimensions) {
      prompt.append("\n").append(dimension.name()).append(" is one of:\n");
      for (Category category : dimension.categories()) {
        prompt.append("- ").append(category.name());
        if (!category.description().isBlank()) {
          prompt.append(": ").append(category.description());
        }
        prompt.append("\n");
      }
      example.put(dimension.name(), "...");
    }
    prompt.append("\nRows:\n");
    for (int i = 0; i < rows.size(); i++) {
      prompt.append(i + 1).append(". ").append(ExactJson.write(blind(rows.get(i)))).append("\n");
    }
    prompt
        .append("\nReply with JSON only, one object for each row, in this form:\n")
        .append(JSON.arrayNode().add(example));
    return new Request(
        key,
        List.of(new Message(Message.Role.USER, prompt.toString())),
        rows.size(),
        schema(),
        Map.of(),
        seed);
  }

  /// The row without its categories.
  private ObjectNode blind(Verdict.Waiting row) {
    ObjectNode blind = ExactJson.object(row.text());
    for (Dimension dimension : dimensions) {
      if (dimension.field() != null) {
        blind.remove(dimension.field());
      }
    }
    return blind;
  }

  private ObjectNode schema() {
    ObjectNode schema = JSON.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    properties.putObject(ROW).put("type", "integer");
    ArrayNode required = schema.putArray("required").add(ROW);
    for (Dimension dimension : dimensions) {
      ArrayNode names =
          properties.putObject(dimension.name()).put("type", "string").putArray("enum");
      dimension.categories().forEach(category -> names.add(category.name()));
      required.add(dimension.name());
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  /// What is wrong with rows, by their [Verdict#index]: those that are not in it were put into the
  /// category that was asked for. A row about which the answer says nothing is wrong, too.
  public Map<Integer, Said> disagreements(List<Verdict.Waiting> rows, Reply.Answered answer) {
    Set<String> fields = new HashSet<>(Set.of(ROW));
    dimensions.forEach(dimension -> fields.add(dimension.name()));
    List<ObjectNode> said = ReadAnswer.read(answer.completion().text(), fields).rows();
    Map<Integer, ObjectNode> byNumber = new HashMap<>();
    for (int i = 0; i < said.size(); i++) {
      JsonNode number = said.get(i).path(ROW);
      byNumber.putIfAbsent(number.isMissingNode() ? i + 1 : number.asInt(0), said.get(i));
    }
    Map<Integer, Said> wrong = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      Verdict.Waiting row = rows.get(i);
      ObjectNode classified = byNumber.get(i + 1);
      if (classified == null) {
        wrong.put(row.index(), RejectSaid.NOT_CLASSIFIED.of());
        continue;
      }
      List<Integer> asked = proportions.categories(row.cell());
      List<String> found = new ArrayList<>();
      List<String> wanted = new ArrayList<>();
      boolean agrees = true;
      for (int j = 0; j < dimensions.size(); j++) {
        Dimension dimension = dimensions.get(j);
        String word = classified.path(dimension.name()).asString("").strip();
        OptionalInt category = dimension.find(word);
        int wish = asked.get(numbers.get(j));
        agrees &= category.isPresent() && category.getAsInt() == wish;
        found.add(
            category.isPresent()
                ? dimension.categories().get(category.getAsInt()).name()
                : word.isEmpty() ? "–" : word);
        wanted.add(dimension.categories().get(wish).name());
      }
      if (!agrees) {
        wrong.put(row.index(), RejectSaid.OTHER_LABEL.of(found, wanted));
      }
    }
    return wrong;
  }
}
