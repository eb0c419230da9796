package dev.winnow.engine.run;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.gate.Rubric;
import dev.winnow.core.gate.Vote;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.plan.RenderUnit;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.plan.UnitKey.Purpose;
import dev.winnow.core.run.Fact;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.run.Settlement;
import dev.winnow.core.run.Verdict;
import dev.winnow.quality.judge.JudgeRows;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Has the rows judged that wait for it, and decides about them by what is answered. The part of
/// the coordinator that has to do with this.
///
/// A request judges some rows of one answer, which have had the same number of votes. Its number
/// says of which answer, which of its rows, and which vote: so a run that goes on knows what it has
/// been told.
final class JudgeUnits implements RowStage {

  /// More answers than a cell can have.
  private static final long ANSWERS = 100_000_000;

  /// More pieces than an answer can have.
  private static final long PIECES = 100_000;

  /// From this piece on, rows are judged one by one: those that nothing was said of with others.
  private static final int ALONE = 50_000;

  private static final long VOTES = 10;

  /// How often a run asks about a row until it goes on waiting.
  private static final int ASKED_MAX = 3;

  private final RenderUnit render;
  private final Settlement settlement;
  private final RunRecord record;
  private final Lanes lanes;
  private final @Nullable Rubric rubric;
  private final @Nullable JudgeRows judge;

  /// By unit, for the threads that send them.
  private final Map<UnitKey, List<Verdict.Waiting>> sent = new ConcurrentHashMap<>();

  /// To be sent.
  private final ArrayDeque<Unit> queue = new ArrayDeque<>();

  /// How many requests of a piece were answered.
  private final Map<Piece, Long> answered = new HashMap<>();

  /// How often this run was told nothing about a row.
  private final Map<Place, Integer> unsaid = new HashMap<>();

  /// While earlier runs are taken in it is not known yet which rows have been judged.
  private boolean begun;

  /// Some rows of an answer, for the same vote.
  private record Piece(UnitKey generate, long vote, long piece) {

    private static Piece of(UnitKey judge) {
      UnitKey generate = new UnitKey(Purpose.GENERATE, judge.cell(), judge.number() % ANSWERS);
      long code = judge.number() / ANSWERS;
      return new Piece(generate, code / PIECES % VOTES, code % PIECES);
    }

    /// Whether a row may be one of it; how many rows others have may have been changed since.
    private boolean mayHave(int index) {
      return piece < ALONE || piece == ALONE + index;
    }

    private static long tried(UnitKey judge) {
      return judge.number() / ANSWERS / PIECES / VOTES;
    }

    private UnitKey unit(long tried) {
      long code = (tried * VOTES + vote) * PIECES + piece;
      return new UnitKey(Purpose.JUDGE, generate.cell(), generate.number() + code * ANSWERS);
    }
  }

  private record Place(UnitKey generate, int index) {}

  JudgeUnits(RenderUnit render, Settlement settlement, RunRecord record, Lanes lanes) {
    this.render = render;
    this.settlement = settlement;
    this.record = record;
    this.lanes = lanes;
    this.rubric = render.task().recipe().gates().judge();
    this.judge = rubric == null ? null : new JudgeRows(rubric);
  }

  @Override
  public Purpose purpose() {
    return Purpose.JUDGE;
  }

  @Override
  public ModelSettings model() {
    return render.task().judgeModel();
  }

  @Override
  public void begin() {
    begun = true;
  }

  @Override
  public void before(Fact.Settled it) {
    noteAnswered(it.unit().key());
    record.tell(new RunEvent.SettledBefore(it.unit(), it.answer(), List.of()));
  }

  @Override
  public void before(Fact.Answered it) {
    record.tell(new RunEvent.Answered(it.unit(), it.reply(), true));
    if (it.verdicts() == null) {
      answered(it.unit(), it.reply());
    } else {
      noteAnswered(it.unit().key());
      record.tell(new RunEvent.Decided(it.unit(), List.of()));
    }
  }

  @Override
  public void sentBefore(UnitKey unit) {
    // One that was not answered has the same number again.
  }

  private void noteAnswered(UnitKey unit) {
    answered.merge(Piece.of(unit), Piece.tried(unit) + 1, Math::max);
  }

