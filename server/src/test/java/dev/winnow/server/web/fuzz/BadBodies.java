package dev.winnow.server.web.fuzz;

import dev.winnow.server.web.edge.StrictBody;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Bodies that are wrong in every way a schema and the rules of all bodies leave open.
final class BadBodies {

  static final String WITHOUT = "without ";

  private static final String PLACE = "@@here@@";
  private static final int DEPTH_MAX = 6;

  private final Api api;
  private final List<Body> all = new ArrayList<>();

  /// @param must whether it has to be refused
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Body(String name, byte[] bytes, String contentType, boolean must) {}

  private BadBodies(Api api) {
    this.api = api;
  }

  /// Those for a JSON body.
  ///
  /// @param good one that is right, or nearly
  static List<Body> json(Api api, JsonNode schema, JsonNode good, boolean required) {
    BadBodies bodies = new BadBodies(api);
    bodies.whole(good.toString(), required);
    bodies.walk(good, schema, good, "", 0);
    return bodies.all;
  }

  /// Those for any other body.
  static List<Body> text(String contentType, boolean required) {
    BadBodies bodies =
        new BadBodies(new Api(tools.jackson.databind.node.MissingNode.getInstance()));
    bodies.all.add(new Body("no UTF-8", new byte[] {'a', (byte) 0xff}, contentType, true));
    bodies.all.add(new Body("NUL", new byte[] {'a', 0}, contentType, true));
    bodies.all.add(new Body("too large", large(), contentType, true));
    bodies.all.add(
        new Body("wrong type", "x".getBytes(StandardCharsets.UTF_8), "text/x-no", required));
    bodies.all.add(new Body("empty", new byte[0], contentType, false));
    bodies.all.add(
        new Body("nonsense", "\t: [ } - *x".getBytes(StandardCharsets.UTF_8), contentType, false));
    bodies.all.add(
        new Body("json", "{\"a\":[1]}".getBytes(StandardCharsets.UTF_8), contentType, false));
    bodies.all.add(
        new Body("deep", "[".repeat(100_000).getBytes(StandardCharsets.UTF_8), contentType, false));
    return bodies.all;
  }

  private void add(String name, String body, boolean must) {
    all.add(new Body(name, body.getBytes(StandardCharsets.UTF_8), "application/json", must));
  }

  private void whole(String good, boolean required) {
    add("no body", "", required);
    add("space", " \n", required);
    add("null", "null", required);
    add("list", "[]", true);
    add("text", "\"x\"", true);
    add("number", "5", true);
    add("cut", good.substring(0, good.length() - 1), true);
    add("two", good + good, true);
    add("names twice", "{\"a\":1,\"a\":1}", true);
    add("deep", "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}", true);
    add("deep objects", "{\"a\":".repeat(300) + "1" + "}".repeat(300), true);
    add("many fields", "{" + "\"x%d\":1,".repeat(3).formatted(1, 2, 3) + "\"y\":1}", false);
    add("long name", "{\"" + "n".repeat(60_000) + "\":1}", true);
    add("byte order mark", "\uFEFF\uFEFF" + good, true);
    all.add(new Body("UTF-16", good.getBytes(StandardCharsets.UTF_16LE), "application/json", true));
    all.add(
        new Body(
            "no UTF-8",
            new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'},
            "application/json",
            true));
    all.add(new Body("too large", large(), "application/json", true));
    for (String type :
        List.of(
            "text/csv",
            "application/xml",
            "nonsense",
            "multipart/form-data",
            "application/json;charset=utf-16")) {
      all.add(new Body("as " + type, good.getBytes(StandardCharsets.UTF_8), type, required));
    }
  }

  private static byte[] large() {
    byte[] body = new byte[StrictBody.BYTES_MAX + 1];
    Arrays.fill(body, (byte) ' ');
    return body;
  }

  /// Every place of a value, with everything that may be wrong there.
  private void walk(JsonNode root, JsonNode reference, JsonNode at, String pointer, int depth) {
    JsonNode schema = api.resolve(reference);
    if (depth > DEPTH_MAX) {
      return;
    }
    if (at instanceof ObjectNode object && schema.has("properties")) {
      Set<String> required = new java.util.TreeSet<>();
      schema.path("required").forEach(it -> required.add(it.asString("")));
      for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
        String name = property.getKey();
        if (api.resolve(property.getValue()).path("readOnly").asBoolean(false)) {
          continue;
        }
        String place = pointer + "/" + name;
        wrong(root, object, name, place, property.getValue());
        if (required.contains(name)) {
          add(WITHOUT + place, without(root, object, name), true);
        }
        walk(root, property.getValue(), object.path(name), place, depth + 1);
      }
      if (!schema.has("additionalProperties")) {
        add("unknown field in " + pointer, with(root, object, "surelyUnknown", "1"), depth == 0);
      }
    } else if (at instanceof ArrayNode list
        && !list.isEmpty()
        && list.get(0) instanceof ObjectNode) {
      walk(root, schema.path("items"), list.get(0), pointer + "/0", depth + 1);
    }
  }

  private void wrong(
      JsonNode root, ObjectNode object, String name, String place, JsonNode reference) {
    JsonNode schema = api.resolve(reference);
    Set<String> types = api.types(schema);
    Map<String, String> values = new TreeMap<>();
    values.put("string", "\"wrong\"");
    values.put("integer", "7");
    values.put("number", "7.5");
    values.put("boolean", "true");
    values.put("array", "[[]]");
    values.put("object", "{\"surelyUnknown\":{}}");
    values.forEach((type, value) -> {
      boolean fits =
          types.isEmpty()
              || types.contains(type)
              // Where a list of texts is wanted, one text stands for a list of it.
              || (type.equals("string")
                  && types.contains("array")
                  && api.types(api.resolve(schema.path("items"))).contains("string"))
              || (type.equals("integer") && types.contains("number"));
      boolean choice = type.equals("string") && schema.path("enum").size() > 0;
      add(type + " at " + place, with(root, object, name, value), !fits || (fits && choice));
    });
    for (String value :
        List.of(
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00x\"",
            "NaN",
            "-Infinity",
            "1e999",
            "01",
            "\"\u0007\"")) {
      add(value + " at " + place, with(root, object, name, value), true);
    }
    for (String value :
        List.of(
            "null",
            "-1",
            "0",
            "99999999999",
            "123456789012345678901234567890",
            "1e300",
            "-0.0",
            "\"\"",
            "\"  \"",
            "[]",
            "{}",
            "\"../../../../etc/passwd\"",
            "\"..\\\\..\\\\x\"",
            "\"{{{{\"",
            "\"%00%n%s\"",
            "\"'; drop table task; --\"",
            "\"\\u202e\\ufeff\"",
            "\"" + "x".repeat(200_000) + "\"",
            "[" + "1,".repeat(5_000) + "1]")) {
      add("%.40s at %s".formatted(value, place), with(root, object, name, value), false);
    }
  }

  /// The whole body with something else in one place.
  private static String with(JsonNode root, ObjectNode object, String name, String value) {
    JsonNode before = object.get(name);
    object.put(name, PLACE);
    String text = root.toString().replace("\"" + PLACE + "\"", value);
    if (before == null) {
      object.remove(name);
    } else {
      object.set(name, before);
    }
    return text;
  }

  private static String without(JsonNode root, ObjectNode object, String name) {
    JsonNode before = object.remove(name);
    String text = root.toString();
    if (before != null) {
      object.set(name, before);
    }
    return text;
  }
}
