package dev.winnow.quality.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A condition in CEL over the fields of a row. For any thread; loads CEL (1 s) with the first.
///
/// Without the macro `map`, nothing that is evaluated grows with its steps.
final class Condition {

  private static final String ROW = "row";

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private static final Set<String> TYPES =
      Set.of(
          "bool",
          "bytes",
          "double",
          "duration",
          "dyn",
          "int",
          "list",
          "map",
          "null_type",
          "string",
          "timestamp",
          "type",
          "uint");

  private static final CelOptions LIMITS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .maxExpressionCodePointSize(4_000)
          .maxParseRecursionDepth(50)
          .comprehensionMaxIterations(1_000)
          .maxRegexProgramSize(1_000)
          .build();

  private static final List<CelStandardMacro> MACROS =
      List.of(
          CelStandardMacro.HAS,
          CelStandardMacro.ALL,
          CelStandardMacro.EXISTS,
          CelStandardMacro.EXISTS_ONE,
          CelStandardMacro.FILTER);

  private final CelAbstractSyntaxTree checked;
  private final CelRuntime.Program program;
  private final Map<String, Object> missing;

  private Condition(
      CelAbstractSyntaxTree checked, CelRuntime.Program program, Map<String, Object> missing) {
    this.checked = checked;
    this.program = program;
    this.missing = missing;
  }

  /// Reads one.
  ///
  /// @param fields of the rows; where none is known, every name is a field
  static Condition of(String expression, List<String> fields) throws CelValidationException {
    CelCompilerBuilder compiler =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(LIMITS)
            .setStandardMacros(MACROS)
            .addVar(ROW, MapType.create(SimpleType.STRING, SimpleType.DYN));
    Map<String, Object> missing = new HashMap<>();
    for (String field : fields.isEmpty() ? names(expression) : fields) {
      if (!field.equals(ROW) && NAME.matcher(field).matches()) {
        compiler.addVar(field, SimpleType.DYN);
        missing.put(field, NullValue.NULL_VALUE);
      }
    }
    CelAbstractSyntaxTree checked = compiler.build().compile(expression).getAst();
    try {
      CelRuntime runtime = CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(LIMITS).build();
      return new Condition(checked, runtime.createProgram(checked), missing);
    } catch (CelEvaluationException checkedAlready) {
      throw new IllegalStateException(checkedAlready);
    }
  }

  private static Collection<String> names(String expression) throws CelValidationException {
    CelAbstractSyntaxTree parsed =
        CelParserFactory.standardCelParserBuilder()
            .setOptions(LIMITS)
            .setStandardMacros(MACROS)
            .build()
            .parse(expression)
            .getAst();
    return CelNavigableAst.fromAst(parsed)
        .getRoot()
        .allNodes()
        .filter(node -> node.getKind() == ExprKind.Kind.IDENT)
        .map(node -> node.expr().ident().name())
        .filter(name -> !TYPES.contains(name))
        .collect(Collectors.toSet());
  }

  /// Whether it gives true or false, as far as that is known without a row.
  boolean mayBeBoolean() {
    CelKind kind = checked.getResultType().kind();
    return kind == CelKind.BOOL || kind == CelKind.DYN;
  }

  /// What it gives.
  String type() {
    return checked.getResultType().name();
  }

  /// What it gives for a row; a field that is missing is null.
  Object evaluate(ObjectNode row) throws CelEvaluationException {
    Map<String, Object> variables = map(row);
    Map<String, Object> all = new HashMap<>(missing);
    all.putAll(variables);
    all.put(ROW, variables);
    return program.eval(all);
  }

  private static Map<String, Object> map(JsonNode row) {
    Map<String, Object> map = new HashMap<>();
    row.properties().forEach(field -> map.put(field.getKey(), value(field.getValue())));
    return map;
  }

  private static Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> node.stringValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER ->
          node.isIntegralNumber() && node.canConvertToLong()
              ? (Object) node.longValue()
              : (Object) node.decimalValue().doubleValue();
      case ARRAY -> {
        List<Object> list = new ArrayList<>();
        node.forEach(each -> list.add(value(each)));
        yield list;
      }
      case OBJECT -> map(node);
      case NULL, MISSING, BINARY, POJO -> NullValue.NULL_VALUE;
    };
  }
}
