package dev.winnow.core.task;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Sampling;
import dev.winnow.core.template.Template;
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
/// rows, and no other.
///
/// Left out, and so free to change between two runs on one journal:
///
/// - `name`, `description`, the template's name, description and type, the variables' declarations:
///   nothing of them is sent; the values they lead to are compared.
/// - a schema inferred from the prompt: the prompt is compared.
/// - `target`: more rows of the same kind, or fewer.
/// - `concurrency`, `limits`, `model.limits`: when requests are sent and how often, not which.
/// - `output`: how rows are written, not what is in them.
/// - `model.baseUrl`, the credential, `model.headers`: the same model behind another address, paid
///   for by another account.
/// - `model.latencyMillis`: how long the offline model waits, not what it says.
public final class TaskIdentity {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int HASH_BYTES = 8;
  private static final String DISTINCT_ON = "distinctOn";
  private static final String COERCE = "coerce";

  private TaskIdentity() {}

  /// The fields that change rows, in canonical form: a tree that reads back from its text as
  /// itself.
  public static ObjectNode of(Task task) {
    ObjectNode parameters = JSON.objectNode();
    new TreeMap<>(task.recipe().values()).forEach(parameters::put);
    ObjectNode identity = JSON.objectNode();
    identity.set("template", template(task.template()));
    identity.set("parameters", parameters);
    identity.set(DISTINCT_ON, texts(task.recipe().distinctOn()));
    identity.put(COERCE, task.recipe().coerce());
    identity.put("batchSize", task.calls().batchSize());
    identity.put("seed", task.recipe().seed());
    identity.put("timeZone", task.recipe().zone().getId());
    identity.set("model", model(task.model()));
    return identity;
  }

  /// The fields in which two identities differ, in the order of the task file. Empty is the same
  /// task.
  ///
  /// @param before read back from where it was kept
  public static List<Difference> differences(ObjectNode before, ObjectNode now) {
    return FindDifferences.between(
        canonical(withCoerce(before), false), canonical(withCoerce(now), false));
  }

  /// An identity of a run that began before there was a choice: nothing was coerced in it.
  private static ObjectNode withCoerce(ObjectNode identity) {
    if (identity.has(COERCE)) {
      return identity;
    }
    ObjectNode result = JSON.objectNode();
    identity.forEachEntry((name, value) -> {
      result.set(name, value);
      if (name.equals(DISTINCT_ON)) {
        result.put(COERCE, false);
      }
    });
    return result;
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
    return hash(template(task.template()));
  }

  private static ObjectNode template(Template template) {
    ObjectNode node = JSON.objectNode();
    if (template.system() != null) {
      node.put("system", template.system());
    }
    node.put("prompt", template.prompt());
    if (template.schema() != null) {
      // The order of properties stays: models write their fields in it.
      node.set("schema", canonical(template.schema(), false));
    }
    ArrayNode examples = node.putArray("examples");
    for (Template.Example example : template.examples()) {
      examples.addObject().put("user", example.user()).put("assistant", example.assistant());
    }
    return node;
  }

  private static ObjectNode model(ModelSettings model) {
    ObjectNode node = JSON.objectNode();
    node.put("provider", Fields.word(model.provider()));
    node.put("model", model.model());
    Sampling sampling = model.sampling();
    if (sampling.temperature() != null) {
      node.put("temperature", sampling.temperature());
    }
    if (sampling.topP() != null) {
      node.put("topP", sampling.topP());
    }
    if (sampling.maxTokens() != null) {
      node.put("maxTokens", sampling.maxTokens());
    }
    node.set("stop", texts(sampling.stop()));
    if (sampling.seed() != null) {
      node.put("seed", sampling.seed());
    }
    ModelSettings.ResponseFormat format = model.responseFormat();
    node.put("responseFormat", format == null ? "auto" : Fields.word(format));
    node.set("extra", canonical(model.extra(), true));
    return node;
  }

  private static ArrayNode texts(List<String> texts) {
    ArrayNode array = JSON.arrayNode();
    texts.forEach(array::add);
    return array;
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
