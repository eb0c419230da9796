package dev.winnow.cli;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Credential;
import dev.winnow.core.task.ReadStoredModel;
import dev.winnow.storage.home.HomeUnavailable;
import dev.winnow.storage.model.EncryptedKey;
import dev.winnow.storage.model.ModelRow;
import dev.winnow.storage.model.StoredSettings;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Lists the stored models.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {"Lists the stored models, without their keys.", ""})
final class ListModelsCommand implements Callable<Integer> {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// How a list is printed.
  enum Format {
    /// For people.
    TABLE,
    /// An array of objects.
    JSON
  }

  @ParentCommand private ModelsCommand models = new ModelsCommand();

  @Mixin private HomeOption home = new HomeOption();

  @Option(
      names = "--format",
      paramLabel = "table|json",
      description = "For people, or for programs. Default: table.")
  private Format format = Format.TABLE;

  @Override
  public Integer call() {
    Terminal terminal = models.terminal();
    try {
      if (!home.isThere()) {
        terminal.say(
            "There is no home %s yet, so no stored models. Make it with winnow models add or winnow serve, or name another with --home."
                .formatted(home.folder()));
        return ExitCode.BAD_INPUT;
      }
      print(home.open(opened -> opened.models().all()), terminal);
      return ExitCode.COMPLETE;
    } catch (HomeUnavailable e) {
      terminal.say(String.valueOf(e.getMessage()));
      return ExitCode.BAD_INPUT;
    }
  }

  private void print(List<ModelRow> rows, Terminal terminal) {
    switch (format) {
      case JSON -> {
        ArrayNode all = JSON.arrayNode();
        rows.forEach(row -> all.add(json(row)));
        terminal.out().println(ExactJson.pretty(all));
      }
      case TABLE -> {
        if (rows.isEmpty()) {
          terminal.say(
              "No models are stored in %s. Add one with winnow models add."
                  .formatted(home.folder()));
        } else {
          List<String> columns = List.of("name", "provider", "model", "base URL", "key");
          terminal
              .out()
              .print(
                  RowTable.text(
                      columns,
                      rows.stream().map(ListModelsCommand::line).toList(),
                      terminal.width()));
        }
      }
    }
    terminal.out().flush();
  }

  private static ObjectNode line(ModelRow row) {
    ModelSettings settings = StoredSettings.of(row);
    ObjectNode line = JSON.objectNode();
    line.put("name", row.content().name());
    line.put("provider", settings.provider().name().toLowerCase(Locale.ROOT));
    line.put("model", settings.model());
    line.put("base URL", settings.baseUrl() == null ? "" : settings.baseUrl().toString());
    line.put("key", key(row, settings));
    return line;
  }

  private static String key(ModelRow row, ModelSettings settings) {
    EncryptedKey key = row.content().key();
    if (key != null) {
      return "stored" + (key.hint().isEmpty() ? "" : " …" + key.hint());
    }
    return settings.credential() instanceof Credential.Environment variable
        ? "variable " + variable.name()
        : "none";
  }

  /// As REST shows it, without what only the service needs.
  private static ObjectNode json(ModelRow row) {
    ReadStoredModel.Read read = StoredSettings.read(row);
    ObjectNode json = read.shown();
    EncryptedKey key = row.content().key();
    ObjectNode shown = JSON.objectNode();
    shown.put("stored", key != null);
    shown.put("hint", key == null || key.hint().isEmpty() ? null : "…" + key.hint());
    json.set("apiKey", shown);
    return json;
  }
}
