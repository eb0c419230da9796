package dev.winnow.core.task;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.DocumentLoader;
import dev.winnow.core.document.Excerpt;
import dev.winnow.core.document.Problem;
import dev.winnow.core.gate.Duplicates;
import dev.winnow.core.gate.Gates;
import dev.winnow.core.gate.Meaning;
import dev.winnow.core.gate.Option;
import dev.winnow.core.gate.Options;
import dev.winnow.core.gate.RowRule;
import dev.winnow.core.gate.Rubric;
import dev.winnow.core.gate.Rule;
import dev.winnow.core.gate.RuleKind;
import dev.winnow.core.gate.RuleKinds;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.say.Said;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads which rows are good enough, and makes the checks of the rules.
public final class ReadGates {

  private static final String PAIR_LIKE = "[chosen, rejected]";

  private final Options.Rows rows;

  private ReadGates(Options.Rows rows) {
    this.rows = rows;
  }

  /// Gates that stand in a document of their own, in the form of a task's `gates`.
  ///
  /// @param problems what is wrong; with an error among them the gates are no use
  public record Read(Gates gates, List<Problem> problems) {}

  /// Reads gates that stand in a document of their own.
  public static Read read(Document document, DocumentLoader loader, Options.Rows rows) {
    Reading reading = new Reading(document, loader);
    Gates gates = read(new Value("gates", document.tree(), "", reading), rows);
    return new Read(gates, reading.problems());
  }

  /// Those of a task.
  static Gates read(Fields task, Options.Rows rows) {
    Value written = task.value(TaskFields.GATES);
    return written.isThere() ? read(written, rows) : Gates.USUAL;
  }

  static Gates read(Value value, Options.Rows rows) {
    ReadGates read = new ReadGates(rows);
    if (value.node().isString()) {
      Gates.Preset preset = GateFields.PRESET.type().read(value);
      return read.gates(preset, List.of(), null, null, value);
    }
    if (!value.node().isObject()) {
      value.expected(WantedSaid.GATES.of());
      return Gates.USUAL;
    }
    Fields fields = Fields.of(value, GateFields.BLOCK);
    return read.gates(
        fields.find(GateFields.PRESET),
        read.rules(fields.value(GateFields.RULES)),
        fields.has(GateFields.DUPLICATES) ? read.duplicates(fields) : null,
        fields.has(GateFields.JUDGE) ? read.judge(fields.value(GateFields.JUDGE)) : null,
        value);
  }

  private Gates gates(
      Gates.@Nullable Preset preset,
      List<Rule> rules,
      @Nullable Duplicates duplicates,
      @Nullable Rubric judge,
      Value value) {
    List<Rule> usual = new ArrayList<>();
    for (String kind : preset == null ? List.<String>of() : preset.kinds()) {
      ObjectNode written = JsonNodeFactory.instance.objectNode().put(GateFields.RULE, kind);
      usual.addAll(rule(new Value(value.name(), written, value.pointer(), value.reading())));
    }
    Duplicates compared =
        duplicates != null
            ? duplicates
            : preset == Gates.Preset.OFF ? Duplicates.EXACT : Duplicates.USUAL;
    return new Gates(preset, usual, rules, compared, judge);
  }

  private List<Rule> rules(Value list) {
    if (!list.isThere()) {
      return List.of();
    }
    if (!list.node().isArray()) {
      list.expected(WantedSaid.RULES.of());
      return List.of();
    }
    List<Rule> rules = new ArrayList<>();
    list.items().forEach(each -> rules.addAll(rule(each)));
    return rules;
  }

  /// The name of a kind alone, or a map.
  private List<Rule> rule(Value value) {
    ObjectNode map =
        value.node() instanceof ObjectNode it
            ? it
            : JsonNodeFactory.instance.objectNode().set(GateFields.RULE, value.node());
    JsonNode named = map.path(GateFields.RULE);
    Value place = value.node().has(GateFields.RULE) ? value.child(GateFields.RULE, named) : value;
    Optional<RuleKind> kind = RuleKinds.find(named.asString(""));
    if (kind.isEmpty()) {
      List<String> all = RuleKinds.all().stream().map(RuleKind::name).toList();
      place.error(
          GateFieldSaid.NO_RULE
              .of(Excerpt.of(named.asString("")))
              .then(
                  Fields.nearest(named.asString(""), all)
                      .orElseGet(() -> GateFieldSaid.RULES.of(all))));
      return List.of();
    }
    return List.of(
        new Rule(
            kind.get().name(),
            map,
            check(kind.get(), new Value(value.name(), map, value.pointer(), value.reading()))));
  }

