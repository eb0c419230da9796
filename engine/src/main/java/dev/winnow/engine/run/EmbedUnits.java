package dev.winnow.engine.run;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.gate.CompareRows.Alike;
import dev.winnow.core.gate.Duplicates;
import dev.winnow.core.gate.Meaning;
import dev.winnow.core.llm.Embedding;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.llm.StorableText;
import dev.winnow.core.plan.RenderUnit;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.plan.UnitKey.Purpose;
import dev.winnow.core.run.Fact;
import dev.winnow.core.run.RejectSaid;
import dev.winnow.core.run.RowNumber;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.run.Settlement;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.say.Said;
import dev.winnow.quality.meaning.EmbedTexts;
import dev.winnow.quality.meaning.SeenMeanings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/// Has the texts of rows embedded, and rejects rows that mean the same as another one.
///
/// Embeddings go by the texts, so that none is asked for twice: not by a run that goes on, and not
/// for rows with the same text. Those of the rows that a dataset had before, and of held-out ones,
/// come first; until they are there no row is decided.
final class EmbedUnits implements RowStage {

  /// What all providers take at once.
  private static final int TEXTS_PER_REQUEST = 10;

  /// More of a text is not sent; less where a model takes less.
  private static final int CHARS_MAX = 8_000;

  private static final int CHARS_MIN = 250;

  /// How often a run asks for an embedding until the row goes on waiting.
  private static final int ASKED_MAX = 3;

  private final RenderUnit render;
  private final Settlement settlement;
  private final RunRecord record;
  private final Consumer<Settlement.Revision> told;
  private final Meaning meaning;
  private final List<String> fields;
  private final boolean isDivided;
  private final SeenMeanings seen;
  private final SeenMeanings heldOut;

  /// By the keys of their texts.
  private final Map<Long, Embedding> embeddings = new HashMap<>();

  /// What is to be noted with the embeddings of texts that have none yet.
  private final Map<Long, List<Known>> missing = new LinkedHashMap<>();

  /// The units whose rows wait for the embedding of a text that was asked for.
  private final Map<Long, Set<UnitKey>> wanted = new HashMap<>();

  /// How often this run got no embedding for a text.
  private final Map<Long, Integer> unsaid = new HashMap<>();

  /// By unit, for the threads that send them.
  private final Map<UnitKey, Sent> sent = new ConcurrentHashMap<>();

  /// To be sent.
  private final ArrayDeque<Unit> queue = new ArrayDeque<>();

  /// The numbers of rows of the task that are noted.
  private final Set<Long> noted = new HashSet<>();

  private long nextNumber;

  /// While earlier runs are taken in it is not known yet which embeddings are there.
  private boolean begun;

  /// A row that further ones must not repeat.
  private record Known(String text, boolean isHeldOut, long number) {}

  /// @param texts whole
  /// @param charsMax so much of each is sent
  private record Sent(List<String> texts, int charsMax) {}

  /// @param told hears of verdicts in the place of earlier ones
  EmbedUnits(
      RenderUnit render,
      Meaning meaning,
      Settlement settlement,
      RunRecord record,
      Consumer<Settlement.Revision> told) {
    this.render = render;
    this.meaning = meaning;
    this.settlement = settlement;
    this.record = record;
    this.told = told;
    Duplicates duplicates = render.task().recipe().gates().duplicates();
    this.fields = duplicates.fields();
    this.isDivided = !render.task().recipe().proportions().isNone();
    this.seen = new SeenMeanings(meaning.threshold());
    this.heldOut = new SeenMeanings(meaning.threshold());
  }

  @Override
  public Purpose purpose() {
    return Purpose.EMBED;
  }

  @Override
  public ModelSettings model() {
    return meaning.model();
  }

  /// Notes a row that the dataset had before the task.
  void alsoKnown(ObjectNode row) {
    known(row, false, RowNumber.BEFORE);
  }

  /// Notes a row that none may repeat.
  void heldOut(ObjectNode row) {
    known(row, true, RowNumber.BEFORE);
  }

  /// Notes a row that was decided before, where it means nothing that another does.
  void decidedBefore(UnitKey unit, Verdict verdict) {
    boolean passed =
        switch (verdict) {
          case Verdict.Accepted row -> true;
          case Verdict.Waiting row -> row.by() != Verdict.By.EMBEDDING;
          case Verdict.Rejected row -> false;
        };
    String text = verdict.text();
    if (passed && text != null) {
      known(ExactJson.object(text), false, RowNumber.of(unit, verdict.index()));
    }
  }

