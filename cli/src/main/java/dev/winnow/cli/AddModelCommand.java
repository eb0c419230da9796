package dev.winnow.cli;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.DocumentResult;
import dev.winnow.core.document.Problems;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Credential;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.ReadStoredModel;
import dev.winnow.core.task.WriteModel;
import dev.winnow.providers.http.AddressPolicy;
import dev.winnow.providers.http.AddressSaid;
import dev.winnow.providers.preset.KnownModel;
import dev.winnow.storage.document.ReadDocument;
import dev.winnow.storage.home.HomeUnavailable;
import dev.winnow.storage.home.OpenHome;
import dev.winnow.storage.model.EncryptedKey;
import dev.winnow.storage.model.KeptKey;
import dev.winnow.storage.model.ModelContent;
import dev.winnow.storage.model.ModelRow;
import dev.winnow.storage.model.ModelStore;
import dev.winnow.storage.model.Secret;
import dev.winnow.storage.model.StoredModelSaid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Stores a model.
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = {
      "Stores a model under a name. A task file then says model: NAME, and the service offers it.",
      "",
      "Its API key stays in an environment variable (--api-key-env), or is read from standard input and stored encrypted"
          + " (--api-key-stdin). It is never an argument: others could see it.",
      ""
    },
    footer = {
      "",
      "Example: winnow models add gpt --preset openai --model gpt-4o-mini --api-key-stdin < key.txt"
    })
final class AddModelCommand implements Callable<Integer> {

  private static final String KEY = "apiKey";

  @ParentCommand private ModelsCommand models = new ModelsCommand();

  @Mixin private HomeOption home = new HomeOption();

  @Parameters(paramLabel = "NAME", description = "What people call it.")
  private String name = "";

  @Option(
      names = "--file",
      paramLabel = "F",
      description = "A file with a model map, or a task file that has one; the options go over it.")
  private @Nullable Path file;

  @Mixin private ModelOptions options = new ModelOptions();

  @Option(
      names = "--model",
      paramLabel = "ID",
      description = "The model's id as the provider lists it.")
  private @Nullable String model;

  @Option(
      names = "--api-key-stdin",
      description =
          "Read the API key from the first line of standard input, and store it encrypted.")
  private boolean keyFromStdin;

  @Option(names = "--description", paramLabel = "TEXT", description = "For people.")
  private @Nullable String description;

  @Option(
      names = "--set",
      paramLabel = "FIELD=VALUE",
      description =
          "Any other field of a model: --set temperature=0.2 --set limits.requestsPerMinute=60.")
  private Map<String, String> fields = new LinkedHashMap<>();

  @Option(names = "--replace", description = "Replace the model that has the name.")
  private boolean replaced;

  @Override
  public Integer call() {
    Terminal terminal = models.terminal();
    try {
      Document document = document();
      ReadStoredModel.Read read = ReadStoredModel.read(document, true);
      if (!read.problems().isEmpty()) {
        terminal.err().println(Problems.format(document, read.problems()));
      }
      if (Problems.anyError(read.problems())) {
        terminal.say("Nothing was stored." + knownModels());
        return ExitCode.BAD_INPUT;
      }
      checkAddress(read.settings());
      Optional<Secret> key = keyFromStdin ? Optional.of(key(read.settings())) : Optional.empty();
      home.open(opened -> store(read, key, opened));
      terminal.say(
          "stored \"%s\" (%s) in %s. Try it: winnow models test \"%s\"%s"
              .formatted(
                  read.name(),
                  ModelLabel.of(read.settings()),
                  home.folder(),
                  read.name(),
                  home.again()));
      return ExitCode.COMPLETE;
    } catch (CannotRun | HomeUnavailable e) {
      terminal.say(String.valueOf(e.getMessage()));
      return ExitCode.BAD_INPUT;
    }
  }

  /// The models that the preset is known for, where one has to be chosen.
  private String knownModels() throws CannotRun {
    List<String> ids =
        options.preset().stream()
            .flatMap(preset -> preset.models().stream())
            .map(KnownModel::id)
            .toList();
    return model != null || ids.isEmpty()
        ? ""
        : " Well-known models of this preset: %s.".formatted(String.join(", ", ids));
  }

  /// The file's map, with what the options say over it.
  private Document document() throws CannotRun {
    Document document = file == null ? null : read(file);
    ObjectNode body =
        document == null
            ? JsonNodeFactory.instance.objectNode()
            : ((ObjectNode) document.tree()).deepCopy();
    body.put("name", name);
    options.into(body);
    ModelOptions.put(body, "model", model);
    ModelOptions.put(body, "description", description);
    for (Map.Entry<String, String> field : fields.entrySet()) {
      set(body, field.getKey(), field.getValue());
    }
    if (body.has(KEY)) {
      throw new CannotRun(
          "The key does not stand in a file or an argument. Give it with --api-key-stdin, or the name of an environment variable with --api-key-env.");
    }
    return document == null
        ? new Document("winnow models add", body, Map.of())
        : new Document(document.name(), body, document.places());
  }

