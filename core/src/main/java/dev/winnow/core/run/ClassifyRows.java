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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
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
    for (Verdict.Waiting row : rows) {
      prompt.append(number(row)).append(". ").append(ExactJson.write(blind(row))).append("\n");
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

  /// What names a row in a request, whichever other rows stand in that.
  private static int number(Verdict row) {
    return row.index() + 1;
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

  /// What an answer says of rows.
  ///
  /// @param wrong what is wrong with some, by their [Verdict#index]
  /// @param unsaid the indexes of those about which it says nothing
  public record Classified(Map<Integer, Said> wrong, Set<Integer> unsaid) {}

  /// Compares. Rows that are neither wrong nor unsaid were put into the category that was asked
  /// for.
  ///
  /// @param rows that wait, of those that were in the request
  /// @param sent how many rows were in the request
  public Classified compare(List<Verdict.Waiting> rows, int sent, Reply.Answered answer) {
    Set<String> fields = new HashSet<>(Set.of(ROW));
    dimensions.forEach(dimension -> fields.add(dimension.name()));
    List<ObjectNode> said = ReadAnswer.read(answer.completion().text(), fields).rows();
    boolean inOrder =
        said.size() == sent && sent == rows.size() && said.stream().noneMatch(it -> it.has(ROW));
    Map<Integer, ObjectNode> byNumber = new HashMap<>();
    for (int i = 0; i < said.size(); i++) {
      int number = inOrder ? number(rows.get(i)) : said.get(i).path(ROW).asInt(0);
      byNumber.putIfAbsent(number, said.get(i));
    }
    Map<Integer, Said> wrong = new LinkedHashMap<>();
    Set<Integer> unsaid = new LinkedHashSet<>();
    for (Verdict.Waiting row : rows) {
      ObjectNode classified = byNumber.get(number(row));
      if (classified == null) {
        unsaid.add(row.index());
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
    return new Classified(wrong, unsaid);
  }
}
