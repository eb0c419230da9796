package dev.winnow.storage.task;

import dev.winnow.core.run.Verdict;

/// About how much memory an entry takes: its texts, at the two bytes a character that Chinese
/// takes, and a little for everything else.
public final class EntryBytes {

  private static final long CHARACTER = 2;
  private static final long ELSE = 500;

  private EntryBytes() {}

  /// Bytes of memory.
  public static long of(TaskEntry entry) {
    return ELSE + CHARACTER * characters(entry);
  }

  private static long characters(TaskEntry entry) {
    return switch (entry) {
      case TaskEntry.Settled settled ->
          settled.reply().completion().text().length()
              + settled.reply().completion().thinking().length()
              + settled.verdicts().stream().mapToLong(EntryBytes::characters).sum();
      case TaskEntry.Revised revised -> characters(revised.verdict());
      case TaskEntry.Failed failed -> failed.why().message().length();
      case TaskEntry.Noted noted -> noted.said().message().length();
      case TaskEntry.ModelNoted noted -> noted.said().message().length();
      case TaskEntry.Waited waited -> 0;
      case TaskEntry.Ended ended ->
          ended.why().message().length() + ended.advice().message().length();
    };
  }

  private static long characters(Verdict verdict) {
    long detail =
        verdict instanceof Verdict.Rejected reject ? reject.detail().message().length() : 0;
    return detail + (verdict.text() == null ? 0 : verdict.text().length());
  }
}
