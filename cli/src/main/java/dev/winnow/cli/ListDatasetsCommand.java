package dev.winnow.cli;

import dev.winnow.core.document.ExactJson;
import dev.winnow.storage.dataset.Datasets;
import dev.winnow.storage.dataset.StoredDataset;
import dev.winnow.storage.home.HomeUnavailable;
import dev.winnow.storage.page.PageRequest;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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

/// Lists the stored datasets.
@Command(
    name = "ls",
    mixinStandardHelpOptions = true,
    description = {"Lists the stored datasets, the newest first.", ""})
final class ListDatasetsCommand implements Callable<Integer> {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> COLUMNS =
      List.of("name", "type", "rows", "bytes", "version", "tags", "updated");

  @ParentCommand private DatasetCommand datasets = new DatasetCommand();

  @Mixin private HomeOption home = new HomeOption();

  @Option(names = "--archived", description = "Lists those that are archived.")
  private boolean archived;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      description = "For people, or for programs. Default: table.")
  private ListModelsCommand.Format format = ListModelsCommand.Format.TABLE;

  @Override
  public Integer call() {
    Terminal terminal = datasets.terminal();
    try {
      if (!home.isThere()) {
        terminal.say(
            "There is no home %s yet, so no datasets. Make it with winnow dataset import or winnow serve, or name another with --home."
                .formatted(home.folder()));
        return ExitCode.BAD_INPUT;
      }
      print(home.open(opened -> all(opened.datasets())), terminal);
      return ExitCode.COMPLETE;
    } catch (HomeUnavailable e) {
      terminal.say(String.valueOf(e.getMessage()));
      return ExitCode.BAD_INPUT;
    }
  }

  private List<StoredDataset> all(Datasets stored) {
    Datasets.Wanted wanted = new Datasets.Wanted(null, null, null, archived);
    List<StoredDataset> all = new ArrayList<>();
    boolean last = false;
    for (int page = 0; !last; page++) {
      var found =
          stored.list(wanted, "created_at desc", new PageRequest(page, PageRequest.SIZE_MAX));
      all.addAll(found.content());
      last = found.last();
    }
    return all;
  }

  private void print(List<StoredDataset> stored, Terminal terminal) {
    switch (format) {
      case JSON -> {
        ArrayNode all = JSON.arrayNode();
        stored.forEach(dataset -> all.add(json(dataset)));
        terminal.out().println(ExactJson.pretty(all));
      }
      case TABLE -> {
        if (stored.isEmpty()) {
          terminal.say(
              "No datasets are stored in %s. Add one with winnow dataset import."
                  .formatted(home.folder()));
        } else {
          List<ObjectNode> lines = stored.stream().map(ListDatasetsCommand::line).toList();
          terminal.out().print(RowTable.text(COLUMNS, lines, terminal.width()));
        }
      }
    }
    terminal.out().flush();
  }

  private static ObjectNode line(StoredDataset dataset) {
    ObjectNode line = JSON.objectNode();
    line.put("name", dataset.name());
    line.put("type", dataset.type().name().toLowerCase(Locale.ROOT));
    line.put("rows", dataset.rows()).put("bytes", dataset.bytes());
    line.put("version", dataset.version());
    line.put("tags", String.join(", ", dataset.tags()));
    line.put("updated", dataset.updatedAt().truncatedTo(ChronoUnit.SECONDS).toString());
    return line;
  }

  private static ObjectNode json(StoredDataset dataset) {
    ObjectNode json = JSON.objectNode();
    json.put("id", dataset.id().toString()).put("name", dataset.name());
    json.put("description", dataset.description());
    json.put("type", dataset.type().name());
    dataset.tags().forEach(json.putArray("tags")::add);
    json.put("archived", dataset.archivedAt() != null);
    json.put("rows", dataset.rows()).put("bytes", dataset.bytes());
    json.put("version", dataset.version());
    json.put("createdAt", dataset.createdAt().toString());
    return json.put("updatedAt", dataset.updatedAt().toString());
  }
}
