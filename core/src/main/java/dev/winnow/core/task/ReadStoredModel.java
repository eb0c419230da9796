package dev.winnow.core.task;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.Problem;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Credential;
import dev.winnow.core.llm.Sampling;
import dev.winnow.core.say.Said;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// Reads a model that the service keeps under a name: a task file's `model` map with `name`,
/// `description`, `apiKey` and `limits.concurrencyMax` beside it.
///
/// Who calls reads `apiKey` by itself: no key passes through here.
public final class ReadStoredModel {

  /// Calls in flight, over all tasks, where nothing is said.
  public static final int CONCURRENCY_DEFAULT = 256;

  private static final int CONCURRENCY_MAX = 1024;
  private static final int NAME_CHARS_MAX = 100;
  private static final int DESCRIPTION_CHARS_MAX = 2_000;

  /// Variables by which the service itself is set up: the database's password is among them.
  private static final String OWN_VARIABLES = "WINNOW_";

  private static final String KEY_ADVICE =
      "a model holds a key in apiKey only, where it is encrypted: put it there, or into an environment variable"
          + " and write its name into apiKeyEnv.";
  private static final String HOW = "Write provider: offline, or baseUrl and model.";

  /// The names of its fields, in the order they are documented.
  public static final List<String> FIELDS =
      Stream.concat(Stream.of("name", "description", "apiKey"), TaskFields.MODEL.stream()).toList();

  /// The names of the fields of its `limits`.
  public static final List<String> LIMIT_FIELDS =
      Stream.concat(TaskFields.MODEL_LIMITS.stream(), Stream.of("concurrencyMax")).toList();

  private ReadStoredModel() {}

  /// What was read, with something harmless wherever a problem was noted.
  ///
  /// @param name empty where none was needed and none given
  /// @param settings its credential says what the map says; of a stored key it knows nothing
  /// @param concurrencyMax calls in flight at the most, over all tasks, 1 to 1024
  public record Read(
      String name,
      String description,
      ModelSettings settings,
      int concurrencyMax,
      List<Problem> problems) {

    public Read {
      problems = List.copyOf(problems);
    }
  }

  /// Reads it, and says everything that is wrong at once.
  ///
  /// @param nameNeeded whether it is to be kept
  public static Read read(ObjectNode body, boolean nameNeeded) {
    Reading reading =
        new Reading(
            new Document("model", body, Map.of()),
            (path, from) -> {
              throw new IllegalStateException("A model names no file.");
            });
    Fields fields = Fields.of(body, "", FIELDS, reading);
    String name = nameNeeded || fields.has("name") ? name(fields) : "";
    String description = description(fields);
    Fields limits = fields.fields("limits", LIMIT_FIELDS);
    ModelSettings settings = ReadModel.read(fields, limits, Sampling.DEFAULT);
    checkCredential(fields, settings.credential());
    Long concurrency = limits.whole("concurrencyMax", 1, CONCURRENCY_MAX);
    return new Read(
        name,
        description,
        settings,
        concurrency == null ? CONCURRENCY_DEFAULT : concurrency.intValue(),
        reading.problems().stream().map(ReadStoredModel::inOurWords).toList());
  }

  private static String name(Fields fields) {
    String name = fields.required("name", "Write a short one like GPT-4o mini.").strip();
    int chars = name.codePointCount(0, name.length());
    if (chars > NAME_CHARS_MAX) {
      fields.error(
          "name",
          "has %,d characters, at most %d are taken. Shorten it.".formatted(chars, NAME_CHARS_MAX));
    }
    if (name.codePoints().anyMatch(c -> Character.isISOControl(c) || isHalf(c))) {
      fields.error("name", "holds a control character or half a character. Remove it.");
    }
    return name;
  }

  private static String description(Fields fields) {
    String text = fields.note("description");
    int chars = text.codePointCount(0, text.length());
    if (chars > DESCRIPTION_CHARS_MAX) {
      fields.error(
          "description",
          "has %,d characters, at most %,d are taken. Shorten it."
              .formatted(chars, DESCRIPTION_CHARS_MAX));
    }
    if (text.codePoints().anyMatch(c -> c == 0 || isHalf(c))) {
      fields.error("description", "holds a NUL character or half a character. Remove it.");
    }
    return text;
  }

  /// A surrogate without its other half.
  private static boolean isHalf(int codePoint) {
    return Character.getType(codePoint) == Character.SURROGATE;
  }

  private static void checkCredential(Fields fields, Credential credential) {
    if (fields.has("apiKeyFile")) {
      fields.error(
          "apiKeyFile",
          "is not taken here: the service reads no files of its machine. Use apiKey or apiKeyEnv.");
    }
    if (credential instanceof Credential.Environment variable
        && variable.name().toUpperCase(Locale.ROOT).startsWith(OWN_VARIABLES)) {
      fields.error(
          "apiKeyEnv",
          "(%s) is one of Winnow's own variables. Name another.".formatted(variable.name()));
    }
  }

  /// What is said of task files, said of stored models.
  private static Problem inOurWords(Problem problem) {
    String message =
        problem.message().replace(Secrets.ADVICE, KEY_ADVICE).replace(ReadModel.HOW, HOW);
    return new Problem(problem.pointer(), Said.text(message), problem.severity());
  }
}
