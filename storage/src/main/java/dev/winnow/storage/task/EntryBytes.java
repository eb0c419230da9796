package dev.winnow.storage.task;

import java.util.List;

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
              + accepted(settled.accepted())
              + rejected(settled.rejected());
      case TaskEntry.Reinstated reinstated -> reinstated.row().length();
      case TaskEntry.Failed failed -> failed.why().message().length();
      case TaskEntry.Noted noted -> noted.message().length();
      case TaskEntry.Waited waited -> 0;
      case TaskEntry.Ended ended -> ended.why().length() + ended.advice().length();
    };
  }

  private static long accepted(List<String> rows) {
    return rows.stream().mapToLong(String::length).sum();
  }

  private static long rejected(List<TaskEntry.Rejected> texts) {
    return texts.stream().mapToLong(each -> each.detail().length() + each.text().length()).sum();
  }
}
