package dev.winnow.server.web;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Makes names of files out of names that people give.
public final class FileName {

  private static final int BYTES_MAX = 150;
  private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{M}\\p{N}._-]+");
  private static final Pattern START = Pattern.compile("^[-._\\p{M}]+");

  private FileName() {}

  /// A name that every file system takes, without an ending: letters and digits of any script, `-`,
  /// `_`, `.`; `task` where nothing of the name is left.
  public static String of(String name) {
    return of(name, BYTES_MAX, "task");
  }

  /// The same with another name where nothing is left.
  public static String of(String name, String none) {
    return of(name, BYTES_MAX, none);
  }

  /// The same within another bound.
  ///
  /// @param bytesMax bytes of UTF-8 at most
  /// @param none the name where nothing is left
  public static String of(String name, int bytesMax, String none) {
    String plain = START.matcher(OTHER.matcher(name.strip()).replaceAll("-")).replaceAll("");
    int end = plain.length();
    while (end > 0
        && (plain.substring(0, end).getBytes(StandardCharsets.UTF_8).length > bytesMax
            || Character.isHighSurrogate(plain.charAt(end - 1)))) {
      end--;
    }
    String cut = plain.substring(0, end).replaceAll("[-.]+$", "");
    return cut.isEmpty() ? none : cut;
  }
}
