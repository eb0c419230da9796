package dev.winnow.server.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.core.document.Document;
import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.llm.Sampling;
import dev.winnow.core.llm.Usage;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.ReadTrial;
import dev.winnow.core.task.Trial;
import dev.winnow.engine.Time;
import dev.winnow.engine.pace.ModelPermits;
import dev.winnow.server.call.CallableModel;
import dev.winnow.server.call.StoredModels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a trial tells of the rows in an answer.
final class TriedRowsTest {

  private static final UUID MODEL = UUID.randomUUID();

  /// Settings of a model that writes at a temperature of its own.
  private static ModelSettings settings(Sampling sampling) {
    return new ModelSettings(
            ModelSettings.Provider.OFFLINE, null, "offline", new ModelSettings.Credential.None())
        .withSampling(sampling);
  }

  /// One model that is asked by one call at a time; it keeps how it was asked to write.
  private record Answering(LanguageModel model, ModelPermits permits, List<Sampling> used)
      implements StoredModels {

    static Answering with(Reply reply) {
      return with((LanguageModel) request -> reply);
    }

    static Answering with(LanguageModel model) {
      return new Answering(
          model,
          ModelPermits.of(1, ModelSettings.Limits.DEFAULT, new Random(1), Time.SYSTEM),
          new ArrayList<>());
    }

    @Override
    public CallableModel open(UUID id, UnaryOperator<Sampling> sampling) {
      used.add(sampling.apply(new Sampling(0.5, null, null, List.of(), null)));
      return open(id, settings(used.getLast()));
    }

    @Override
    public CallableModel open(@Nullable UUID id, ModelSettings pinned) {
      return new CallableModel(MODEL, "model", pinned, model, permits);
    }
  }

  private static Trial trial(ObjectNode body) {
    ObjectNode template = TemplateJson.template("x");
    template.withObject("variables").withObject("topic").put("default", "cells");
    template.putObject("generation").put("temperature", 0.9).put("maxTokens", 77);
    body.put("modelId", MODEL.toString());
    return switch (ReadTrial.send(new Document("body.json", body, Map.of()), template, 7)) {
      case Trial.Result.Ready ready -> ready.trial();
      case Trial.Result.Rejected rejected -> throw new AssertionError(rejected.problems());
    };
  }

  private static ObjectNode body() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static Completion completion(String text) {
    return new Completion(text, "stop", Usage.of(10, 20), "m", 5);
  }

  @Test
  void eachRowHasItsVerdictAndItsProblems() {
    String text =
        """
        [{"question": "a", "answer": "b"}, {"question": "a", "answer": "b"},
         {"question": 1, "answer": ""}, {"question": "c", "answer": "d
        """;
    TryReport report =
        new TryTemplate(Answering.with(new Reply.Text(completion(text)))).send(trial(body()));
    assertThat(report.accepted()).isEqualTo(1);
    assertThat(report.rows())
        .extracting(TryReport.Row::reason)
        .containsExactly(null, "duplicate", "schema", "malformed");
    TryReport.Row schema = report.rows().get(2);
    assertThat(schema.problems()).hasSize(2);
    assertThat(schema.row()).hasToString("{\"question\":1,\"answer\":\"\"}");
    assertThat(report.rows().get(3).text()).startsWith("{\"question\": \"c\"");
    assertThat(report.failure()).isNull();
  }

  @Test
  void aRowInAnotherFormIsTakenAsATaskWouldAndItsPlacesAreSaid() {
    String text =
        "[{\"question\": [\"a\"], \"answer\": 4}, {\"question\": \"a\", \"answer\": \"4\"}]";
    TryReport report =
        new TryTemplate(Answering.with(new Reply.Text(completion(text)))).send(trial(body()));
    assertThat(report.accepted()).isEqualTo(1);
    assertThat(report.rows().getFirst().row()).hasToString("{\"question\":\"a\",\"answer\":\"4\"}");
    assertThat(report.rows().getFirst().coerced()).containsExactly("/question", "/answer");
    assertThat(report.rows().get(1).reason()).isEqualTo("duplicate");
    assertThat(report.rows().get(1).coerced()).isEmpty();
  }