  private void known(ObjectNode row, boolean isHeldOut, long number) {
    String text = EmbedTexts.of(row, fields);
    if (!text.isEmpty()) {
      Known known = new Known(text, isHeldOut, number);
      long key = key(text);
      Embedding embedding = embeddings.get(key);
      if (embedding == null) {
        missing.computeIfAbsent(key, it -> new ArrayList<>()).add(known);
      } else {
        note(known, embedding);
      }
    }
  }

  private void note(Known known, Embedding embedding) {
    if (known.isHeldOut()) {
      heldOut.add(embedding, known.number());
    } else if (known.number() == RowNumber.BEFORE || noted.add(known.number())) {
      seen.add(embedding, known.number());
    }
  }

  private long key(String text) {
    return EmbedTexts.key(meaning.model().model(), text);
  }

  @Override
  public void begin() {
    begun = true;
    sendAll(missing.values().stream().map(it -> it.getFirst().text()).toList(), TEXTS_PER_REQUEST);
  }

  @Override
  public void before(Fact.Settled it) {
    sentBefore(it.unit().key());
    Set<UnitKey> unused = arrived(it.embeddings());
    record.tell(new RunEvent.SettledBefore(it.unit(), it.answer(), List.of()));
  }

  @Override
  public void before(Fact.Answered it) {
    sentBefore(it.unit().key());
    record.tell(new RunEvent.Answered(it.unit(), it.reply(), true));
    if (it.verdicts() == null) {
      answered(it.unit(), it.reply());
    } else {
      Set<UnitKey> unused = arrived(it.reply().completion().text());
      record.tell(new RunEvent.Decided(it.unit(), List.of()));
    }
  }

  @Override
  public void sentBefore(UnitKey unit) {
    nextNumber = Math.max(nextNumber, unit.number() + 1);
  }

  /// Takes embeddings in.
  ///
  /// @return the units with rows that waited for them
  private Set<UnitKey> arrived(String recorded) {
    Set<UnitKey> waited = new LinkedHashSet<>();
    EmbedTexts.read(recorded)
        .forEach((key, embedding) -> {
          embeddings.put(key, embedding);
          waited.addAll(Objects.requireNonNullElse(wanted.remove(key), Set.of()));
          List<Known> known = missing.remove(key);
          if (known != null) {
            known.forEach(it -> note(it, embedding));
          }
        });
    return waited;
  }

  @Override
  public void send() {
    settlement.waiting(Verdict.By.EMBEDDING).forEach(this::send);
  }

  @Override
  public void send(UnitKey generate) {
    if (!begun) {
      return;
    }
    Map<Long, String> texts = new LinkedHashMap<>();
    for (Verdict.Waiting row : settlement.waiting(generate, Verdict.By.EMBEDDING)) {
      String text = text(row);
      long key = key(text);
      if (!text.isEmpty()
          && !embeddings.containsKey(key)
          && unsaid.getOrDefault(key, 0) < ASKED_MAX) {
        Set<UnitKey> units = wanted.get(key);
        if (units == null && !missing.containsKey(key)) {
          texts.put(key, text);
        }
        wanted.computeIfAbsent(key, it -> new HashSet<>()).add(generate);
      }
    }
    sendAll(texts.values(), TEXTS_PER_REQUEST);
    decide(generate);
  }

  private String text(Verdict.Waiting row) {
    return EmbedTexts.of(ExactJson.object(row.text()), fields);
  }

  private void sendAll(Collection<String> all, int atOnce) {
    List<String> texts = List.copyOf(all);
    for (int from = 0; from < texts.size(); from += atOnce) {
      send(new Sent(texts.subList(from, Math.min(texts.size(), from + atOnce)), CHARS_MAX));
    }
  }

  private void send(Sent some) {
    UnitKey unit = new UnitKey(Purpose.EMBED, 0, nextNumber++);
    sent.put(unit, some);
    queue.add(new Unit(unit, some.texts().size()));
  }

  @Override
  public Optional<Unit> next() {
    return Optional.ofNullable(queue.poll());
  }

  @Override
  public void again(Unit unit) {
    queue.addFirst(unit);
  }

  @Override
  public Request request(Unit unit) {
    Sent some = sent(unit);
    List<String> cut = some.texts().stream().map(text -> cut(text, some.charsMax())).toList();
    return Request.embeddings(render.key(unit), cut);
  }

  private static String cut(String text, int charsMax) {
    return text.length() <= charsMax ? text : StorableText.of(text.substring(0, charsMax));
  }

  private Sent sent(Unit unit) {
    return Objects.requireNonNull(sent.get(unit.key()));
  }

