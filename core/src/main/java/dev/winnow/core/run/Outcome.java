package dev.winnow.core.run;

/// How a run ended.
public sealed interface Outcome {

  /// Every row that was asked for is accepted.
  record Complete() implements Outcome {}

  /// It ended short of its target.
  ///
  /// @param missing rows that are lacking
  /// @param why what happened, a clause without a full stop
  record Partial(long missing, String why) implements Outcome {}

  /// The model cannot be used; what is done is kept, and the run can go on once it is put right.
  ///
  /// @param why the provider's own sentence, or ours
  /// @param advice what to do about it
  record Unusable(String why, String advice) implements Outcome {}

  /// A person stopped it; what is done is kept.
  record Interrupted() implements Outcome {}

  /// What came in could not be written down; what was written before is kept.
  record Unwritable(String why) implements Outcome {}
}
