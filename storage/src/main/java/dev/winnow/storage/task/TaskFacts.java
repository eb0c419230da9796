package dev.winnow.storage.task;

import dev.winnow.core.dataset.Fingerprint;
import dev.winnow.core.document.ExactJson;
import dev.winnow.core.gate.Vote;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Usage;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.AnswerFacts;
import dev.winnow.core.run.CallFailure;
import dev.winnow.core.run.Fact;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.say.Said;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What is on record of a task, for a run that goes on from there.
public final class TaskFacts {

  private static final int ANSWERS_READ_AT_ONCE = 1_000;

  /// What [String#isBlank] takes for nothing.
  private static final String BLANKS =
      IntStream.rangeClosed(1, Character.MAX_VALUE)
          .filter(Character::isWhitespace)
          .mapToObj(Character::toString)
          .collect(Collectors.joining());

  private final JdbcClient jdbc;

  public TaskFacts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Tells of the first answers of a task in their order, each with its verdicts. Rows come along
  /// where no fingerprint of them is known, texts of rejections where they are for surplus. The
  /// reader may take its time: no connection waits for it.
  ///
  /// @param answers how many
  public void settled(UUID task, long answers, Consumer<Fact.Settled> reader) {
    for (long from = 0; from < answers; from += ANSWERS_READ_AT_ONCE) {
      List<Answer> piece = answers(task, from, Math.min(answers, from + ANSWERS_READ_AT_ONCE));
      Map<String, List<Verdict>> verdicts = verdicts(task, piece);
      for (Answer answer : piece) {
        Unit unit = new Unit(UnitKey.parse(answer.unit()).orElseThrow(), answer.rows());
        List<Verdict> own = verdicts.getOrDefault(answer.unit(), List.of());
        reader.accept(new Fact.Settled(unit, answer.facts(), own, answer.embeddings()));
      }
    }
  }

  private record Answer(String unit, int rows, AnswerFacts facts, String embeddings) {}

  private List<Answer> answers(UUID task, long from, long to) {
    return jdbc.sql(
            """
            select unit, rows, input_tokens, output_tokens, cached_tokens, reasoning_tokens, estimated_tokens,
              latency_millis, state = 'CUT' and not starts_with(finish, :brokenOff), state = 'REFUSED',
              reasoning_tokens > 0 and btrim(text, :blanks) = '',
              case when starts_with(unit, 'embed-') then text else '' end
            from task_request where task_id = :task and sequence >= :from and sequence < :to order by sequence
            """)
        .param("brokenOff", Reply.Truncated.brokenOff(""))
        .param("blanks", BLANKS)
        .param("task", task)
        .param("from", from)
        .param("to", to)
        .query((row, number) ->
            new Answer(
                row.getString(1),
                row.getInt(2),
                new AnswerFacts(
                    new Usage(
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7)),
                    row.getLong(8),
                    row.getBoolean(9),
                    row.getBoolean(10),
                    row.getBoolean(11)),
                Objects.requireNonNullElse(row.getString(12), "")))
        .list();
  }

  private Map<String, List<Verdict>> verdicts(UUID task, List<Answer> answers) {
    Map<String, List<Verdict>> verdicts = new HashMap<>();
    jdbc.sql(
            """
            select unit, index, cell, verdict, reason, decided_by, ordinal, fingerprint, coerced::text,
              case
                when verdict = 'WAITING' or reason = 'SURPLUS' then text
                when verdict = 'ACCEPTED' and not coalesce(starts_with(fingerprint, :rules), false)
                  then (select data::text from dataset_row where task_id = :task and task_ordinal = decided.ordinal)
              end,
              case when verdict = 'WAITING' or reason = 'SURPLUS' then votes::text end
            from task_verdict decided where task_id = :task and unit = any(:units) order by unit, index
            """)
        .param("rules", Fingerprint.RULES)
        .param("task", task)
        .param("units", answers.stream().map(Answer::unit).toArray(String[]::new))
        .query(row -> {
          verdicts.computeIfAbsent(row.getString(1), unit -> new ArrayList<>()).add(verdict(row));
        });
    return verdicts;
  }

  private static Verdict verdict(ResultSet row) throws SQLException {
    int index = row.getInt(2);
    int cell = row.getInt(3);
    String verdict = row.getString(4);
    String reason = row.getString(5);
    Verdict.By by = Verdict.By.valueOf(row.getString(6));
    String recorded = row.getString(8);
    Fingerprint fingerprint = recorded == null ? null : Fingerprint.ofRecorded(recorded);
    String text = row.getString(10);
    if (reason != null) {
      return new Verdict.Rejected(
          index,
          cell,
          Reason.valueOf(reason),
          Said.all(),
          text == null ? "" : text,
          votes(row.getString(11)));
    }
    return text != null && verdict.equals("WAITING")
        ? new Verdict.Waiting(
            index, cell, by, fingerprint, text, places(row.getString(9)), votes(row.getString(11)))
        : new Verdict.Accepted(
            index, cell, by, row.getLong(7), fingerprint, text, places(row.getString(9)));
  }

  static List<Vote> votes(@Nullable String json) {
    return json == null ? List.of() : Vote.read(ExactJson.read(json));
  }

  private static List<String> places(@Nullable String json) {
    return json == null
        ? List.of()
        : ExactJson.read(json).values().stream().map(JsonNode::stringValue).toList();
  }

  /// Tells of the requests that have come to nothing so far, the earliest first.
  ///
  /// @param reader is given the unit, and why it was given up
  public void givenUp(UUID task, BiConsumer<Unit, CallFailure> reader) {
    jdbc.sql(
            """
            select unit, rows, error_kind, error_status, error_message from task_request
            where task_id = :task and state = 'FAILED' order by at, unit
            """)
        .param("task", task)
        .query((ResultSet row) ->
            reader.accept(
                new Unit(UnitKey.parse(row.getString(1)).orElseThrow(), row.getInt(2)),
                new CallFailure(row.getString(3), row.getInt(4), Said.read(row.getString(5)))));
  }
}
