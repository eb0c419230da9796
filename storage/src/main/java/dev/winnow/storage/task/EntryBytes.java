package dev.winnow.storage.task;

import dev.winnow.core.run.Verdict;
import java.util.List;

/// About how much memory an entry takes: its texts, at the two bytes a character that Chinese
/// takes, and a little for everything else.
public final class EntryBytes {

  private static final long CHARACTER = 2;
  private static final long ELSE = 500;

  /// Rows that have been read take more than the text they were read from, by this factor.
  private static final long READ = 2;

  private EntryBytes() {}

  /// Bytes of memory.
  public static long of(TaskEntry entry) {
    return ELSE + CHARACTER * characters(entry);
  }

  private static long characters(TaskEntry entry) {
    return switch (entry) {
      case TaskEntry.Settled settled -> {
        long text = settled.reply().completion().text().length();
        boolean rows = settled.verdicts().stream().anyMatch(Verdict::takesPlace);
        yield (rows ? text * (1 + READ) : text) + rejected(settled.verdicts());
      }
      case TaskEntry.Revised revised -> rejected(List.of(revised.verdict()));
      case TaskEntry.Failed failed -> failed.why().message().length();
      case TaskEntry.Noted noted -> noted.said().message().length();
      case TaskEntry.Waited waited -> 0;
      case TaskEntry.Ended ended ->
          ended.why().message().length() + ended.advice().message().length();
    };
  }

  private static long rejected(List<Verdict> verdicts) {
    long characters = 0;
    for (Verdict verdict : verdicts) {
      if (verdict instanceof Verdict.Rejected reject) {
        characters += reject.detail().message().length() + reject.text().length();
      }
    }
    return characters;
  }
}