  @Override
  public Reply.Answered recorded(Unit unit, Reply.Answered answer) {
    return EmbedTexts.keyed(sent(unit).texts().stream().map(this::key).toList(), answer);
  }

  @Override
  public void answered(Unit unit, Reply.Answered answer) {
    boolean none = missing.isEmpty();
    Set<UnitKey> waited = arrived(answer.completion().text());
    Sent asked = sent.remove(unit.key());
    if (asked != null) {
      waited.addAll(unsaid(asked));
    }
    record.decided(unit.key(), List.of());
    record.tell(new RunEvent.Decided(unit, List.of()));
    decided(none, waited);
  }

  /// Sends the texts of a request again that there is no embedding of, each by itself: one that the
  /// model does not take keeps no other one waiting.
  ///
  /// @return the units with rows that wait for a text which is not sent again
  private Set<UnitKey> unsaid(Sent asked) {
    List<String> texts =
        asked.texts().stream().filter(text -> !embeddings.containsKey(key(text))).toList();
    if (asked.texts().size() > 1) {
      sendAll(texts, 1);
      return Set.of();
    }
    Set<UnitKey> waited = new LinkedHashSet<>();
    for (String text : texts) {
      long key = key(text);
      if (unsaid.merge(key, 1, Integer::sum) < ASKED_MAX) {
        send(asked);
      } else {
        // Rows that are there already are no worse for it.
        missing.remove(key);
        waited.addAll(Objects.requireNonNullElse(wanted.remove(key), Set.of()));
      }
    }
    return waited;
  }

  @Override
  public boolean refused(Unit unit, Reply.Invalid why) {
    Sent asked = Objects.requireNonNull(sent.remove(unit.key()));
    boolean isTooLarge = why.flaw() == Reply.Invalid.Flaw.TOO_LARGE;
    if (asked.texts().size() > 1) {
      sendAll(asked.texts(), 1);
      return isTooLarge;
    }
    if (isTooLarge && asked.charsMax() > CHARS_MIN) {
      send(new Sent(asked.texts(), Math.max(CHARS_MIN, asked.charsMax() / 2)));
      return true;
    }
    boolean none = missing.isEmpty();
    decided(none, unsaid(asked));
    return false;
  }

  /// Decides about the rows of units.
  ///
  /// @param wereAllThere whether no row waited for those that were there before; else all may be
  ///   decided now
  private void decided(boolean wereAllThere, Set<UnitKey> units) {
    if (missing.isEmpty()) {
      (wereAllThere ? units : settlement.waiting(Verdict.By.EMBEDDING)).forEach(this::decide);
    }
  }

  private void decide(UnitKey generate) {
    if (!begun || !missing.isEmpty()) {
      return;
    }
    List<Settlement.Revision> revisions = new ArrayList<>();
    for (Verdict.Waiting row : settlement.waiting(generate, Verdict.By.EMBEDDING)) {
      String text = text(row);
      Embedding embedding = embeddings.get(key(text));
      if (text.isEmpty()) {
        revisions.addAll(settlement.compared(generate, Map.of(row.index(), Optional.empty())));
      } else if (embedding != null) {
        revisions.addAll(decided(generate, row, embedding));
      }
    }
    for (Settlement.Revision revision : revisions) {
      record.revised(revision);
      told.accept(revision);
    }
  }

  private List<Settlement.Revision> decided(
      UnitKey generate, Verdict.Waiting row, Embedding embedding) {
    boolean isDrawn = row.cell() == generate.cell() && settlement.isDrawn(generate);
    long number = RowNumber.of(generate, row.index());
    Optional<Said> repeated = repeatsHeldOut(embedding, number);
    if (repeated.isEmpty() && !isDrawn) {
      repeated = seen.find(embedding, number).map(this::said);
    }
    List<Settlement.Revision> revisions =
        settlement.compared(generate, Map.of(row.index(), repeated));
    if (revisions.stream().allMatch(it -> it.verdict().takesPlace()) && noted.add(number)) {
      seen.add(embedding, number);
    }
    return revisions;
  }

  private Optional<Said> repeatsHeldOut(Embedding embedding, long number) {
    return heldOut.find(embedding, number).map(it -> RejectSaid.MEANS_HELD_OUT.of(cosine(it)));
  }

  private Said said(Alike known) {
    return known.number() == RowNumber.BEFORE
        ? RejectSaid.MEANS_SAME_BEFORE.of(cosine(known))
        : RejectSaid.MEANS_SAME.of(
            RowNumber.row(known.number()),
            RowNumber.response(known.number(), isDivided),
            cosine(known));
  }

  private static String cosine(Alike alike) {
    return String.format(Locale.ROOT, "%.2f", alike.similarity());
  }
}
