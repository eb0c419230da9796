package dev.winnow.storage.export;

/// Looks on while an export is written.
@FunctionalInterface
public interface ExportWatch {

  /// Nobody.
  ExportWatch NONE = read -> true;

  /// Is told now and then.
  ///
  /// @param read rows that were read so far; with a split each row is read twice
  /// @return whether to go on; where not, [ExportCancelled] is thrown
  boolean goesOn(long read);
}