  private RowRule check(RuleKind kind, Value value) {
    Map<String, Object> read = new HashMap<>();
    List<String> known = new ArrayList<>(List.of(GateFields.RULE));
    kind.options().forEach(option -> known.add(option.name()));
    boolean failed = false;
    for (Value each : value.entries()) {
      if (!known.contains(each.name())) {
        each.error(
            FieldSaid.UNKNOWN
                .of()
                .then(
                    Fields.nearest(each.name(), known).orElseGet(() -> FieldSaid.KNOWN.of(known))));
      }
    }
    for (Option<?> option : kind.options()) {
      Value written = value.child(option.name(), value.node().path(option.name()));
      if (!written.isThere()) {
        if (option.needed()) {
          written.error(FieldSaid.MISSING.of().then(FieldSaid.WRITE_ONE.of()));
          failed = true;
        }
        continue;
      }
      Object found = RuleOptions.type(option).read(written);
      boolean isField = option.type() == Option.Type.FIELD || option.type() == Option.Type.FIELDS;
      if (found == null || value.reading().failedIn(written.pointer())) {
        failed = true;
      } else if (isField && !knowsFields(written, found)) {
        failed = true;
      } else {
        read.put(option.name(), found);
      }
    }
    if (failed) {
      return RowRule.NONE;
    }
    return kind.rule(
        new Options(
            read,
            rows,
            (option, said) -> value.child(option, value.node().path(option)).error(said)));
  }

  /// Whether rows have the fields that are named, as far as that is known.
  private boolean knowsFields(Value written, Object found) {
    List<?> names = found instanceof List<?> list ? list : List.of(found);
    List<String> known = rows.fields();
    boolean all = true;
    for (Object name : names) {
      if (!known.isEmpty() && !known.contains(name)) {
        Said near =
            Fields.nearest(name.toString(), known)
                .orElseGet(() -> TaskFieldSaid.ROW_FIELDS.of(known));
        written.error(TaskFieldSaid.NO_ROW_FIELD.of(Excerpt.of(name.toString())).then(near));
        all = false;
      }
    }
    return all;
  }

  private Duplicates duplicates(Fields gates) {
    Fields fields = Fields.of(gates.value(GateFields.DUPLICATES), GateFields.DUPLICATES_BLOCK);
    List<String> compared = fields.get(GateFields.COMPARED);
    knowsFields(fields.value(GateFields.COMPARED), compared);
    return new Duplicates(
        near(fields.value(GateFields.NEAR)),
        compared,
        fields.get(GateFields.HELD_OUT),
        fields.has(GateFields.MEANING) ? meaning(fields.value(GateFields.MEANING)) : null);
  }

  private static @Nullable Meaning meaning(Value value) {
    Fields fields = Fields.of(value, GateFields.MEANING_BLOCK);
    ModelSettings model = fields.find(GateFields.EMBEDDER);
    double threshold = fields.get(GateFields.COSINE);
    if (model != null) {
      return new Meaning(model, threshold);
    }
    boolean isOfRequest = value.reading().isOfRequest();
    if (value.node().isObject()
        && !fields.has(GateFields.EMBEDDER)
        && !fields.has(GateFields.EMBEDDER_ID)) {
      fields.error(
          isOfRequest ? GateFields.EMBEDDER_ID : GateFields.EMBEDDER, GateFieldSaid.NO_EMBEDDER);
    }
    return null;
  }

  private static @Nullable Double near(Value value) {
    if (!value.isThere()) {
      return Duplicates.NEAR_USUAL;
    }
    if (value.node().asString("").equals("off")
        || (value.node().isBoolean() && !value.node().asBoolean())) {
      return null;
    }
    if (!value.node().isNumber()) {
      value.expected(WantedSaid.NEAR.of());
      return null;
    }
    return value.number(0, 1, true);
  }