  @Test
  void aRefusalIsShownWithItsReason() {
    Reply refused = new Reply.Refused(completion("I cannot."), "content_filter");
    TryReport report = new TryTemplate(Answering.with(refused)).send(trial(body()));
    assertThat(report.answer())
        .isNotNull()
        .satisfies(answer -> {
          assertThat(answer.refusal()).isEqualTo("content_filter");
          assertThat(answer.text()).isEqualTo("I cannot.");
        });
    assertThat(report.rows()).hasSize(1);
    assertThat(report.accepted()).isZero();
  }

  @Test
  void whatTheModelThoughtAndWhatItHasToSayAreShown() {
    Reply reply =
        new Reply.Text(new Completion("[]", "先想", "stop", new Usage(10, 20, 0, 0, 30), "m", 5));
    LanguageModel model = request -> reply;
    LanguageModel noting =
        new LanguageModel() {
          @Override
          public Reply ask(Request request) throws InterruptedException {
            return model.ask(request);
          }

          @Override
          public List<Said> notes() {
            return List.of(Said.text("does not take temperature"));
          }
        };
    TryReport report = new TryTemplate(Answering.with(noting)).send(trial(body()));
    assertThat(report.notes()).containsExactly(Said.text("does not take temperature"));
    assertThat(report.answer())
        .isNotNull()
        .satisfies(answer -> {
          assertThat(answer.thinking()).isEqualTo("先想");
          assertThat(answer.estimatedTokens()).isEqualTo(30);
        });
  }

  /// Regression: what the provider's filter had stopped was called the model's refusal.
  @ParameterizedTest
  @CsvSource({
    "content_filter, true",
    "sensitive, true",
    "SAFETY, true",
    "RECITATION, true",
    "PROHIBITED_CONTENT, true",
    "guardrail_intervened, true",
    "data_inspection_failed, true",
    "stop, false",
    "refusal, false",
    "end_turn, false"
  })
  void whatAFilterStoppedIsToldFromARefusal(String finish, boolean filtered) {
    Completion completion = new Completion("", finish, Usage.of(10, 0), "m", 5);
    TryReport report =
        new TryTemplate(Answering.with(new Reply.Refused(completion, finish))).send(trial(body()));
    assertThat(report.answer())
        .isNotNull()
        .satisfies(answer -> {
          assertThat(answer.filtered()).isEqualTo(filtered);
          assertThat(answer.refusal()).isEqualTo(finish);
        });
    TryReport text =
        new TryTemplate(Answering.with(new Reply.Text(completion("[]")))).send(trial(body()));
    assertThat(text.answer()).isNotNull().satisfies(it -> assertThat(it.filtered()).isFalse());
  }

  /// A bug in what carries the call: the next one still gets its turn.
  @Test
  void aCallThatThrowsGivesItsTurnBack() {
    for (boolean error : new boolean[] {true, false}) {
      Answering models =
          Answering.with(
              (LanguageModel)
                  request -> {
                    if (error) {
                      throw new StackOverflowError();
                    }
                    throw new IllegalArgumentException("invalid header value");
                  });
      TryTemplate attempt = new TryTemplate(models);
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> attempt.send(trial(body())))
            .isInstanceOfAny(StackOverflowError.class, IllegalArgumentException.class);
        assertThat(models.permits().inFlight()).isZero();
      }
    }
  }

  @Test
  void theTrialsOwnWordGoesOverTheModelsAndThatOverTheTemplates() {
    Answering models = Answering.with(new Reply.Text(completion("[]")));
    TryTemplate attempt = new TryTemplate(models);
    TryReport plain = attempt.send(trial(body()));
    TryReport hot = attempt.send(trial(body().put("temperature", 1.5).put("maxTokens", 9)));
    assertThat(plain.model().id()).isEqualTo(MODEL);
    assertThat(hot.prompt().seed()).isEqualTo(7);
    assertThat(models.used())
        .containsExactly(
            new Sampling(0.5, null, 77, List.of(), null),
            new Sampling(1.5, null, 9, List.of(), null));
  }
}
