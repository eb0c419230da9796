package dev.winnow.core.schema.pattern;

/// The steps that the patterns of a schema may take for one row.
///
/// A validator hands nothing on from a row to its patterns, so they are kept with the thread that
/// checks the row.
public final class RowSteps {

  /// For each row, about 10 ms; for each character of a text that is looked at, some more. An
  /// honest pattern takes a few for each character.
  private static final long FOR_A_ROW = 2_000_000;

  private static final long FOR_A_CHARACTER = 40;

  private static final ThreadLocal<RowSteps> CURRENT = ThreadLocal.withInitial(RowSteps::new);

  private long left = FOR_A_ROW;
  private boolean again;

  private RowSteps() {}

  /// Begins a row on this thread.
  public static void begin() {
    RowSteps steps = CURRENT.get();
    steps.left = FOR_A_ROW;
    steps.again = false;
  }

  /// Looks at the row of this thread once more, changed: no steps are added for its texts.
  public static void again() {
    CURRENT.get().again = true;
  }

  static RowSteps current() {
    return CURRENT.get();
  }

  void allow(int characters) {
    if (!again) {
      left += FOR_A_CHARACTER * characters;
    }
  }

  void step() {
    if (--left < 0) {
      throw new UsedUp();
    }
  }

  /// Stops a search. Nobody asks where it was thrown.
  static final class UsedUp extends RuntimeException {
    private UsedUp() {
      super(null, null, false, false);
    }
  }
}
