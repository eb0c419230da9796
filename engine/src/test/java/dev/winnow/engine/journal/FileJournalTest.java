package dev.winnow.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.dataset.Fingerprint;
import dev.winnow.core.document.ExactJson;
import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Usage;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.CallFailure;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.say.Said;
import dev.winnow.engine.journal.OpenJournal.Opening;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

final class FileJournalTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");

  @TempDir private Path folder = Path.of("");

  private static JournalEntry.Begun begun() {
    return new JournalEntry.Begun("run", NOW, JsonNodeFactory.instance.objectNode().put("seed", 7));
  }

  private static UnitKey key(long number) {
    return new UnitKey(UnitKey.Purpose.GENERATE, 0, number);
  }

  private static Completion completion(String text) {
    return new Completion(text, "stop", new Usage(1, 2, 3, 4), "tiny", 12);
  }

  private static Opening.Ready ready(Path path) throws IOException {
    Opening.Ready ready = (Opening.Ready) OpenJournal.open(path);
    ready.journal().announce(123, NOW);
    return ready;
  }

  private static List<JournalEntry> replay(FileJournal journal) throws IOException {
    List<JournalEntry> entries = new ArrayList<>();
    journal.read(entries::add);
    return entries;
  }

  /// What a run writes: the entries, and what replaying them gives.
  private static List<JournalEntry> write(FileJournal journal, int answers) throws IOException {
    List<JournalEntry> written = new ArrayList<>();
    journal.append(begun());
    written.add(begun());
    for (int i = 0; i < answers; i++) {
      Unit unit = new Unit(key(i), 5);
      journal.intent(unit);
      written.add(new JournalEntry.Intent(unit));
      Reply.Answered reply =
          switch (i % 3) {
            case 0 -> new Reply.Text(completion("[{\"问\": \"答 \\u0000 😀 \ud800\"}]\n" + i));
            case 1 -> new Reply.Truncated(completion("[{\"a\": " + i));
            default -> new Reply.Refused(completion(""), "content_filter");
          };
      assertThat(journal.answer(unit.key(), reply)).isEqualTo(i);
      written.add(new JournalEntry.Answer(unit.key(), reply));
      List<Verdict> verdicts = verdicts(i);
      journal.decided(unit.key(), verdicts);
      written.add(new JournalEntry.Decided(unit.key(), verdicts));
    }
    journal.failure(key(answers), new Reply.Invalid(400, "too long"));
    written.add(
        new JournalEntry.Failure(
            key(answers), new CallFailure("invalid", 400, Said.text("too long"))));
    return written;
  }

  /// One of each kind; numbers that a double does not hold stay as they are.
  private static List<Verdict> verdicts(int answer) {
    String row = "{\"q\": \"问 😀\", \"n\": 1.10, \"big\": 123456789012345678901234567890}";
    Fingerprint fingerprint = Fingerprint.of(ExactJson.object(row), List.of(), false);
    return List.of(
        new Verdict.Accepted(
            0, 0, Verdict.By.QUOTA, answer + 1, fingerprint, row, List.of("/n", "/q")),
        new Verdict.Rejected(1, 2, Reason.SCHEMA, Said.text("/q is missing."), "{}"),
        new Verdict.Waiting(2, 0, Verdict.By.JUDGE, fingerprint, row, List.of("/a")));
  }

  @Test
  void givesBackWhatWasWritten() throws IOException {
    Path path = folder.resolve("a.journal");
    List<JournalEntry> written;
    try (FileJournal journal = ready(path).journal()) {
      written = write(journal, 10);
      assertThat(replay(journal).subList(1, written.size() + 1)).isEqualTo(written);
    }
    Opening.Ready again = ready(path);
    try (FileJournal journal = again.journal()) {
      assertThat(again.task()).hasValue(begun());
      assertThat(again.tornBytes()).isZero();
      assertThat(journal.answers()).isEqualTo(10);
      List<JournalEntry> read = replay(journal);
      assertThat(read.subList(1, read.size() - 1)).isEqualTo(written);
      assertThat(read.getLast()).isEqualTo(new JournalEntry.Opened(123, NOW));
    }
  }

  /// Property: cut anywhere, a journal keeps every record before the cut and can be written on.
  @Test
  void aTornTailIsCutOffWhereverItIsTorn() throws IOException {
    Path whole = folder.resolve("whole.journal");
    try (FileJournal journal = ready(whole).journal()) {
      write(journal, 3);
    }
    byte[] bytes = Files.readAllBytes(whole);
    long before = -1;
    // Every place in the last record, some in those before: each costs a file and its sync.
    for (int length = 0; length <= bytes.length; length += length < bytes.length - 300 ? 9 : 1) {
      Path path = folder.resolve("torn-" + length + ".journal");
      Files.write(path, Arrays.copyOf(bytes, length));
      Opening.Ready opening = ready(path);
      try (FileJournal journal = opening.journal()) {
        long answers = journal.answers();
        assertThat(answers).isBetween(Math.max(0, before), Math.max(0, before) + 1);
        before = answers;
        assertThat(journal.answer(key(77), new Reply.Text(completion("new")))).isEqualTo(answers);
        assertThat(replay(journal).getLast())
            .isEqualTo(new JournalEntry.Answer(key(77), new Reply.Text(completion("new"))));
      }
      Path torn = folder.resolve("torn-" + length + ".journal.torn");
      assertThat(Files.exists(torn) ? Files.size(torn) : 0).isEqualTo(opening.tornBytes());
      Files.delete(path);
      Files.deleteIfExists(torn);
    }
    assertThat(before).isEqualTo(3);
  }

  @Test
  void damageIsNeverTakenForAnAnswer() throws IOException {
    Path whole = folder.resolve("whole.journal");
    try (FileJournal journal = ready(whole).journal()) {
      write(journal, 3);
    }
    byte[] bytes = Files.readAllBytes(whole);
    Random random = new Random(11);
    for (int round = 0; round < 100; round++) {
      byte[] damaged = bytes.clone();
      int at = JournalScan.MAGIC.length + random.nextInt(bytes.length - JournalScan.MAGIC.length);
      damaged[at] ^= (byte) (1 + random.nextInt(255));
      Path path = folder.resolve("damaged-" + round + ".journal");
      Files.write(path, damaged);
      Opening.Ready opening = ready(path);
      try (FileJournal journal = opening.journal()) {
        assertThat(opening.tornBytes() + opening.damaged()).isPositive();
        assertThat(journal.answers()).isLessThanOrEqualTo(3);
      }
    }
  }

  /// One byte gone bad in the first answer does not cost those behind it.
  @Test
  void damageInTheMidstCostsOneRecord() throws IOException {
    Path path = folder.resolve("a.journal");
    try (FileJournal journal = ready(path).journal()) {
      write(journal, 6);
    }
    byte[] bytes = Files.readAllBytes(path);
    int answer = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\"is\":\"answer\"");
    bytes[answer + 40] ^= 1;
    Files.write(path, bytes);
    for (int round = 0; round < 2; round++) {
      Opening.Ready opening = ready(path);
      try (FileJournal journal = opening.journal()) {
        assertThat(opening.tornBytes()).isZero();
        assertThat(opening.damaged()).isEqualTo(1);
        assertThat(opening.task()).hasValue(begun());
        assertThat(journal.answers()).isEqualTo(5);
        assertThat(replay(journal)).filteredOn(JournalEntry.Answer.class::isInstance).hasSize(5);
      }
    }
  }

  /// Without its beginning nothing says whose answers they are: they are kept, but not used.
  @Test
  void aJournalWithoutItsBeginningIsNobodys() throws IOException {
    Path path = folder.resolve("a.journal");
    try (FileJournal journal = ready(path).journal()) {
      write(journal, 3);
    }
    byte[] bytes = Files.readAllBytes(path);
    bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("begun")] ^= 1;
    Files.write(path, bytes);
    Opening.Ready opening = ready(path);
    try (FileJournal journal = opening.journal()) {
      assertThat(opening.task()).isEmpty();
      assertThat(journal.answers()).isZero();
      assertThat(folder.resolve("a.journal.torn")).hasSize(opening.tornBytes());
    }
  }

  @Test
  void aSecondWriterIsRefusedAndToldTheFirst() throws IOException {
    Path path = folder.resolve("a.journal");
    try (FileJournal journal = ready(path).journal()) {
      write(journal, 1);
      assertThat(OpenJournal.open(path))
          .isEqualTo(new Opening.Locked(ProcessHandle.current().pid()));
      assertThat(journal.answer(key(9), new Reply.Text(completion("still open")))).isEqualTo(1);
    }
    assertThat(OpenJournal.open(path)).isInstanceOf(Opening.Ready.class);
  }

  @Test
  void anotherFileIsLeftAsItIs() throws IOException {
    Path path = folder.resolve("notes.journal");
    Files.writeString(path, "Dear diary, today");
    assertThat(OpenJournal.open(path)).isEqualTo(new Opening.Foreign());
    assertThat(path).hasContent("Dear diary, today");
  }

  @Test
  void aJournalPutAsideGetsTheNextFreeNumber() throws IOException {
    Path path = folder.resolve("a.journal");
    assertThat(OpenJournal.setAside(path)).isEmpty();
    for (int i = 1; i <= 3; i++) {
      ready(path).journal().close();
      assertThat(OpenJournal.setAside(path)).hasValue(folder.resolve("a.journal." + i));
    }
    assertThat(path).doesNotExist();
  }

  @Test
  void aJournalThatIsDeletedMakesRoomForANewOne() throws IOException {
    Path path = folder.resolve("a.journal");
    FileJournal journal = ready(path).journal();
    write(journal, 1);
    journal.delete();
    assertThat(path).doesNotExist();
    Opening.Ready again = ready(path);
    try (FileJournal fresh = again.journal()) {
      assertThat(again.task()).isEmpty();
      assertThat(fresh.answers()).isZero();
    }
  }
}
