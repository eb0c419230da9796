package dev.winnow.core.run;

import dev.winnow.core.dataset.Fingerprint;
import dev.winnow.core.document.ExactJson;
import dev.winnow.core.gate.CompareRows;
import dev.winnow.core.gate.Gates;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.StorableText;
import dev.winnow.core.parse.ReadAnswer;
import dev.winnow.core.parse.ReadRows;
import dev.winnow.core.say.Said;
import dev.winnow.core.say.Setting;
import dev.winnow.core.schema.RowSchema;
import dev.winnow.core.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads an answer and looks at each row by itself: read, validate, coerce, row-local gates,
/// fingerprint.
///
/// Needs nothing but the task and the reply, so it runs on any thread and any machine.
public final class ExamineAnswer {

  /// How an answer ends that is a JSON array of rows which were there before.
  public static final String DRAWN = "drawn";

  private static final int REASONS_MAX = 3;

  private final Task task;
  private final Set<String> fields;
  private final NameCategories categories;
  private final CompareRows compare;

  /// One that does not compare rows that are nearly alike.
  public ExamineAnswer(Task task) {
    this(task, CompareRows.NONE);
  }

  /// @param compare finds rows that are nearly alike
  public ExamineAnswer(Task task, CompareRows compare) {
    this.task = task;
    this.compare = compare;
    this.fields = Set.copyOf(task.schema().fields());
    this.categories = new NameCategories(task.recipe().proportions());
  }

  /// Everything that stood in an answer, in its order. A refusal without rows is one unsound
  /// candidate.
  ///
  /// @param cell whose rows were asked for
  public List<Candidate> examine(int cell, Reply.Answered answer) {
    return switch (answer) {
      case Reply.Answered reply when reply.completion().onlyReasoned() ->
          List.of(unsound(Reason.MALFORMED, "", RejectSaid.ONLY_REASONED.of(Setting.MAX_TOKENS)));
      case Reply.Text text when isDrawn(cell, text) -> drawn(cell, text.completion().text());
      case Reply.Text text -> read(cell, text.completion().text(), Said.NOTHING);
      case Reply.Truncated truncated ->
          read(
              cell,
              truncated.completion().text(),
              truncated.brokenOff() ? RejectSaid.BROKEN_OFF.of() : RejectSaid.CUT.of());
      case Reply.Refused refused -> refused(refused);
    };
  }

  /// Whether the rows of an answer were there before, so that nothing is to be read into them.
  private boolean isDrawn(int cell, Reply.Text text) {
    return text.completion().finish().equals(DRAWN)
        && task.recipe().proportions().sample(cell).isPresent();
  }

  private List<Candidate> drawn(int cell, String text) {
    List<Candidate> candidates = new ArrayList<>();
    for (JsonNode row : ExactJson.read(text)) {
      candidates.add(examine(cell, (ObjectNode) row));
    }
    return candidates;
  }

  private List<Candidate> refused(Reply.Refused refused) {
    String reason = refused.reason();
    return List.of(
        unsound(
            Reason.MALFORMED,
            refused.completion().text(),
            refused.filtered() ? RejectSaid.FILTERED.of(reason) : RejectSaid.REFUSED.of(reason)));
  }

  private List<Candidate> read(int cell, String text, Said circumstance) {
    ReadRows read = ReadAnswer.read(text, fields, task.schema().textField());
    List<Candidate> candidates = new ArrayList<>();
    for (ObjectNode row : read.rows()) {
      candidates.add(examine(cell, row));
    }
    if (candidates.isEmpty() && !read.unreadable().isEmpty()) {
      // Without a row beside it, a piece is not understood without the words around it.
      Said reasons =
          Said.all(
              read.unreadable().stream()
                  .map(ReadRows.Unreadable::reason)
                  .distinct()
                  .limit(REASONS_MAX)
                  .toArray(Said[]::new));
      return List.of(unsound(Reason.MALFORMED, text, reasons.then(circumstance)));
    }
    for (ReadRows.Unreadable piece : read.unreadable()) {
      candidates.add(unsound(Reason.MALFORMED, piece.text(), piece.reason().then(circumstance)));
    }
    return candidates;
  }

  /// A rejected text is kept, too, so it must be such as everything can hold.
  private static Candidate.Unsound unsound(Reason reason, String text, Said detail) {
    return new Candidate.Unsound(reason, StorableText.of(text), detail.with(StorableText::of));
  }

  private Candidate examine(int cell, ObjectNode row) {
    Optional<Said> unstorable = FindUnstorable.in(row);
    if (unstorable.isPresent()) {
      return unsound(Reason.MALFORMED, row.toString(), unstorable.get());
    }
    return switch (categories.in(row, cell)) {
      case NameCategories.Named named -> examineNamed(named.cell(), row);
      case NameCategories.Other other -> unsound(Reason.CATEGORY, row.toString(), other.said());
    };
  }

  private Candidate examineNamed(int cell, ObjectNode row) {
    List<Said> problems = task.schema().problems(row);
    if (problems.isEmpty()) {
      return sound(cell, row, List.of());
    }
    if (task.recipe().coerce()) {
      Optional<RowSchema.Coerced> coerced = task.schema().coerced(row);
      if (coerced.isPresent()) {
        return sound(cell, coerced.get().row(), coerced.get().places());
      }
    }
    return unsound(Reason.SCHEMA, row.toString(), Said.all(problems.toArray(Said[]::new)));
  }

  private Candidate sound(int cell, ObjectNode row, List<String> coerced) {
    Optional<Gates.Broken> broken = task.recipe().gates().broken(row);
    if (broken.isPresent()) {
      Said why = RejectSaid.BREAKS_RULE.of(broken.get().kind(), broken.get().why());
      return unsound(Reason.RULE, row.toString(), why);
    }
    return new Candidate.Sound(
        row,
        Fingerprint.of(row, task.recipe().distinctOn(), task.schema().numbered()),
        cell,
        coerced,
        compare.sketch(row));
  }
}
