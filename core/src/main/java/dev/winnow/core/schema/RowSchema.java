package dev.winnow.core.schema;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.Schema;
import com.networknt.schema.ValidationLimitExceededException;
import dev.winnow.core.document.Excerpt;
import dev.winnow.core.say.Said;
import dev.winnow.core.schema.pattern.RowSteps;
import dev.winnow.core.schema.pattern.TooManySteps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The shape of one row: a compiled JSON Schema (draft 2020-12, or the one `$schema` names). Safe
/// to share between threads.
///
/// `format` is checked, since whoever writes it wants it: `date`, `email`, `uri` and the other
/// standard ones. Lengths are code points.
public final class RowSchema {

  /// How many problems of one row are told.
  private static final int PROBLEMS_MAX = 20;

  /// A schema that branches into itself takes time exponential in a row's depth. An honest one
  /// takes about seven steps for each value of the row; a step takes about half a microsecond.
  private static final int STEPS_PER_VALUE = 500;

  /// To coerce a row, it is looked at up to about fifty times.
  private static final int STEPS_PER_VALUE_AGAIN = 25;

  private static final int VALUES_MIN = 200;
  private static final int VALUES_MAX = 40_000;

  /// Keywords within keywords, through which a schema that calls itself may go. A row of the
  /// greatest depth (256) takes about four for each level.
  private static final int DEPTH_MAX = 2_000;

  private final ObjectNode json;
  private final Schema compiled;
  private final List<String> fields;
  private final boolean numbered;
  private final @Nullable String textField;

  private RowSchema(ObjectNode json) {
    this.json = json;
    this.compiled = CompileSchema.compile(json);
    RootObject root = RootObject.of(json);
    this.fields = root.fields();
    this.numbered = root.numbered();
    this.textField = root.textField();
  }

  /// Compiles a schema. It describes a row, or an array of rows, of which the `items` are taken.
  ///
  /// @throws BadSchema when it is no JSON Schema, describes no object, or refers to another
  ///   document
  public static RowSchema of(ObjectNode json) {
    CompileSchema.check(json);
    return new RowSchema(RootObject.row(json));
  }

  /// The schema of one row, as it was given.
  public ObjectNode json() {
    return json;
  }

  /// The names of the top-level properties, in the schema's order; empty where it names none.
  public List<String> fields() {
    return fields;
  }

  /// The only property of a row, if it is a text: then a list of texts can be read as rows. Null
  /// otherwise.
  public @Nullable String textField() {
    return textField;
  }

  /// Whether rows carry an `id` that the model numbers within an answer: a property of that name
  /// and of type `integer` or `number`. Such a number is given anew over the dataset and says
  /// nothing about whether two rows are the same.
  public boolean numbered() {
    return numbered;
  }

  /// What is wrong with a row: each problem in one sentence that names the place and the value.
  /// Empty is valid. At most 20 are told.
  public List<Said> problems(JsonNode row) {
    RowSteps.begin();
    return switch (look(row, STEPS_PER_VALUE)) {
      case Looked.At at -> {
        var problems = new ArrayList<Said>();
        for (Error error : at.errors().subList(0, Math.min(at.errors().size(), PROBLEMS_MAX))) {
          problems.add(RowProblem.of(error));
        }
        yield List.copyOf(problems);
      }
      case Looked.Away away -> List.of(away.why());
    };
  }

  /// A row that is not valid, with values in the form that the schema wants.
  ///
  /// @param row valid
  /// @param places of the values that were changed, as JSON Pointers; at least one
  public record Coerced(ObjectNode row, List<String> places) {

    public Coerced {
      places = List.copyOf(places);
    }
  }

  /// A row that has problems in the form that has none, where nothing but the form of some values
  /// is wrong and there is one right form: `4` for `"4"`, `"easy"` for `"Easy"`, `["x"]` for `"x"`.
  public Optional<Coerced> coerced(ObjectNode row) {
    RowSteps.begin();
    return CoerceRow.of(
        row,
        changed -> {
          Looked looked = look(changed, STEPS_PER_VALUE_AGAIN);
          RowSteps.again();
          return looked instanceof Looked.At at ? Optional.of(at.errors()) : Optional.empty();
        });
  }

  /// What came of looking at a row.
  private sealed interface Looked {

    record At(List<Error> errors) implements Looked {}

    /// It could not be checked.
    record Away(Said why) implements Looked {}
  }

  private Looked look(JsonNode row, int stepsPerValue) {
    try {
      ExecutionConfig limits = limits(stepsPerValue * Math.max(VALUES_MIN, values(row, 0)));
      return new Looked.At(compiled.validate(row, context -> context.setExecutionConfig(limits)));
    } catch (TooManySteps steps) {
      return new Looked.Away(RowProblem.unchecked(row, steps));
    } catch (ValidationLimitExceededException limit) {
      return new Looked.Away(RowSaid.ENDLESS.of(RowProblem.place(limit.getInstanceLocation())));
    } catch (StackOverflowError overflow) {
      // The library's own patterns for formats recurse, too.
      return new Looked.Away(RowSaid.TOO_DEEP.of());
    } catch (JacksonException number) {
      return new Looked.Away(RowSaid.UNCHECKED.of(Excerpt.of(String.valueOf(number.getMessage()))));
    }
  }

  private static ExecutionConfig limits(int steps) {
    return ExecutionConfig.builder()
        .formatAssertionsEnabled(true)
        .maxEvaluationSteps(steps)
        .maxEvaluationDepth(DEPTH_MAX)
        .build();
  }

  /// How many values there are in one, as far as they are counted.
  private static int values(JsonNode value, int before) {
    int values = before + 1;
    if (value.isContainer()) {
      for (JsonNode each : value) {
        if (values >= VALUES_MAX) {
          break;
        }
        values = each.isContainer() ? values(each, values) : values + 1;
      }
    }
    return values;
  }

  /// Thrown for a schema that cannot be used; the message says what is wrong and where, as a JSON
  /// Pointer.
  public static final class BadSchema extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Said said;

    public BadSchema(Said said) {
      super(said.message());
      this.said = said;
    }

    /// What is wrong, and what to do.
    public Said said() {
      return said;
    }
  }
}
