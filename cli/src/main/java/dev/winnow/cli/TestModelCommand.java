package dev.winnow.cli;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.DocumentResult;
import dev.winnow.core.document.Problems;
import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.run.Advice;
import dev.winnow.core.run.CallFailure;
import dev.winnow.core.run.TestCall;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.ReadCalledModel;
import dev.winnow.offline.OfflineModel;
import dev.winnow.providers.ModelSeen;
import dev.winnow.providers.OpenModel;
import dev.winnow.providers.OpenModel.Opened;
import dev.winnow.providers.RateLimit;
import dev.winnow.providers.http.AddressPolicy;
import dev.winnow.storage.document.ReadDocument;
import dev.winnow.storage.model.StoredModelSaid;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.StringNode;

/// Asks a model once.
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Makes one small call for one row with an output schema, and tells what came of it.",
      "",
      "The model is a stored one, or that of a file: a model map, or a task file.",
      ""
    },
    footer = {"", "Exit codes: 0 it answered, 2 bad input, 4 model unusable."})
final class TestModelCommand implements Callable<Integer> {

  @ParentCommand private ModelsCommand models = new ModelsCommand();

  @Mixin private HomeOption home = new HomeOption();

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "A stored model.")
  private @Nullable String name;

  @Option(
      names = "--file",
      paramLabel = "F",
      description = "A file with a model map, or a task file.")
  private @Nullable Path file;

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = models.terminal();
    try {
      StoredModels stored = new StoredModels(home);
      ModelSettings settings = TestCall.brief(called(document(), stored));
      OpenModel opener =
          new OpenModel(System.getenv(), Clock.systemUTC(), OfflineModel::new, new AddressPolicy());
      return test(stored.open(opener, settings), settings, terminal.out());
    } catch (CannotRun e) {
      terminal.say(String.valueOf(e.getMessage()));
      return ExitCode.BAD_INPUT;
    }
  }

  private Document document() throws CannotRun {
    if ((name == null) == (file == null)) {
      throw new CannotRun("Name a stored model, or a file with --file.");
    }
    if (file == null) {
      return new Document("NAME", StringNode.valueOf(String.valueOf(name)), Map.of());
    }
    return switch (ReadDocument.read(file.toString())) {
      case DocumentResult.Broken broken ->
          throw new CannotRun(Problems.format(broken.document(), broken.problems()));
      case DocumentResult.Found found -> ModelFile.model(found.document());
    };
  }

  /// The model of a document.
  static ModelSettings called(Document document, StoredModels stored) throws CannotRun {
    ReadCalledModel.Read read = ReadCalledModel.read(document, stored);
    if (Problems.anyError(read.problems())) {
      throw new CannotRun(Problems.format(document, read.problems()));
    }
    return read.settings();
  }

  private static int test(Opened opened, ModelSettings settings, PrintStream out)
      throws InterruptedException {
    return switch (opened) {
      case Opened.Unusable unusable -> {
        failed(
            settings,
            "unusable",
            unusable.said().inTaskFile(),
            StoredModelSaid.CHANGE_SETTINGS.of(),
            out);
        yield ExitCode.MODEL_UNUSABLE;
      }
      case Opened.Ready ready ->
          test(
              TestCall.ask(ready.model(), "test-" + UUID.randomUUID()),
              ready.seen().get(),
              settings,
              out);
    };
  }

  private static int test(
      TestCall.Asked asked, ModelSeen seen, ModelSettings settings, PrintStream out) {
    if (asked.dimensions() > 0 && asked.reply() instanceof Reply.Text embedded) {
      used(embedded.completion(), settings, out);
      out.printf("embedding %,d dimensions; it writes no texts%n", asked.dimensions());
      out.flush();
      return ExitCode.COMPLETE;
    }
    Optional<Completion> answer =
        switch (asked.reply()) {
          case Reply.Text text -> Optional.of(text.completion());
          case Reply.Truncated cut -> Optional.of(cut.completion());
          case Reply.Refused refused -> {
            failed(settings, "refused", refused.reason(), StoredModelSaid.TRY_ANOTHER.of(), out);
            yield Optional.empty();
          }
          case Reply failure -> {
            CallFailure why = CallFailure.of(failure);
            failed(
                settings,
                why.status() == 0 ? why.kind() : "%s (%d)".formatted(why.kind(), why.status()),
                why.said().inTaskFile(),
                Advice.of(failure, settings),
                out);
            yield Optional.empty();
          }
        };
    answer.ifPresent(completion -> answered(completion, seen, settings, out));
    seen(seen, out);
    out.flush();
    return answer.isPresent() ? ExitCode.COMPLETE : ExitCode.MODEL_UNUSABLE;
  }

  private static void used(Completion completion, ModelSettings settings, PrintStream out) {
    out.printf("ok        %s%n", ModelLabel.of(settings));
    out.printf("latency   %,d ms%n", completion.latencyMillis());
    out.printf(
        "tokens    %,d in, %,d out%s%n",
        completion.usage().inputTokens(),
        completion.usage().outputTokens(),
        completion.usage().estimatedTokens() > 0 ? " (estimated)" : "");
  }

  private static void answered(
      Completion completion, ModelSeen seen, ModelSettings settings, PrintStream out) {
    used(completion, settings, out);
    out.printf(
        "schema    sent as %s; the answer %s%n",
        seen.format().name().toLowerCase(Locale.ROOT),
        TestCall.matches(completion) ? "matches it" : "does not match it");
    out.printf("thinking  %s%n", TestCall.thought(completion) ? "yes" : "no");
  }

  private static void failed(
      ModelSettings settings, String kind, String reason, Said advice, PrintStream out) {
    out.printf("failed    %s: %s%n", ModelLabel.of(settings), kind);
    out.printf("reason    %s%n", reason);
    out.printf("advice    %s%n", advice.inTaskFile());
  }

  private static void seen(ModelSeen seen, PrintStream out) {
    for (RateLimit limit : seen.limits()) {
      out.printf(
          "limit     %s: %s of %s left%s%n",
          limit.name(),
          limit.remaining() == null ? "?" : "%,d".formatted(limit.remaining()),
          limit.limit() == null ? "?" : "%,d".formatted(limit.limit()),
          limit.reset() == null ? "" : ", reset " + limit.reset());
    }
    for (Said note : seen.notes()) {
      out.printf("note      %s%n", note.inTaskFile());
    }
  }
}
