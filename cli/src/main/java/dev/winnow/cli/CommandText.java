package dev.winnow.cli;

import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/// Commands as a person would type them.
final class CommandText {

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_@%+=:,./-]+");

  private CommandText() {}

  /// The command that goes on with a run: the same again, without starting over.
  ///
  /// @param arguments of `run`, as they were given
  static String again(List<String> arguments) {
    StringJoiner text = new StringJoiner(" ");
    text.add(quoted(System.getProperty("winnow.command", "winnow")));
    for (String argument : arguments) {
      if (!argument.equals("--fresh")) {
        text.add(quoted(argument));
      }
    }
    return text.toString();
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
