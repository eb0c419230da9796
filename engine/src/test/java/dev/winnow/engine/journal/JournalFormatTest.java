package dev.winnow.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.dataset.Fingerprint;
import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Usage;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.say.Said;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalFormatTest {

  private static final UnitKey UNIT = new UnitKey(UnitKey.Purpose.GENERATE, 0, 7);

  private static final Verdict.Accepted ACCEPTED =
      new Verdict.Accepted(
          0, 0, Verdict.By.QUOTA, 3, new Fingerprint(1, -2), "{\"q\":\"心脏 😀\"}", List.of("/q"));

  @Test
  void textsOfAnyLengthComeBackAsTheyWere() {
    List<Verdict> verdicts =
        List.of(
            ACCEPTED,
            new Verdict.Rejected(1, 0, Reason.MALFORMED, Said.text("No JSON."), "two\nlines {"),
            new Verdict.Rejected(2, 0, Reason.MALFORMED, Said.text("Empty."), ""),
            new Verdict.Waiting(3, 0, Verdict.By.REVIEWER, null, "{\"q\":\"b\"}", List.of()));

    assertThat(read(JournalFormat.bytes(new JournalEntry.Decided(UNIT, verdicts))))
        .isEqualTo(new JournalEntry.Decided(UNIT, verdicts));
    assertThat(read(JournalFormat.bytes(new JournalEntry.Revised(UNIT, ACCEPTED))))
        .isEqualTo(new JournalEntry.Revised(UNIT, ACCEPTED));
  }

  @Test
  void anOlderJournalHasTheTextInTheVerdict() {
    String older =
        """
        {"is":"decided","unit":"%s","verdicts":[{"index":0,"cell":0,"is":"accepted","by":"QUOTA",\
        "ordinal":3,"fingerprint":"%s","text":"{\\"q\\":\\"心脏 😀\\"}","coerced":["/q"]}]}\
        """
            .formatted(UNIT, new Fingerprint(1, -2).recorded());

    assertThat(read(older.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new JournalEntry.Decided(UNIT, List.of(ACCEPTED)));
  }

  @Test
  void whatAModelThoughtAndWhatNobodyCountedComeBack() {
    Completion completion =
        new Completion("[]", "先想 \n\u0000 😀", "stop", new Usage(1, 2, 0, 1, 3), "m", 7);

    JournalEntry entry = new JournalEntry.Answer(UNIT, new Reply.Text(completion));

    assertThat(read(JournalFormat.bytes(entry))).isEqualTo(entry);
  }

  @Test
  void anAnswerWithoutThinkingIsWrittenAndReadAsBefore() {
    String older =
        """
        {"is":"answer","unit":"%s","end":"whole","text":"[]","finish":"stop","model":"m","millis":7,\
        "in":1,"out":2,"cached":0,"reasoning":1}\
        """
            .formatted(UNIT);
    Completion completion = new Completion("[]", "stop", new Usage(1, 2, 0, 1), "m", 7);
    JournalEntry entry = new JournalEntry.Answer(UNIT, new Reply.Text(completion));

    assertThat(read(older.getBytes(StandardCharsets.UTF_8))).isEqualTo(entry);
    assertThat(new String(JournalFormat.bytes(entry), StandardCharsets.UTF_8)).isEqualTo(older);
  }

  @Test
  void aVerdictWhoseTextIsMissingIsNone() {
    byte[] whole = JournalFormat.bytes(new JournalEntry.Decided(UNIT, List.of(ACCEPTED)));
    byte[] cut = Arrays.copyOf(whole, whole.length - 1);

    assertThat(JournalFormat.entry(cut)).isEmpty();
  }

  private static JournalEntry read(byte[] payload) {
    return JournalFormat.entry(payload).orElseThrow();
  }
}
