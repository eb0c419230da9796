package dev.winnow.storage.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.winnow.core.document.Document;
import dev.winnow.core.document.DocumentResult;
import dev.winnow.core.document.Problems;
import dev.winnow.core.task.Overrides;
import dev.winnow.core.task.ReadTask;
import dev.winnow.core.task.TaskResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The examples of the repository are task files as the published schema and the reader want them.
class ExamplesTest {

  private static final Path EXAMPLES = Path.of("..", "examples");

  /// All but the mix, which is no task file: MixTest runs it.
  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml") && !file.endsWith("mix.yaml"))
          .sorted()
          .toList();
    }
  }

  private static Document document(Path path) {
    return switch (ReadDocument.read(path.toString())) {
      case DocumentResult.Found(Document document) -> document;
      case DocumentResult.Broken broken ->
          throw new AssertionError(Problems.format(broken.document(), broken.problems()));
    };
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleFitsThePublishedSchema(Path example) {
    Document schema = document(Path.of("..", "docs", "task.schema.json"));
    Schema compiled =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema.tree());
    assertThat(compiled.validate(document(example).tree())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleIsATask(Path example) {
    assertThat(ready(example).task().target()).isGreaterThanOrEqualTo(100);
  }

  static TaskResult.Ready ready(Path example) {
    return switch (ReadTask.read(document(example), Overrides.NONE, ReadDocument::beside)) {
      case TaskResult.Ready ready -> ready;
      case TaskResult.Rejected rejected ->
          throw new AssertionError(Problems.format(rejected.sources(), rejected.problems()));
    };
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleNamesItsSchemaForEditors(Path example) throws IOException {
    assertThat(Files.readAllLines(example).getFirst())
        .isEqualTo("# yaml-language-server: $schema=../docs/task.schema.json");
  }
}