  private Rubric judge(Value value) {
    Fields fields = Fields.of(value, GateFields.JUDGE_BLOCK);
    boolean compares = fields.has(GateFields.PAIR);
    List<Rubric.Dimension> written = fields.get(GateFields.DIMENSIONS);
    String preset = fields.find(GateFields.RUBRIC);
    if (preset != null && fields.has(GateFields.DIMENSIONS)) {
      fields.error(GateFields.DIMENSIONS, FieldSaid.BESIDE.of(GateFields.RUBRIC.name()));
    } else if (preset == null && fields.has(GateFields.DIMENSIONS)) {
      checkDimensions(written, fields);
    } else {
      preset = preset == null ? (compares ? Rubrics.PREFERENCE : Rubrics.GENERAL) : preset;
    }
    List<Rubric.Dimension> dimensions = written;
    if (preset != null) {
      List<Rubric.Dimension> known = Rubrics.find(preset);
      if (known.isEmpty()) {
        Said near =
            Fields.nearest(preset, Rubrics.names())
                .orElseGet(() -> GateFieldSaid.RUBRICS.of(Rubrics.names()));
        fields.error(GateFields.RUBRIC, GateFieldSaid.NO_RUBRIC.of(Excerpt.of(preset)).then(near));
      }
      dimensions = known.isEmpty() ? Rubrics.find(Rubrics.GENERAL) : known;
      if (preset.equals(Rubrics.PREFERENCE) && !compares) {
        fields.error(GateFields.RUBRIC, GateFieldSaid.PAIR_MISSING.of(preset, PAIR_LIKE));
      }
    }
    return new Rubric(
        fields.find(GateFields.MODEL),
        preset,
        dimensions,
        examples(fields.value(GateFields.EXAMPLES), dimensions),
        fields.get(GateFields.THRESHOLD),
        compares ? votesOfPair(fields) : fields.get(GateFields.VOTES),
        fields.get(GateFields.ROWS_PER_REQUEST),
        compares ? pair(fields) : null);
  }

  /// Half of them see the pair in the other order.
  private static int votesOfPair(Fields fields) {
    Integer votes = fields.find(GateFields.VOTES);
    if (votes != null && votes % 2 != 0) {
      fields.error(GateFields.VOTES, GateFieldSaid.PAIR_VOTES.of(votes));
    }
    return votes == null || votes % 2 != 0 ? 2 : votes;
  }

  /// Null where it is wrong.
  private Rubric.@Nullable Pair pair(Fields fields) {
    if (fields.has(GateFields.EXAMPLES)) {
      fields.error(GateFields.EXAMPLES, GateFieldSaid.PAIR_EXAMPLES);
    }
    List<String> names = fields.find(GateFields.PAIR);
    if (names == null || !knowsFields(fields.value(GateFields.PAIR), names)) {
      return null;
    }
    if (names.size() != 2) {
      fields.error(GateFields.PAIR, GateFieldSaid.PAIR_SIZE.of(names.size(), PAIR_LIKE));
      return null;
    }
    if (names.getFirst().equals(names.getLast())) {
      fields.error(GateFields.PAIR, GateFieldSaid.PAIR_SAME.of(Excerpt.of(names.getFirst())));
      return null;
    }
    return new Rubric.Pair(names.getFirst(), names.getLast());
  }

  private static void checkDimensions(List<Rubric.Dimension> dimensions, Fields fields) {
    if (dimensions.isEmpty()) {
      fields.error(GateFields.DIMENSIONS, GateFieldSaid.NO_DIMENSIONS);
      return;
    }
    Set<String> names = new HashSet<>();
    List<Value> places = fields.value(GateFields.DIMENSIONS).items();
    for (int i = 0; i < dimensions.size(); i++) {
      if (!names.add(dimensions.get(i).name())) {
        places.get(i).error(GateFieldSaid.SAME_NAME.of(Excerpt.of(dimensions.get(i).name())));
      }
    }
    if (dimensions.stream().allMatch(it -> it.weight() == 0)) {
      fields.error(GateFields.DIMENSIONS, GateFieldSaid.NO_WEIGHT);
    }
  }

  private static List<Rubric.Example> examples(Value list, List<Rubric.Dimension> dimensions) {
    List<Rubric.Example> examples = new ArrayList<>();
    for (Value each : list.items()) {
      Fields fields = Fields.of(each, GateFields.EXAMPLE);
      Map<String, Integer> scores = new LinkedHashMap<>();
      List<String> names = dimensions.stream().map(Rubric.Dimension::name).toList();
      Value written = fields.value(GateFields.EXAMPLE_SCORES);
      for (Value score : written.entries()) {
        Long number = score.whole(1, 5);
        if (!names.contains(score.name())) {
          Said near =
              Fields.nearest(score.name(), names)
                  .orElseGet(() -> GateFieldSaid.DIMENSIONS_ARE.of(names));
          score.error(GateFieldSaid.NO_DIMENSION.of(Excerpt.of(score.name())).then(near));
        } else if (number != null) {
          scores.put(score.name(), number.intValue());
        }
      }
      examples.add(
          new Rubric.Example(
              fields.get(GateFields.EXAMPLE_ROW), scores, fields.get(GateFields.EXAMPLE_REASON)));
    }
    return examples;
  }
}
