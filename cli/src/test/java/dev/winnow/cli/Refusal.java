package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a refusal looks like from outside.
final class Refusal {

  private Refusal() {}

  /// It ends with a code, says certain things, and leaves the folder as it was.
  static void assertRefused(Path own, int exit, List<String> arguments, String... says)
      throws IOException {
    Map<String, String> before = listing(own);
    Launched.Done done = InProcess.run(arguments.toArray(String[]::new));
    assertThat(done.exit()).as(done.err()).isEqualTo(exit);
    assertThat(done.err())
        .contains(says)
        .doesNotContain("an internal error in Winnow", "Exception");
    assertThat(listing(own)).isEqualTo(before);
  }

  /// Every file below a folder with its bytes, every folder with none.
  static Map<String, String> listing(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    List<Path> all = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.filter(path -> !path.equals(folder)).forEach(all::add);
    }
    for (Path path : all) {
      String bytes =
          Files.isDirectory(path)
              ? ""
              : new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
      files.put(folder.relativize(path).toString(), bytes);
    }
    return files;
  }
}
