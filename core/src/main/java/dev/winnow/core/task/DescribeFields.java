package dev.winnow.core.task;

import dev.winnow.core.document.ExactJson;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Describes maps of documents as JSON Schemas (draft 2020-12): the one that is published for task
/// files, and those of the interface's description.
public final class DescribeFields {

  private static final String DOLLAR_SCHEMA = "https://json-schema.org/draft/2020-12/schema";
  private static final String DOLLAR_ID = "https://winnow.dev/schema/task.schema.json";

  /// A task says how many: by its target, its parameters, or the default of a declared count.
  private static final String COUNTED =
      """
      [
        {"required": ["target"]},
        {"required": ["parameters"], "properties": {"parameters": {"required": ["count"]}}},
        {
          "description": "A template that declares count with a default says how many.",
          "properties": {
            "template": {
              "anyOf": [
                {"type": "string"},
                {
                  "required": ["variables"],
                  "properties": {
                    "variables": {
                      "required": ["count"],
                      "properties": {"count": {"required": ["default"]}}
                    }
                  }
                }
              ]
            }
          }
        }
      ]
      """;

  private final String references;
  private final boolean inFile;
  private final Map<String, ObjectNode> described = new LinkedHashMap<>();
  private final Deque<Block<?>> open = new ArrayDeque<>();

  private DescribeFields(String references, boolean inFile) {
    this.references = references;
    this.inFile = inFile;
  }

  /// The JSON Schema of task files.
  public static ObjectNode taskFile() {
    DescribeFields describe = new DescribeFields("#/$defs/", true);
    ObjectNode task = describe.block(TaskFields.TASK);
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    file.put("$schema", DOLLAR_SCHEMA).put("$id", DOLLAR_ID).put("title", "Winnow task");
    file.setAll(task);
    file.set("anyOf", ExactJson.read(COUNTED));
    ObjectNode definitions = file.putObject("$defs");
    describe.openBlocks().forEach(definitions::set);
    definitions
        .withObject(ModelFields.SETTINGS.name())
        .putObject("dependentRequired")
        .putArray("baseUrl")
        .add("model");
    return file;
  }

  /// A task that asks a model, or a mix, which has neither that nor a template.
  private static final String TASK_OR_MIX = "NewTaskOrMix";

  /// The schemas of what requests to the service hold, by name.
  public static Map<String, ObjectNode> requests() {
    DescribeFields describe = new DescribeFields("#/components/schemas/", false);
    describe.open.addAll(
        List.of(
            RequestFields.NEW_TASK,
            RequestFields.NEW_MIX,
            TaskChange.BLOCK,
            TaskChange.COPY,
            PlannedShares.BLOCK,
            GateTrial.BLOCK,
            EvaluationRequest.BLOCK,
            NewDataset.BLOCK,
            NewDataset.Change.BLOCK,
            DatasetRequests.VERSION,
            DatasetRequests.EDITS,
            DatasetRequests.START,
            ReviewRequest.BLOCK,
            ExportWish.BLOCK,
            ModelFields.STORED,
            ModelFields.STORED_DRAFT,
            TemplateFields.STORED,
            RequestFields.TEMPLATE_DRAFT,
            RequestFields.RENDER,
            RequestFields.RENDER_UNSAVED,
            RequestFields.TRY,
            RequestFields.TRY_UNSAVED));
    Map<String, ObjectNode> all = describe.openBlocks();
    ObjectNode either = JsonNodeFactory.instance.objectNode();
    ArrayNode choices = either.putArray("anyOf");
    choices.add(describe.reference(RequestFields.NEW_TASK));
    choices.add(describe.reference(RequestFields.NEW_MIX));
    all.put(TASK_OR_MIX, either.put("description", "A task to create, or a mix."));
    return all;
  }

  private Map<String, ObjectNode> openBlocks() {
    while (!open.isEmpty()) {
      Block<?> block = open.removeFirst();
      if (!described.containsKey(block.name())) {
        described.put(block.name(), block(block));
      }
    }
    return described;
  }

  private ObjectNode block(Block<?> block) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("description", block.what()).put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    List<String> required = new ArrayList<>();
    for (Field<?, ?> field : block.fields()) {
      if (!field.marks().hidden()) {
        properties.set(field.name(), field(field));
        if (field.isNeeded()) {
          required.add(field.name());
        }
      }
    }
    if (inFile) {
      schema.put("additionalProperties", false);
    }
    if (!required.isEmpty()) {
      required.forEach(schema.putArray("required")::add);
    }
    return schema;
  }

  private <T> ObjectNode field(Field<?, T> field) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("description", said(field));
    ObjectNode type = type(field.type());
    schema.setAll(inFile || field.isNeeded() ? type : orNull(type));
    T usual = field.standard().value();
    if (usual != null && !field.isNeeded() && field.standard().words().isEmpty()) {
      schema.set("default", field.type().write(usual));
    }
    String example = field.marks().example();
    if (example != null && inFile) {
      schema.putArray("examples").add(ExactJson.read(example));
    } else if (example != null) {
      schema.set("example", ExactJson.read(example));
    }
    return schema;
  }

  /// What a field is, and what holds where it is not written.
  private static String said(Field<?, ?> field) {
    String usual = field.standard().words();
    boolean shown = usual.isEmpty() || usual.startsWith("needed");
    return (shown ? field.what() : field.what() + " Default: " + usual + ".").replace("`", "");
  }

  private static ObjectNode orNull(ObjectNode schema) {
    ObjectNode either = JsonNodeFactory.instance.objectNode();
    if (schema.path("type") instanceof ArrayNode types) {
      either.setAll(schema);
      either.set("type", types.deepCopy().add("null"));
      return either;
    }
    if (!schema.path("type").isString()) {
      ArrayNode choices = either.putArray("anyOf");
      if (schema.path("anyOf") instanceof ArrayNode several) {
        choices.addAll(several);
      } else {
        choices.add(schema);
      }
      choices.addObject().put("type", "null");
      return either;
    }
    either.setAll(schema);
    either.putArray("type").add(schema.path("type")).add("null");
    if (schema.path("enum") instanceof ArrayNode words) {
      either.set("enum", words.deepCopy().addNull());
    }
    return either;
  }

  private ObjectNode reference(Block<?> block) {
    open.add(block);
    return JsonNodeFactory.instance.objectNode().put("$ref", references + block.name());
  }

  private ObjectNode type(FieldType<?> type) {
    return switch (type) {
      case FieldType.Plain<?> plain -> (inFile ? plain.inFile() : plain.inRequest()).deepCopy();
      case FieldType.Blocks<?> blocks -> blocks(blocks);
      // A request holds no paths.
      case FieldType.Either<?> either -> inFile ? either(either) : type(either.whole());
      case FieldType.Unread unread -> type(unread.as());
      case Block<?> block -> reference(block);
    };
  }

  private ObjectNode blocks(FieldType.Blocks<?> blocks) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    ObjectNode each = reference(blocks.each());
    if (!blocks.named()) {
      schema.put("type", "array").set("items", each);
    } else if (inFile) {
      // A name alone declares a variable.
      ArrayNode either =
          schema.put("type", "object").putObject("additionalProperties").putArray("anyOf");
      either.addObject().put("type", "null");
      either.add(each);
    } else {
      schema.put("type", "object").set("additionalProperties", each);
    }
    return schema;
  }

  private ObjectNode either(FieldType.Either<?> either) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.putArray("anyOf").add(either.other().deepCopy()).add(type(either.whole()));
    return schema;
  }
}