  private static Document read(Path file) throws CannotRun {
    return switch (ReadDocument.read(file.toString())) {
      case DocumentResult.Broken broken ->
          throw new CannotRun(Problems.format(broken.document(), broken.problems()));
      case DocumentResult.Found found -> {
        Document model = ModelFile.model(found.document());
        if (!model.tree().isObject()) {
          throw new CannotRun(
              "%s holds no model: write a map with baseUrl and model, or a task file with such a model."
                  .formatted(file));
        }
        yield model;
      }
    };
  }

  /// @param path a field, or one within another: `limits.requestsPerMinute`
  private static void set(ObjectNode body, String path, String text) throws CannotRun {
    ObjectNode map = body;
    int from = 0;
    for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', from)) {
      String outer = path.substring(from, dot);
      if (map.has(outer) && !map.path(outer).isObject()) {
        throw new CannotRun("--set %s: %s is no map.".formatted(path, path.substring(0, dot)));
      }
      map = map.withObjectProperty(outer);
      from = dot + 1;
    }
    map.set(path.substring(from), value(text));
  }

  /// A text as YAML has it: a number, true, a list, …
  private static JsonNode value(String text) {
    return ReadDocument.parse(text, "--set") instanceof DocumentResult.Found found
        ? found.document().tree()
        : StringNode.valueOf(text);
  }

  private static void checkAddress(ModelSettings settings) throws CannotRun {
    Optional<Said> objection =
        Optional.ofNullable(settings.baseUrl()).flatMap(new AddressPolicy()::objection);
    if (objection.isPresent()) {
      throw new CannotRun(AddressSaid.BASE_URL.of(objection.get()).inTaskFile());
    }
  }

  private Secret key(ModelSettings settings) throws CannotRun {
    if (settings.credential() instanceof Credential.Environment) {
      throw new CannotRun(
          "--api-key-stdin stands beside an environment variable. Keep one of them.");
    }
    if (settings.provider() == ModelSettings.Provider.OFFLINE) {
      throw new CannotRun(
          "--api-key-stdin does not go with provider: offline, which calls nobody. Leave it out.");
    }
    String text;
    try {
      byte[] given = models.terminal().in().readNBytes(2 * Secret.CHARS_MAX);
      text = new String(given, StandardCharsets.UTF_8).lines().findFirst().orElse("").strip();
    } catch (IOException e) {
      throw new CannotRun("Standard input cannot be read (%s).".formatted(e.getMessage()));
    }
    Said wrong = Secret.wrong(text);
    if (wrong != null) {
      throw new CannotRun("The key from standard input " + wrong.inTaskFile());
    }
    return Secret.of(text);
  }

  private ModelRow store(ReadStoredModel.Read read, Optional<Secret> key, OpenHome home)
      throws CannotRun {
    ModelStore store = home.models();
    Optional<ModelRow> there = store.named(read.name());
    if (there.isPresent() && !replaced) {
      throw new CannotRun(
          "There is a model \"%s\" already. Choose another name, or replace it with --replace."
              .formatted(there.get().content().name()));
    }
    UUID id = there.map(ModelRow::id).orElseGet(UUID::randomUUID);
    EncryptedKey encrypted = null;
    if (key.isPresent()) {
      encrypted =
          home.keys()
              .seal(id, key.get())
              .orElseThrow(() -> new CannotRun(StoredModelSaid.KEY_FILE_BROKEN.of().inTaskFile()));
    } else if (there.isPresent()) {
      encrypted = kept(there.get(), read.settings());
    }
    ModelContent content =
        new ModelContent(
            read.name(),
            read.description(),
            WriteModel.of(read.settings()),
            read.concurrencyMax(),
            encrypted);
    try {
      ModelRow saved =
          home.transaction()
              .execute(now ->
                  store
                      .lock(id)
                      .map(before -> store.update(before, content))
                      .orElseGet(() -> store.insert(id, content)));
      return Objects.requireNonNull(saved);
    } catch (DuplicateKeyException taken) {
      throw new CannotRun("There is a model \"%s\" already.".formatted(read.name()));
    }
  }

  private static @Nullable EncryptedKey kept(ModelRow before, ModelSettings settings)
      throws CannotRun {
    return switch (KeptKey.of(before, settings)) {
      case KeptKey.Kept kept -> kept.key();
      case KeptKey.None none -> null;
      case KeptKey.OtherAddress other ->
          throw new CannotRun(
              "The key of this model is stored for another address (%s). Give the key for the new one with --api-key-stdin, or a variable with --api-key-env."
                  .formatted(other.address()));
    };
  }
}
