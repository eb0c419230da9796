package dev.winnow.cli;

import dev.winnow.core.document.Document;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.run.Advice;
import dev.winnow.core.run.CallFailure;
import dev.winnow.core.run.TestCall;
import dev.winnow.core.say.Said;
import dev.winnow.providers.http.AddressPolicy;
import dev.winnow.providers.preset.FindModels;
import dev.winnow.providers.preset.FindModels.Found;
import dev.winnow.providers.preset.FoundModel;
import dev.winnow.storage.model.StoredModelSaid;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Lists the models that an address offers.
@Command(
    name = "discover",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the models that an address offers. The address is that of a preset, of --base-url, or of a stored model.",
      ""
    },
    footer = {
      "",
      "Example: winnow models discover --preset ollama",
      "Exit codes: 0 listed, 2 bad input, 4 the address does not answer."
    })
final class DiscoverModelsCommand implements Callable<Integer> {

  @ParentCommand private ModelsCommand models = new ModelsCommand();

  @Mixin private HomeOption home = new HomeOption();

  @Mixin private ModelOptions options = new ModelOptions();

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "A stored model.")
  private @Nullable String name;

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = models.terminal();
    try {
      StoredModels stored = new StoredModels(home);
      ModelSettings settings = TestCall.brief(TestModelCommand.called(document(), stored));
      Said broken = stored.broken(settings);
      return broken == null
          ? print(
              new FindModels(System.getenv(), Clock.systemUTC(), new AddressPolicy())
                  .find(settings, stored::key),
              settings,
              terminal)
          : unusable(broken, StoredModelSaid.CHANGE_SETTINGS.of(), terminal);
    } catch (CannotRun e) {
      terminal.say(String.valueOf(e.getMessage()));
      return ExitCode.BAD_INPUT;
    }
  }

  private Document document() throws CannotRun {
    if ((name == null) != options.areGiven()) {
      throw new CannotRun("Name a stored model, or an address with --preset or --base-url.");
    }
    if (name != null) {
      return new Document("NAME", StringNode.valueOf(name), Map.of());
    }
    ObjectNode model = JsonNodeFactory.instance.objectNode();
    // Which one is to be found out.
    model.put("model", "-");
    options.into(model);
    return new Document("winnow models discover", model, Map.of());
  }

  private static int print(Found found, ModelSettings settings, Terminal terminal) {
    return switch (found) {
      case Found.Models offered -> {
        if (offered.models().isEmpty()) {
          terminal.say("The address offers no models.");
        } else {
          List<ObjectNode> rows =
              offered.models().stream().map(DiscoverModelsCommand::line).toList();
          terminal
              .out()
              .print(RowTable.text(List.of("id", "name", "owner"), rows, terminal.width()));
          terminal.out().flush();
        }
        yield ExitCode.COMPLETE;
      }
      case Found.Failed failed ->
          unusable(
              CallFailure.of(failed.reply()).said(), advice(failed.reply(), settings), terminal);
      case Found.Unusable unusable ->
          unusable(unusable.said(), StoredModelSaid.CHANGE_SETTINGS.of(), terminal);
    };
  }

  /// No model was asked for, so there is no other to choose.
  private static Said advice(Reply reply, ModelSettings settings) {
    return reply instanceof Reply.Denied denied && denied.obstacle() == Reply.Denied.Obstacle.MODEL
        ? StoredModelSaid.LISTS_NO_MODELS.of()
        : Advice.of(reply, settings);
  }

  private static int unusable(Said why, Said advice, Terminal terminal) {
    terminal.say("%s %s".formatted(Ending.sentence(why), advice.inTaskFile()));
    return ExitCode.MODEL_UNUSABLE;
  }

  private static ObjectNode line(FoundModel model) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("id", model.id());
    ModelOptions.put(line, "name", model.name());
    ModelOptions.put(line, "owner", model.owner());
    return line;
  }
}
