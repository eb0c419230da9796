package dev.winnow.core.task;

import dev.winnow.core.schema.RowSchema;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What makes a task the same as another when a run is taken up again: every field that changes
/// rows, and no other. Which those are, the descriptions of the fields say: [TaskFields].
public final class TaskIdentity {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int HASH_BYTES = 8;

  /// What is kept beside the fields of the rows that a run reads from files.
  public static final String FILES = "files";

  private TaskIdentity() {}

  /// The fields that change rows, in canonical form: a tree that reads back from its text as
  /// itself.
  public static ObjectNode of(Task task) {
    ObjectNode identity = TaskFields.TASK.identity(task);
    identity
        .withObject("/" + TaskFields.MODEL.name())
        .set(ModelFields.EXTRA.name(), canonical(task.model().extra(), true));
    return (ObjectNode) canonical(identity, false);
  }

  /// The same with the schema that was inferred, which a run that goes on keeps to.
  public static ObjectNode pinned(Task task) {
    ObjectNode pinned = of(task);
    TaskRequest.sayInferred(task, pinned);
    return pinned;
  }

  /// A task as it goes on: with the schema that was inferred for it when it was started first,
  /// where a schema is inferred (law 8).
  ///
  /// @param pinned what was kept of it then
  /// @throws RowSchema.BadSchema when this version does not take the schema any more
  public static Task goneOnWith(Task task, ObjectNode pinned) {
    return task.template().schema() == null
            && pinned.path(TaskRequest.INFERRED) instanceof ObjectNode schema
        ? task.withSchema(RowSchema.of(schema))
        : task;
  }

  /// The fields in which two identities differ, in the order of the task file. Empty is the same
  /// task.
  ///
  /// @param before read back from where it was kept, with an inferred schema or without
  public static List<Difference> differences(ObjectNode before, ObjectNode now) {
    ObjectNode fields = before.deepCopy().without(TaskRequest.INFERRED).without(FILES);
    return FindDifferences.between(
        canonical(TaskFields.TASK.completed(fields), false), canonical(now, false));
  }

  /// A short name for a tree: the first 64 bits of its SHA-256, in hexadecimal.
  public static String hash(ObjectNode tree) {
    try {
      byte[] text = canonical(tree, false).toString().getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256.", e);
    }
  }

  /// The hash of what a task's template sends, its values not filled in.
  public static String templateHash(Task task) {
    return hash(TemplateFields.TEMPLATE.identity(task.template()));
  }

  /// The same values in one form: fractions as doubles, so that text and tree are the same thing,
  /// and those that no double holds as texts.
  private static JsonNode canonical(JsonNode node, boolean sorted) {
    if (node instanceof ObjectNode object) {
      Map<String, JsonNode> fields = new TreeMap<>();
      ObjectNode result = JSON.objectNode();
      object.forEachEntry((name, value) -> fields.put(name, canonical(value, sorted)));
      List<String> names = new ArrayList<>(sorted ? fields.keySet() : object.propertyNames());
      names.forEach(name -> result.set(name, fields.get(name)));
      return result;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode result = JSON.arrayNode();
      array.forEach(item -> result.add(canonical(item, sorted)));
      return result;
    }
    if (!node.isFloatingPointNumber()) {
      return node;
    }
    double value = node.decimalValue().doubleValue();
    return Double.isFinite(value)
        ? JSON.numberNode(value)
        : JSON.stringNode(node.decimalValue().stripTrailingZeros().toString());
  }
}
