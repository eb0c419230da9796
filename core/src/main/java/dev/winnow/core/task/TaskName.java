package dev.winnow.core.task;

import dev.winnow.core.document.Excerpt;
import dev.winnow.core.say.Said;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a task's name, which also names its files.
final class TaskName {

  static final int CHARS_MAX = 100;

  /// File systems take 255 bytes; endings and the part file's dot come on top.
  static final int BYTES_MAX = 200;

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}._-]*");
  private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{M}\\p{N}._-]+");

  private TaskName() {}

  /// The name; null where it cannot be used.
  static @Nullable String read(Value value) {
    String name = value.filled();
    if (name == null) {
      return null;
    }
    if (!NAME.matcher(name).matches()) {
      String better = OTHER.matcher(name.strip()).replaceAll("-").replaceFirst("^[-.]+", "");
      Said wrong = TaskFieldSaid.NAME.of(Excerpt.of(name));
      value.error(better.isEmpty() ? wrong : wrong.then(TaskFieldSaid.MAYBE.of(better)));
      return null;
    }
    int chars = name.codePointCount(0, name.length());
    int bytes = name.getBytes(StandardCharsets.UTF_8).length;
    if (chars > CHARS_MAX || bytes > BYTES_MAX) {
      value.error(FieldSaid.TOO_LONG_NAME.of(chars, bytes, CHARS_MAX, BYTES_MAX));
    }
    return name;
  }
}
