package dev.winnow.core.schema.pattern;

import com.networknt.schema.regex.RegularExpression;
import dev.winnow.core.say.Said;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A pattern of a schema whose search in a text ends, whatever the two are.
///
/// It is read as ECMA-262 means it. A step is a look at one character; the texts of one row share
/// what steps there are ([RowSteps]).
public final class BoundedPattern implements RegularExpression {

  /// The longest pattern that is read, in characters.
  public static final int LENGTH_MAX = 10_000;

  private final String text;
  private final Pattern java;

  private BoundedPattern(String text, Pattern java) {
    this.text = text;
    this.java = java;
  }

  /// Reads a pattern.
  ///
  /// @throws PatternSyntaxException when it cannot be read; its description says why
  public static BoundedPattern of(String pattern) {
    if (pattern.length() > LENGTH_MAX) {
      throw PatternSaid.TOO_LONG.in("", -1, pattern.length(), LENGTH_MAX);
    }
    try {
      return new BoundedPattern(pattern, Pattern.compile(EcmaPattern.toJava(pattern)));
    } catch (StackOverflowError tooDeep) {
      throw PatternSaid.TOO_DEEP.in("", -1, EcmaPattern.DEPTH_MAX);
    }
  }

  /// Why a pattern could not be read, as a clause.
  public static Said reason(PatternSyntaxException thrown) {
    return thrown instanceof BadPattern ours ? ours.said() : Said.text(thrown.getDescription());
  }

  /// Whether it is found anywhere in a text.
  ///
  /// @throws TooManySteps when that takes too long to find out
  @Override
  public boolean matches(String value) {
    RowSteps steps = RowSteps.current();
    steps.allow(value.length());
    try {
      return java.matcher(new CountedText(value, 0, value.length(), steps)).find();
    } catch (RowSteps.UsedUp usedUp) {
      throw new TooManySteps(text, value);
    } catch (StackOverflowError overflow) {
      // java.util.regex recurses for each turn of a group: (a|b)* over a long text gets here.
      throw new TooManySteps(text, value);
    }
  }

  /// A text that counts the looks at its characters.
  private record CountedText(String text, int from, int to, RowSteps steps)
      implements CharSequence {

    @Override
    public int length() {
      return to - from;
    }

    @Override
    public char charAt(int index) {
      steps.step();
      return text.charAt(from + index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new CountedText(text, from + start, from + end, steps);
    }

    @Override
    public String toString() {
      return text.substring(from, to);
    }
  }
}