  @Override
  public void send() {
    settlement.waiting(Verdict.By.SCORES).forEach(this::send);
  }

  @Override
  public void send(UnitKey generate) {
    if (!begun || rubric == null) {
      return;
    }
    int size = rubric.rowsPerRequest();
    Map<Long, List<Verdict.Waiting>> pieces =
        settlement.waiting(generate, Verdict.By.SCORES).stream()
            .filter(row -> unsaid.getOrDefault(new Place(generate, row.index()), 0) < ASKED_MAX)
            .collect(
                Collectors.groupingBy(
                    row -> row.votes().size() * PIECES + piece(generate, row.index(), size),
                    TreeMap::new,
                    Collectors.toList()));
    pieces.forEach((code, rows) -> {
      Piece piece = new Piece(generate, code / PIECES, code % PIECES);
      UnitKey unit = piece.unit(answered.getOrDefault(piece, 0L));
      if (sent.putIfAbsent(unit, rows) == null) {
        queue.add(new Unit(unit, rows.size()));
      }
    });
  }

  @Override
  public Optional<Unit> next() {
    return Optional.ofNullable(queue.poll());
  }

  @Override
  public void again(Unit unit) {
    queue.add(unit);
  }

  @Override
  public Reply.Answered recorded(Unit unit, Reply.Answered answer) {
    return answer;
  }

  @Override
  public Request request(Unit unit) {
    List<Verdict.Waiting> rows = Objects.requireNonNull(sent.get(unit.key()));
    return judge()
        .request(
            render.key(unit),
            Piece.of(unit.key()).vote(),
            rows.stream()
                .map(row -> new JudgeRows.Judged(row.index() + 1, ExactJson.object(row.text())))
                .toList(),
            render.seed(unit));
  }

  @Override
  public void answered(Unit unit, Reply.Answered answer) {
    Piece piece = Piece.of(unit.key());
    List<Verdict.Waiting> asked = sent.remove(unit.key());
    noteAnswered(unit.key());
    if (rubric != null) {
      Set<Integer> numbers =
          settlement.waiting(piece.generate(), Verdict.By.SCORES).stream()
              .filter(row -> row.votes().size() == piece.vote())
              .filter(row -> asked == null ? piece.mayHave(row.index()) : isAmong(row, asked))
              .map(row -> row.index() + 1)
              .collect(Collectors.toSet());
      Map<Integer, Vote> votes = new HashMap<>();
      judge()
          .read(answer, piece.vote(), numbers)
          .forEach((number, vote) -> votes.put(number - 1, vote));
      judged(piece.generate(), rubric, votes);
      numbers.stream()
          .filter(number -> !votes.containsKey(number - 1))
          .forEach(number -> saidNothing(piece.generate(), number - 1));
    }
    record.decided(unit.key(), List.of());
    record.tell(new RunEvent.Decided(unit, List.of()));
    send(piece.generate());
  }

  private int piece(UnitKey generate, int index, int size) {
    int times = unsaid.getOrDefault(new Place(generate, index), 0);
    boolean isAlone = size > 1 && times == ASKED_MAX - 1;
    return isAlone ? ALONE + index : index / size;
  }

  private static boolean isAmong(Verdict.Waiting row, List<Verdict.Waiting> asked) {
    return asked.stream().anyMatch(it -> it.index() == row.index());
  }

  private void saidNothing(UnitKey generate, int index) {
    unsaid.merge(new Place(generate, index), 1, Integer::sum);
  }

  private void judged(UnitKey generate, Rubric rubric, Map<Integer, Vote> votes) {
    for (Settlement.Revision revision : settlement.judged(generate, rubric, votes)) {
      record.revised(revision);
      lanes.changed(revision.verdict().cell());
      record.tell(new RunEvent.Revised(revision.unit(), revision.was(), revision.verdict()));
    }
    lanes.changed(generate.cell());
  }

  @Override
  public boolean refused(Unit unit, Reply.Invalid why) {
    Piece piece = Piece.of(unit.key());
    List<Verdict.Waiting> rows = sent.remove(unit.key());
    if (rows != null) {
      rows.forEach(row -> saidNothing(piece.generate(), row.index()));
    }
    send(piece.generate());
    return false;
  }

  private JudgeRows judge() {
    return Objects.requireNonNull(judge, "no rows are judged");
  }
}
