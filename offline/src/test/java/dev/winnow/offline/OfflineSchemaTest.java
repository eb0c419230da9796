package dev.winnow.offline;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Whatever schema is asked for, every row keeps to it.
class OfflineSchemaTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final OfflineModel model = new OfflineModel(0);

  @Test
  void every_row_of_six_hundred_random_schemas_is_valid() throws InterruptedException {
    for (int seed = 0; seed < 600; seed++) {
      ObjectNode schema = new RandomSchemas(seed).whole();
      String prompt = seed % 3 == 0 ? "请写一些关于茶的数据" : "Write some rows.";
      valid(schema, prompt, Map.of("topic", "Tea", "difficulty", "Hard", "rating", "900"), seed);
    }
  }

  @Test
  void hand_picked_schemas_are_kept_to() throws InterruptedException {
    for (String schema :
        List.of(
            "{\"type\":\"object\",\"required\":[\"x\"],\"properties\":{\"x\":{\"type\":\"string\",\"maxLength\":0}}}",
            "{\"type\":\"object\",\"required\":[\"x\"],\"properties\":{\"x\":{\"type\":\"string\",\"minLength\":3000}}}",
            "{\"type\":\"object\",\"required\":[\"x\",\"y\"]}",
            "{\"type\":\"object\",\"minProperties\":4,\"additionalProperties\":{\"type\":\"integer\"}}",
            "{\"type\":\"object\",\"required\":[\"x\"],\"properties\":{\"x\":{\"type\":\"array\",\"prefixItems\":[{\"const\":1},{\"type\":\"string\"}],\"items\":false,\"minItems\":2}}}",
            "{\"type\":\"object\",\"required\":[\"x\"],\"properties\":{\"x\":{\"type\":\"array\",\"uniqueItems\":true,\"minItems\":3,\"items\":{\"enum\":[\"a\",\"b\",\"c\"]}}}}",
            "{\"type\":\"object\",\"required\":[\"x\"],\"properties\":{\"x\":{\"type\":\"number\",\"exclusiveMinimum\":0,\"exclusiveMaximum\":0.001}}}",
            "{\"type\":\"object\",\"required\":[\"x\"],\"properties\":{\"x\":{\"type\":\"integer\",\"multipleOf\":2.5,\"minimum\":7,\"maximum\":12}}}",
            "{\"type\":\"object\",\"required\":[\"x\"],\"properties\":{\"x\":{\"oneOf\":[{\"type\":\"object\",\"required\":[\"k\",\"v\"],\"properties\":{\"k\":{\"const\":\"a\"},\"v\":{\"type\":\"integer\"}}},{\"type\":\"object\",\"required\":[\"k\"],\"properties\":{\"k\":{\"const\":\"b\"}}}]}}}",
            "{\"type\":\"object\",\"required\":[\"x\"],\"properties\":{\"x\":{\"type\":\"string\",\"pattern\":\"^[a-z]+$\",\"minLength\":20,\"maxLength\":25}}}",
            "{\"$ref\":\"#/$defs/row\",\"$defs\":{\"row\":{\"type\":\"object\",\"required\":[\"a\"],\"properties\":{\"a\":{\"type\":\"string\",\"maxLength\":40}}}}}")) {
      for (int seed = 0; seed < 20; seed++) {
        valid((ObjectNode) JSON.readTree(schema), "Write.", Map.of(), seed);
      }
    }
  }

  @Test
  void short_texts_still_differ() throws InterruptedException {
    ObjectNode schema =
        (ObjectNode)
            JSON.readTree(
                """
                {"type":"object","required":["question","answer"],"properties":{
                  "question":{"type":"string","maxLength":40},"answer":{"type":"string","maxLength":40}}}
                """);
    Set<JsonNode> rows = new HashSet<>();
    for (int unit = 0; unit < 40; unit++) {
      rows.addAll(rows(schema, "Write.", Map.of("topic", "Medical health"), unit));
    }
    assertThat(rows).hasSizeGreaterThan(190);
  }

  private void valid(ObjectNode schema, String prompt, Map<String, String> values, long seed)
      throws InterruptedException {
    Schema validator = REGISTRY.getSchema(schema);
    for (JsonNode row : rows(schema, prompt, values, seed)) {
      assertThat(validator.validate(row)).as(schema + " gave " + row).isEmpty();
    }
  }

  private List<JsonNode> rows(
      ObjectNode schema, String prompt, Map<String, String> values, long seed)
      throws InterruptedException {
    Request request =
        new Request(
            "unit-" + seed,
            List.of(new Message(Message.Role.USER, prompt)),
            5,
            schema,
            values,
            seed);
    Reply.Text text = (Reply.Text) model.ask(request);
    List<JsonNode> rows = JSON.readTree(text.completion().text()).valueStream().toList();
    assertThat(rows).hasSize(5);
    return rows;
  }
}
